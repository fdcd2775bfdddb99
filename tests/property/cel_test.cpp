// SPDX-License-Identifier: MIT
// Laws of the condition language on generated well-typed expressions.
#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include "cel/ast.hpp"
#include "cel_generate.hpp"
#include "support.hpp"

using namespace stackimpact::cel;             // NOLINT: a test of one namespace
using namespace stackimpact::cel::generated;  // NOLINT
using stackimpact::testing::draw;

namespace {

Program compiled(const Expression& expression) {
    RC_LOG() << expression.text << '\n';
    std::vector<Issue> issues;
    const auto program = compile(expression.text, environment(), expression.expected, issues);
    for (const Issue& issue : issues) {
        if (!issue.is_warning) RC_LOG() << issue.message << '\n';
    }
    // Everything generated is well typed; only a constant may be out of a function's reach.
    const bool out_of_reach = std::any_of(issues.begin(), issues.end(), [](const Issue& issue) {
        return issue.code == stackimpact::Code::condition_argument;
    });
    RC_PRE(!out_of_reach);
    RC_ASSERT(program.has_value());
    return *program;
}

/// The expression with its questions for facts answered, as dropping facts of little weight leaves
/// those answers alone.
Expression without_questions(Expression expression, const Box& box) {
    for (std::size_t slot = 0; slot < box.size(); ++slot) {
        const std::string question = "has(facts." + environment().variables()[slot].name + ")";
        const bool is_absent = std::holds_alternative<std::monostate>(box[slot].value);
        for (std::size_t at = 0; (at = expression.text.find(question)) != std::string::npos;) {
            expression.text.replace(at, question.size(), is_absent ? "false" : "true");
        }
    }
    return expression;
}

/// The same bits: NaN is NaN.
bool is_same(const Value& a, const Value& b) {
    const auto* const left = std::get_if<double>(&a);
    const auto* const right = std::get_if<double>(&b);
    if (left == nullptr || right == nullptr) return a == b;
    return std::bit_cast<std::uint64_t>(*left) == std::bit_cast<std::uint64_t>(*right);
}

bool same_tree(const Ast& a, NodeId i, const Ast& b, NodeId j) {
    const Node& left = a.nodes[i];
    const Node& right = b.nodes[j];
    if (left.kind != right.kind || left.op != right.op || left.name != right.name ||
        left.literal != right.literal || left.operation.function != right.operation.function ||
        left.macro != right.macro || left.type.kind != right.type.kind ||
        left.children.size() != right.children.size()) {
        return false;
    }
    for (std::size_t k = 0; k < left.children.size(); ++k) {
        if (!same_tree(a, left.children[k], b, right.children[k])) return false;
    }
    return true;
}

/// The outcome, which both engines must agree on.
Outcome outcome_of(const Program& program, const Box& box) {
    const Outcome fast = evaluate(program, box);
    const Outcome slow = walk(program, box);
    RC_ASSERT(fast.kind == slow.kind);
    RC_ASSERT(is_same(fast.value, slow.value));
    RC_ASSERT(fast.evidence == slow.evidence);
    RC_ASSERT(fast.missing == slow.missing);
    RC_ASSERT(fast.error == slow.error);
    return fast;
}

void check_same(const Outcome& a, const Outcome& b) {
    RC_ASSERT(a.kind == b.kind);
    RC_ASSERT(is_same(a.value, b.value));
    RC_ASSERT(a.evidence == b.evidence);
    RC_ASSERT(a.missing == b.missing);
}

void check_inside(const Outcome& outcome, const Bounds& bounds) {
    if (outcome.kind != Outcome::Kind::value) {
        RC_ASSERT(bounds.may_be_undecided);
        return;
    }
    if (std::holds_alternative<bool>(outcome.value) && !outcome.is_true()) {
        RC_ASSERT(bounds.may_be_false);
        return;
    }
    if (outcome.is_true()) {
        RC_ASSERT(bounds.may_be_true);
    } else if (std::isnan(outcome.number())) {
        RC_ASSERT(bounds.may_be_undecided);
        return;
    } else {
        RC_ASSERT(bounds.may_be_number);
        RC_ASSERT(bounds.low <= outcome.number());
        RC_ASSERT(outcome.number() <= bounds.high);
    }
    RC_ASSERT(bounds.evidence_low <= outcome.evidence);
    RC_ASSERT(outcome.evidence <= bounds.evidence_high);
}

void check_no_narrower(const Bounds& narrow, const Bounds& wide) {
    RC_ASSERT(wide.may_be_true || !narrow.may_be_true);
    RC_ASSERT(wide.may_be_false || !narrow.may_be_false);
    RC_ASSERT(wide.may_be_undecided || !narrow.may_be_undecided);
    RC_ASSERT(wide.may_be_number || !narrow.may_be_number);
    if (narrow.may_be_number) {
        RC_ASSERT(wide.low <= narrow.low);
        RC_ASSERT(narrow.high <= wide.high);
    }
    if (narrow.may_be_number || narrow.may_be_true) {
        RC_ASSERT(wide.evidence_low <= narrow.evidence_low);
        RC_ASSERT(narrow.evidence_high <= wide.evidence_high);
    }
}

}  // namespace

LAW("evidence is the largest threshold of weight that keeps the outcome", [] {
    const Box box = draw_box();
    const Program program = compiled(without_questions(draw_expression(), box));
    const Outcome outcome = outcome_of(program, box);
    RC_PRE(outcome.kind == Outcome::Kind::value);
    std::set<double> thresholds = {0.0, 1.0};
    for (const Binding& binding : box) thresholds.insert(binding.weight);
    double largest = 0.0;
    for (const double threshold : thresholds) {
        Box rest = box;
        for (Binding& binding : rest) {
            if (binding.weight < threshold) binding.value = std::monostate{};
        }
        const Outcome again = outcome_of(program, rest);
        if (again.kind == outcome.kind && is_same(again.value, outcome.value)) largest = threshold;
    }
    RC_ASSERT(outcome.evidence == largest);
})

LAW("a question for a fact weighs 1 and leaves the rest of the evidence alone", [] {
    const Box box = draw_box();
    const Expression expression = draw_expression();
    check_same(outcome_of(compiled(expression), box),
               outcome_of(compiled(without_questions(expression, box)), box));
})

LAW("the order of operands does not matter to && and ||", [] {
    const Box box = draw_box();
    const std::string left = a_bool(draw(0, 2));
    const std::string right = a_bool(draw(0, 2));
    const std::string op = pick({"&&", "||"});
    check_same(outcome_of(compiled({two(left, op, right)}), box),
               outcome_of(compiled({two(right, op, left)}), box));
})

LAW("an expression that names its missing facts has a value or an error once they are given", [] {
    Box box = draw_box();
    const Program program = compiled(draw_expression());
    // Each round gives at least one more fact.
    for (std::size_t round = 0; round <= box.size(); ++round) {
        const Outcome outcome = outcome_of(program, box);
        if (outcome.kind != Outcome::Kind::missing) return;
        RC_ASSERT(!outcome.missing.empty());
        for (const std::size_t slot : outcome.missing) {
            RC_ASSERT(std::holds_alternative<std::monostate>(box[slot].value));
            RC_ASSERT(std::binary_search(program.reads().begin(), program.reads().end(), slot));
            box[slot] = draw_binding(environment().variables()[slot].type);
        }
    }
    RC_FAIL("facts are missing that are there");
})

LAW("bounds contain every outcome inside the box", [] {
    const Box box = draw_box();
    const Program program = compiled(draw_expression());
    const Bounds bounds = bound(program, box);
    check_inside(outcome_of(program, box), bounds);
    for (int i = 0; i < 20; ++i) check_inside(outcome_of(program, draw_point(box)), bounds);
})

LAW("a wider box never gives narrower bounds", [] {
    const Box box = draw_box();
    const Program program = compiled(draw_expression());
    check_no_narrower(bound(program, box), bound(program, draw_wider(box)));
})

LAW("a point is bounded by its own outcome", [] {
    Box box = draw_box();
    for (Binding& binding : box) {
        const bool is_number = std::holds_alternative<double>(binding.value);
        binding.low = is_number ? std::get<double>(binding.value) : 0.0;
        if (const auto* const value = std::get_if<std::int64_t>(&binding.value)) {
            RC_PRE(std::fabs(static_cast<double>(*value)) < 100);
            binding.low = static_cast<double>(*value);
        }
        binding.high = binding.low;
        if (binding.weight == 0.0) binding.weight = 0.5;
        binding.weight_low = binding.weight;
        binding.weight_high = binding.weight;
    }
    const Program program = compiled({a_bool(draw(0, 2))});
    const Outcome outcome = outcome_of(program, box);
    const Bounds bounds = bound(program, box);
    check_inside(outcome, bounds);
    RC_ASSERT(!(bounds.may_be_true && bounds.may_be_false));
})

LAW("what is printed is read as the same tree", [] {
    const Expression expression = draw_expression();
    const Program program = compiled(expression);
    const std::string printed = program.print();
    RC_ASSERT(printed.size() <= expression.text.size());
    const Program again = compiled({printed, expression.expected});
    RC_ASSERT(again.print() == printed);
    const Ast& a = program.ast();
    const Ast& b = again.ast();
    RC_ASSERT(same_tree(a, a.root, b, b.root));
    RC_ASSERT(program.reads() == again.reads());
})
