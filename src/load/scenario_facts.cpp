// SPDX-License-Identifier: MIT
#include "load/scenario_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "load/load.hpp"
#include "load/names.hpp"
#include "model/format.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

/// What an amount consists of when it names no unit and no bound.
constexpr std::string_view bare_amount = "0123456789.,_+-kKmMbBnNtT";

double factor_of(const FactDeclaration& declaration, const Vocabulary& vocabulary) {
    const auto unit = vocabulary.units.find(declaration.unit);
    return unit == vocabulary.units.end() ? 1.0 : unit->second.factor;
}

bool is_numeric(const FactDeclaration& declaration) {
    return declaration.type == FactType::number || declaration.type == FactType::integer;
}

std::string range_words(const FactDeclaration& declaration, const Vocabulary& vocabulary) {
    const double factor = factor_of(declaration, vocabulary);
    const auto words = [&](double bound) {
        return amount(bound * factor, declaration.unit, vocabulary);
    };
    if (!declaration.maximum) return "at least " + words(declaration.minimum.value_or(0.0));
    if (!declaration.minimum) return "at most " + words(*declaration.maximum);
    return words(*declaration.minimum) + " to " + words(*declaration.maximum);
}

/// Whether a number in base units lies in the declared range.
bool in_range(const Input& input, Span span, double value, const FactDeclaration& declaration,
              const Vocabulary& vocabulary) {
    const double factor = factor_of(declaration, vocabulary);
    const bool high_enough = !declaration.minimum || value >= *declaration.minimum * factor;
    const bool low_enough = !declaration.maximum || value <= *declaration.maximum * factor;
    if (std::isfinite(value) && high_enough && low_enough) return true;
    if (std::isfinite(value)) {
        input.error(
            Code::value_out_of_range, span,
            fmt::format("`{}` must lie in {}", declaration.name.str(),
                        range_words(declaration, vocabulary)),
            declaration.example.empty() ? std::string{} : "for example " + declaration.example);
    } else {
        input.error(Code::value_out_of_range, span, "the number is too large");
    }
    return false;
}

/// The number and its bounds in base units, from a JSON number in the declared unit or an amount in
/// text.
std::optional<Amount> read_amount(const Input& input, const JsonNode& node, std::string_view what,
                                  const FactDeclaration& declaration,
                                  const Vocabulary& vocabulary) {
    if (node.kind == JsonNode::Kind::string) {
        const auto text = read_text(input, node, what);
        if (!text) return std::nullopt;
        return parse_amount(*text, declaration.unit, vocabulary, input.place(node.span),
                            input.diagnostics());
    }
    if (node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number) {
        return Amount{node.number * factor_of(declaration, vocabulary), {}, {}};
    }
    input.error(
        Code::wrong_type, node.span,
        fmt::format("{} must be a number or an amount in text, not {}", what, kind_name(node.kind)),
        declaration.example.empty() ? std::string{} : "for example " + declaration.example);
    return std::nullopt;
}

bool bounds_in_range(const Input& input, Span span, const Amount& read,
                     const FactDeclaration& declaration, const Vocabulary& vocabulary) {
    for (const double value :
         {read.value, read.low.value_or(read.value), read.high.value_or(read.value)}) {
        if (!in_range(input, span, value, declaration, vocabulary)) return false;
    }
    return true;
}

/// The author's words are kept where they say more than the number.
std::string words_of(const JsonNode& node, const Amount& read, const FactDeclaration& declaration) {
    if (node.kind != JsonNode::Kind::string) return {};
    const bool bare = node.string.find_first_not_of(bare_amount) == std::string::npos;
    return bare && !declaration.unit.empty() && !read.low && !read.high ? std::string{}
                                                                        : node.string;
}

std::optional<WrittenValue> read_numeric(const Input& input, const JsonNode& node,
                                         const FactDeclaration& declaration,
                                         const Vocabulary& vocabulary) {
    const std::string what = fmt::format("`{}`", declaration.name.str());
    const auto read = read_amount(input, node, what, declaration, vocabulary);
    if (!read || !bounds_in_range(input, node.span, *read, declaration, vocabulary)) {
        return std::nullopt;
    }
    WrittenValue written{read->value, read->low, read->high, words_of(node, *read, declaration)};
    if (declaration.type == FactType::number) return written;
    if (std::trunc(read->value) != read->value || std::fabs(read->value) > largest_whole_fact) {
        input.error(Code::wrong_type, node.span, what + " must be a whole number");
        return std::nullopt;
    }
    written.value = static_cast<std::int64_t>(read->value);
    return written;
}

std::optional<WrittenValue> read_enumerated(const Input& input, const JsonNode& node,
                                            const FactDeclaration& declaration) {
    auto word = read_reference(input, node, fmt::format("a value of `{}`", declaration.name.str()),
                               Code::unknown_enum_value, declaration.values);
    if (!word) return std::nullopt;
    return WrittenValue{std::move(*word), {}, {}, {}};
}

/// A bound given by its own key; it must not be an interval itself.
std::optional<double> read_bound(const Input& input, const JsonNode& node, std::string_view key,
                                 const FactDeclaration& declaration, const Vocabulary& vocabulary) {
    const std::string what = fmt::format("`{}`", key);
    if (!is_numeric(declaration)) {
        input.error(Code::conflicting_keys, node.span,
                    fmt::format("{} has no bounds: its type is {}", quoted(declaration.name.str()),
                                name(declaration.type)));
        return std::nullopt;
    }
    const auto read = read_amount(input, node, what, declaration, vocabulary);
    if (!read) return std::nullopt;
    if (read->low || read->high) {
        input.error(Code::invalid_amount, node.span, what + " must be a single amount");
        return std::nullopt;
    }
    if (!in_range(input, node.span, read->value, declaration, vocabulary)) return std::nullopt;
    return read->value;
}

/// One side of the bounds: from the value's own text or from its key, not from both.
void merge_bound(const Input& input, ObjectReader& reader, std::string_view key,
                 const FactDeclaration& declaration, const Vocabulary& vocabulary,
                 const std::optional<FactValue>& value, std::optional<double>& bound) {
    const JsonNode* node = reader.find(key);
    if (node == nullptr) return;
    const auto read = read_bound(input, *node, key, declaration, vocabulary);
    if (!read) return;
    if (bound) {
        input.error(Code::conflicting_keys, node->span,
                    fmt::format("the value already says its `{}`", key));
        return;
    }
    bound = read;
    if (!value) return;
    const double number = number_of(*value).value_or(0.0);
    const bool wrong = key == "low" ? *read > number : *read < number;
    if (wrong) {
        input.error(Code::invalid_value, node->span,
                    fmt::format("`{}` is {} the value", key, key == "low" ? "above" : "below"));
    }
}

FactChange change_of(FactName name, WrittenValue written) {
    FactChange change;
    change.name = std::move(name);
    change.value = std::move(written.value);
    change.low = written.low;
    change.high = written.high;
    change.as_written = std::move(written.as_written);
    return change;
}

void read_bounds(const Input& input, ObjectReader& reader, const FactDeclaration& declaration,
                 const Vocabulary& vocabulary, FactChange& change) {
    merge_bound(input, reader, "low", declaration, vocabulary, change.value, change.low);
    merge_bound(input, reader, "high", declaration, vocabulary, change.value, change.high);
}

/// Reads the keys that a fact and a change of it share; a `value` of null where it is `nullable`
/// leaves the change without one.
FactChange read_change_keys(const Input& input, ObjectReader& reader,
                            const FactDeclaration& declaration, bool stated, bool nullable,
                            const Vocabulary& vocabulary, Sources& sources) {
    FactChange change;
    change.name = declaration.name;
    const bool bounded = reader.find("low") != nullptr || reader.find("high") != nullptr;
    const JsonNode* value = reader.find("value");
    if (!stated || bounded) {
        value = reader.require(
            "value", bounded ? "bounds come with a value" : "nothing else states this fact");
    }
    if (value != nullptr && !(nullable && value->kind == JsonNode::Kind::null)) {
        auto written = read_fact_value(input, *value, declaration, vocabulary);
        if (written) change = change_of(declaration.name, std::move(*written));
    }
    read_bounds(input, reader, declaration, vocabulary, change);
    if (const JsonNode* status = reader.find("status")) change.status = read_status(input, *status);
    if (const JsonNode* list = reader.find("sources")) {
        change.citations = read_citations(input, *list, sources);
    }
    change.at_most = reader.number("at_most", unit_range);
    return change;
}

/// The fact that a change makes where there was none.
Fact fact_of(FactChange change) {
    Fact fact;
    fact.name = std::move(change.name);
    fact.value = change.value.value_or(FactValue{});
    fact.low = change.low;
    fact.high = change.high;
    fact.as_written = std::move(change.as_written);
    fact.status = change.status.value_or(FactStatus::claimed);
    fact.citations = change.citations.value_or(std::vector<Citation>{});
    fact.at_most = change.at_most;
    return fact;
}

}  // namespace

std::optional<WrittenValue> read_fact_value(const Input& input, const JsonNode& node,
                                            const FactDeclaration& declaration,
                                            const Vocabulary& vocabulary) {
    const std::string what = fmt::format("`{}`", declaration.name.str());
    switch (declaration.type) {
        case FactType::boolean: {
            const auto truth = read_boolean(input, node, what);
            if (!truth) return std::nullopt;
            return WrittenValue{*truth, {}, {}, {}};
        }
        case FactType::integer:
        case FactType::number:
            return read_numeric(input, node, declaration, vocabulary);
        case FactType::enumeration:
            return read_enumerated(input, node, declaration);
        case FactType::text: {
            auto text = read_words(input, node, what);
            if (!text) return std::nullopt;
            return WrittenValue{std::move(*text), {}, {}, {}};
        }
    }
    return std::nullopt;
}

const FactDeclaration* find_fact(const Input& input, Span span, const std::string& name,
                                 const Vocabulary& vocabulary) {
    const auto found = vocabulary.facts.find(FactName{name});
    if (found != vocabulary.facts.end()) return &found->second;
    input.error(Code::unknown_fact, span,
                fmt::format("the vocabulary has no fact {}", quoted(name)),
                nearest_hint(name, names_of(vocabulary.facts)));
    return nullptr;
}

std::vector<FactName> read_fact_names(const Input& input, const JsonNode& node,
                                      std::string_view what, const Vocabulary& vocabulary) {
    std::vector<FactName> names;
    for (const JsonNode& item : read_items(input, node, what)) {
        if (!has_type(input, item, JsonNode::Kind::string, "a fact's name")) continue;
        const FactDeclaration* fact = find_fact(input, item.span, item.string, vocabulary);
        if (fact == nullptr) continue;
        if (std::find(names.begin(), names.end(), fact->name) == names.end()) {
            names.push_back(fact->name);
        }
    }
    return names;
}

std::optional<FactStatus> read_status(const Input& input, const JsonNode& node) {
    static constexpr std::array<std::string_view, 4> words = {"confirmed", "claimed", "disputed",
                                                              "retracted"};
    return read_enum<FactStatus>(input, node, "a status", words);
}

std::optional<Voice> read_voice(const Input& input, const JsonNode& node) {
    static constexpr std::array<std::string_view, 4> words = {"market", "analyst", "vendor",
                                                              "users"};
    return read_enum<Voice>(input, node, "a voice", words);
}

std::optional<KindId> read_kind(const Input& input, const JsonNode& node,
                                const Vocabulary& vocabulary) {
    auto id = read_reference(input, node, "a kind of event", Code::unknown_kind,
                             names_of(vocabulary.kinds));
    if (!id) return std::nullopt;
    return KindId{std::move(*id)};
}

FactChange read_fact_change(const Input& input, const JsonNode& node,
                            const FactDeclaration& declaration, bool stated,
                            const Vocabulary& vocabulary, Sources& sources) {
    if (node.kind != JsonNode::Kind::object) {
        auto written = read_fact_value(input, node, declaration, vocabulary);
        return change_of(declaration.name, std::move(written).value_or(WrittenValue{}));
    }
    ObjectReader reader(input, node, "a change of a fact");
    FactChange change =
        read_change_keys(input, reader, declaration, stated, false, vocabulary, sources);
    reader.finish();
    return change;
}

std::optional<Fact> read_fact(const Input& input, const JsonNode& node,
                              const FactDeclaration& declaration, const Vocabulary& vocabulary,
                              Sources& sources) {
    if (node.kind == JsonNode::Kind::null) return std::nullopt;
    if (node.kind != JsonNode::Kind::object) {
        auto written = read_fact_value(input, node, declaration, vocabulary);
        return fact_of(change_of(declaration.name, std::move(written).value_or(WrittenValue{})));
    }
    ObjectReader reader(input, node, "a fact");
    Fact fact =
        fact_of(read_change_keys(input, reader, declaration, false, true, vocabulary, sources));
    if (const JsonNode* by = reader.find("by")) fact.by = read_voice(input, *by);
    fact.note = reader.text("note");
    // For whoever fills in the value.
    static_cast<void>(reader.text("question"));
    reader.finish();
    const JsonNode* const value = node.find("value");
    if (value != nullptr && value->kind == JsonNode::Kind::null) return std::nullopt;
    return fact;
}

std::map<FactName, Fact> read_facts(const Input& input, const JsonNode& node,
                                    const Vocabulary& vocabulary, Sources& sources) {
    std::map<FactName, Fact> facts;
    for (const JsonMember& member : read_members(input, node, "`facts`")) {
        const FactDeclaration* declaration =
            find_fact(input, member.key_span, member.key, vocabulary);
        if (declaration == nullptr) continue;
        auto fact = read_fact(input, member.value, *declaration, vocabulary, sources);
        if (!fact) continue;
        fact->location = input.location(member.key_span);
        facts.emplace(declaration->name, std::move(*fact));
    }
    return facts;
}

}  // namespace stackimpact
