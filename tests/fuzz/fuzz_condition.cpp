// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "cel/cost.hpp"
#include "cel/program.hpp"
#include "fuzz.hpp"

namespace cel = stackimpact::cel;
namespace fuzz = stackimpact::fuzz;

namespace {

/// Doles out the bytes that do not belong to the condition; zeros at their end.
class Choices {
public:
    explicit Choices(std::string_view bytes) : bytes_(bytes) {}

    unsigned next() {
        if (at_ >= bytes_.size()) return 0;
        return static_cast<unsigned char>(bytes_[at_++]);
    }
    /// In [0, 1].
    double fraction() { return next() / 255.0; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

void bind_number(const cel::Variable& variable, Choices& choices, cel::Binding& binding) {
    const double minimum = variable.minimum.value_or(-1000.0);
    const double maximum = variable.maximum.value_or(1000.0);
    double value = minimum + (maximum - minimum) * choices.fraction();
    if (variable.type.kind == cel::Type::Kind::integer) {
        value = std::floor(value);
        binding.value = static_cast<std::int64_t>(value);
    } else {
        binding.value = value;
    }
    binding.low = std::min(value, minimum + (value - minimum) * choices.fraction());
    binding.high = std::max(value, value + (maximum - value) * choices.fraction());
}

cel::Binding bind(const cel::Variable& variable, Choices& choices) {
    cel::Binding binding;
    if (variable.is_fact) {
        binding.weight = choices.fraction();
        binding.weight_low = binding.weight * choices.fraction();
        binding.weight_high = binding.weight + (1.0 - binding.weight) * choices.fraction();
        if (choices.next() % 4 == 0) return binding;  // absent
    }
    switch (variable.type.kind) {
        case cel::Type::Kind::boolean:
            binding.value = choices.next() % 2 == 1;
            break;
        case cel::Type::Kind::enumeration:
            binding.value = variable.type.domain[choices.next() % variable.type.domain.size()];
            break;
        case cel::Type::Kind::string:
            binding.value = std::string(choices.next() % 4, 'a');
            break;
        case cel::Type::Kind::integer:
        case cel::Type::Kind::number:
        case cel::Type::Kind::quantity:
            bind_number(variable, choices, binding);
            break;
        default:
            break;
    }
    return binding;
}

void check_issues(bool compiled, const std::vector<cel::Issue>& issues, std::string_view text) {
    bool errors = false;
    for (const cel::Issue& issue : issues) {
        errors = errors || !issue.is_warning;
        fuzz::require(!issue.message.empty(), "an issue has a message");
        fuzz::require(issue.span.begin <= issue.span.end && issue.span.end <= text.size(),
                      "an issue is inside the condition");
        fuzz::require(issue.other.begin <= issue.other.end && issue.other.end <= text.size(),
                      "the second place is inside the condition");
    }
    fuzz::require(compiled != errors, "either a program or an error");
}

bool is_same(const cel::Value& a, const cel::Value& b) {
    const auto* const left = std::get_if<double>(&a);
    const auto* const right = std::get_if<double>(&b);
    if (left == nullptr || right == nullptr) return a == b;
    return std::bit_cast<std::uint64_t>(*left) == std::bit_cast<std::uint64_t>(*right);
}

/// The outcome, which both engines must agree on.
cel::Outcome outcome_of(const cel::Program& program, const std::vector<cel::Binding>& bindings) {
    const cel::Outcome fast = cel::evaluate(program, bindings);
    const cel::Outcome slow = cel::walk(program, bindings);
    fuzz::require(fast.kind == slow.kind, "both engines give the same kind of outcome");
    const bool owns_cells = fast.value.index() > 7;
    fuzz::require(owns_cells || is_same(fast.value, slow.value), "both engines give one value");
    fuzz::require(fast.evidence == slow.evidence, "both engines give the same evidence");
    fuzz::require(fast.missing == slow.missing, "both engines miss the same facts");
    fuzz::require(fast.error == slow.error, "both engines give the same error");
    return fast;
}

/// Without types everything that can be read can be run, and ends.
void check_untyped(std::string_view text, const cel::Environment& environment,
                   const std::vector<cel::Binding>& bindings) {
    std::vector<cel::Issue> issues;
    const auto program = cel::compile_untyped(text, environment, issues);
    fuzz::require(program.has_value() == issues.empty(), "either a program or an error");
    if (!program || program->reads().size() > cel::max_reads) return;
    if (cel::worst_cost(program->ast()) <= cel::max_cost) (void)outcome_of(*program, bindings);
}

void check_outcome(const cel::Program& program, const std::vector<cel::Binding>& bindings) {
    const cel::Outcome outcome = outcome_of(program, bindings);
    fuzz::require(outcome.evidence >= 0.0 && outcome.evidence <= 1.0, "evidence is in [0, 1]");
    const bool missing = outcome.kind == cel::Outcome::Kind::missing;
    fuzz::require(missing != outcome.missing.empty(), "missing facts are named, and only then");
    fuzz::require(std::is_sorted(outcome.missing.begin(), outcome.missing.end()),
                  "missing facts are in order");
    for (const std::size_t slot : outcome.missing) {
        fuzz::require(std::holds_alternative<std::monostate>(bindings[slot].value),
                      "a missing fact is absent");
    }
    const bool failed = outcome.kind == cel::Outcome::Kind::error;
    fuzz::require(failed != outcome.error.empty(), "an error says what went wrong");

    const cel::Bounds bounds = cel::bound(program, bindings);
    if (missing || failed) {
        fuzz::require(bounds.may_be_undecided, "bounds know that the outcome can be undecided");
        return;
    }
    if (std::holds_alternative<bool>(outcome.value)) {
        fuzz::require(outcome.is_true() ? bounds.may_be_true : bounds.may_be_false,
                      "bounds contain the outcome");
        if (!outcome.is_true()) return;
    } else if (std::isnan(outcome.number())) {
        fuzz::require(bounds.may_be_undecided, "bounds know of what is not a number");
        return;
    } else {
        fuzz::require(bounds.low <= outcome.number() && outcome.number() <= bounds.high,
                      "bounds contain the number");
    }
    fuzz::require(
        bounds.evidence_low <= outcome.evidence && outcome.evidence <= bounds.evidence_high,
        "bounds contain the evidence");
}

}  // namespace

/// The first byte says what the condition must yield; what follows the first line break chooses the
/// facts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto expected = data[0] % 2 == 0 ? cel::Expected::boolean : cel::Expected::number;
    const std::string_view rest = fuzz::bytes(data + 1, size - 1);
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    const std::string_view text = rest.substr(0, line_end);
    const cel::Environment& environment = fuzz::builtin().rules.environment;
    std::vector<cel::Issue> issues;
    const auto program = cel::compile(text, environment, expected, issues);
    check_issues(program.has_value(), issues, text);
    Choices choices(rest.substr(std::min(line_end + 1, rest.size())));
    std::vector<cel::Binding> bindings;
    for (const cel::Variable& variable : environment.variables()) {
        bindings.push_back(bind(variable, choices));
    }
    check_untyped(text, environment, bindings);
    if (!program) return 0;

    const std::string printed = program->print();
    if (printed.size() <= cel::max_text_bytes) {
        std::vector<cel::Issue> again;
        const auto reread = cel::compile(printed, environment, expected, again);
        fuzz::require(reread.has_value(), "what is printed compiles");
        fuzz::require(reread->print() == printed, "what is printed prints the same");
        fuzz::require(reread->reads() == program->reads(), "what is printed reads the same");
    }
    check_outcome(*program, bindings);
    return 0;
}
