// SPDX-License-Identifier: MIT
#include "load/gate_condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::array<std::string_view, 10> condition_keys{
    "number",     "verdict",     "not_verdict",           "order",         "gap", "no_flip",
    "max_change", "min_sources", "min_counter_arguments", "min_confidence"};

/// Numbers of results have millionths, and beyond this a double has none.
constexpr NumberRange bound_range{-1e9, 1e9, false};
/// Net lies in -1 to 1.
constexpr NumberRange change_range{0.0, 2.0, false};
constexpr std::int64_t most_things = 1000;

/// The words of an enumeration from its first to its last enumerator.
template <class Enum>
std::vector<std::string_view> words_up_to(Enum last) {
    std::vector<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(last); ++i) words.push_back(name(static_cast<Enum>(i)));
    return words;
}

std::span<const JsonNode> read_some(const Input& input, const JsonNode& node,
                                    std::string_view what) {
    const auto items = read_items(input, node, what);
    if (items.empty() && node.kind == JsonNode::Kind::array) {
        input.error(Code::invalid_value, node.span, fmt::format("{} must not be empty", what));
    }
    return items;
}

template <class Enum>
std::vector<Enum> read_enums(const Input& input, const JsonNode& node, std::string_view key,
                             std::string_view what, Enum last) {
    const auto words = words_up_to(last);
    std::vector<Enum> values;
    for (const JsonNode& item : read_some(input, node, fmt::format("`{}`", key))) {
        if (const auto read = read_enum<Enum>(input, item, what, words)) values.push_back(*read);
    }
    return values;
}

/// A bound that a number of a result can meet exactly: with at most six decimals.
std::optional<Micro> read_bound(const Input& input, const JsonNode& node, std::string_view key,
                                const NumberRange& range) {
    const auto read = read_number(input, node, fmt::format("`{}`", key), range);
    if (!read) return std::nullopt;
    const Micro bound = to_micro(*read);
    constexpr double tolerance = 1e-4;  // of a millionth: what reading a decimal can lose
    if (std::fabs(*read * 1e6 - static_cast<double>(bound.value)) <= tolerance) return bound;
    input.error(Code::invalid_value, node.span,
                fmt::format("`{}` must have at most 6 decimals, as the numbers of results", key));
    return std::nullopt;
}

/// Reads what follows on the key of a condition.
class ConditionReader {
public:
    ConditionReader(const Input& input, ObjectReader& reader, const GateWorld& world, Gate& gate)
        : input_(input), reader_(reader), world_(world), gate_(gate) {}

    void read(std::string_view key) {
        const JsonNode* const node = reader_.find(key);
        if (key == "number") return number(*node);
        if (key == "order") return order(*node);
        layers();
        if (key == "verdict" || key == "not_verdict") return verdict(*node, key);
        if (key == "gap") return gap(*node);
        if (key == "no_flip") {
            gate_.condition = NoFlipGate{side(*node, "`no_flip`")};
        } else if (key == "max_change") {
            max_change(*node);
        } else if (key == "min_sources") {
            gate_.condition = SourcesGate{count(*node, "`min_sources`")};
        } else if (key == "min_counter_arguments") {
            gate_.condition = CounterGate{count(*node, "`min_counter_arguments`")};
        } else {
            const auto words = words_up_to(ConfidenceLevel::high);
            gate_.condition = ConfidenceGate{
                read_enum<ConfidenceLevel>(input_, *node, "a level of confidence", words)
                    .value_or(ConfidenceLevel::low)};
        }
    }

private:
    void layers() {
        const JsonNode* const node = reader_.find("layers");
        if (node == nullptr) return;
        const Names known = layer_names(world_.stack);
        gate_.layers = read_patterns(input_, *node, "`layers`", &known);
    }

    void number(const JsonNode& node) {
        NumberGate asked;
        if (world_.numbers.read(input_, node, asked)) place_number(asked);
        layers();
        asked.min = bound("min", bound_range);
        asked.max = bound("max", bound_range);
        if (reader_.node().find("min") == nullptr && reader_.node().find("max") == nullptr) {
            input_.error(Code::missing_key, reader_.opening(),
                         "a gate with `number` needs `min`, `max` or both");
        }
        if (asked.min && asked.max && *asked.min > *asked.max) {
            input_.error(Code::invalid_value, reader_.find("max")->span,
                         "`max` is less than `min`: nothing can pass");
        }
        asked.allow_missing = reader_.flag("allow_missing");
        gate_.condition = std::move(asked);
    }

    /// A number of one layer or of the whole result leaves no choice of layers.
    void place_number(NumberGate& asked) {
        if (asked.of_layer) return;
        if (const JsonNode* const layers = reader_.find("layers")) {
            input_.error(
                Code::conflicting_keys, layers->span,
                fmt::format("`{}` is not a number of every layer", fmt::join(asked.path, ".")),
                "leave `layers` out, or begin the path at a layer's key");
        } else if (asked.path.front() == "layers") {
            gate_.layers = {asked.path[1]};
            asked.path.erase(asked.path.begin(), asked.path.begin() + 2);
            asked.of_layer = true;
        }
    }

    std::optional<Micro> bound(std::string_view key, const NumberRange& range) {
        const JsonNode* const node = reader_.find(key);
        return node == nullptr ? std::nullopt : read_bound(input_, *node, key, range);
    }

    void order(const JsonNode& node) {
        OrderGate asked;
        const Names known = layer_names(world_.stack);
        for (const JsonNode& item : read_items(input_, node, "`order`")) {
            const auto layer =
                read_reference(input_, item, "a layer of the stack", Code::unknown_layer, known);
            if (!layer) continue;
            const LayerId id{*layer};
            if (std::find(asked.layers.begin(), asked.layers.end(), id) != asked.layers.end()) {
                input_.error(Code::invalid_value, item.span,
                             fmt::format("{} is in `order` twice", quoted(*layer)));
            }
            asked.layers.push_back(id);
        }
        if (node.kind == JsonNode::Kind::array && node.items.size() < 2) {
            input_.error(Code::invalid_value, node.span, "`order` needs two layers or more");
        }
        gate_.condition = std::move(asked);
    }

    void verdict(const JsonNode& node, std::string_view key) {
        gate_.condition = VerdictGate{
            read_enums(input_, node, key, "a verdict", Verdict::contested), key == "verdict"};
    }

    void gap(const JsonNode& node) {
        static constexpr std::array<std::string_view, 2> views{"said", "did"};
        GapGate asked;
        asked.view = read_enum<MarketView>(input_, node, "a view of the market", views)
                         .value_or(MarketView::said);
        const JsonNode* const allowed = reader_.find("label");
        const JsonNode* const refused = reader_.find("not_label");
        if (allowed == nullptr && refused == nullptr) {
            input_.error(Code::missing_key, reader_.opening(),
                         "a gate with `gap` needs `label` or `not_label`");
        } else if (allowed != nullptr && refused != nullptr) {
            input_.error(Code::conflicting_keys, refused->span,
                         "`label` and `not_label` are two gates");
        }
        asked.allowed = allowed != nullptr;
        if (const JsonNode* const labels = asked.allowed ? allowed : refused) {
            asked.labels = read_enums(input_, *labels, asked.allowed ? "label" : "not_label",
                                      "a label of a gap", GapLabel::overreaction);
        }
        gate_.condition = std::move(asked);
    }

    GateSide side(const JsonNode& node, std::string_view what) {
        static constexpr std::array<std::string_view, 2> sides{"base", "baseline"};
        return read_enum<GateSide>(input_, node, fmt::format("what {} can be against", what), sides)
            .value_or(GateSide::base);
    }

    void max_change(const JsonNode& node) {
        ChangeGate asked;
        asked.most = read_bound(input_, node, "max_change", change_range).value_or(Micro{});
        if (const JsonNode* const against = reader_.find("against")) {
            asked.against = side(*against, "`max_change`");
        }
        asked.unless_within_range = reader_.flag("unless_within_range");
        gate_.condition = asked;
    }

    int count(const JsonNode& node, std::string_view what) {
        return static_cast<int>(read_integer(input_, node, what, 1, most_things).value_or(1));
    }

    const Input& input_;
    ObjectReader& reader_;
    const GateWorld& world_;
    Gate& gate_;
};

}  // namespace

std::optional<std::string_view> gate_key(const Input& input, const JsonNode& node) {
    if (!has_type(input, node, JsonNode::Kind::object, "a gate")) return std::nullopt;
    std::optional<std::string_view> found;
    for (const JsonMember& member : node.members) {
        const auto key = std::find(condition_keys.begin(), condition_keys.end(), member.key);
        if (key == condition_keys.end()) continue;
        if (found) {
            input.error(Code::conflicting_keys, member.key_span,
                        fmt::format("a gate asks one thing, and this one has `{}` already", *found),
                        "write a gate for each");
            return std::nullopt;
        }
        found = *key;
    }
    if (found) return found;
    input.error(Code::missing_key, {node.span.begin, node.span.begin + 1},
                "a gate needs a key that says what it asks",
                fmt::format("one of: {}", fmt::join(condition_keys, ", ")));
    return std::nullopt;
}

void read_condition(const Input& input, ObjectReader& reader, std::string_view key,
                    const GateWorld& world, Gate& gate) {
    ConditionReader(input, reader, world, gate).read(key);
}

std::vector<std::string> read_patterns(const Input& input, const JsonNode& node,
                                       std::string_view what, const Names* known) {
    std::vector<std::string> patterns;
    for (const JsonNode& item : read_some(input, node, what)) {
        auto text = read_words(input, item, fmt::format("an id in {}", what));
        if (!text) continue;
        if (known != nullptr && !is_pattern(*text) &&
            std::find(known->begin(), known->end(), *text) == known->end()) {
            input.error(Code::unknown_layer, item.span,
                        fmt::format("{} is not a layer of the stack", quoted(*text)),
                        nearest_hint(*text, *known));
        }
        patterns.push_back(std::move(*text));
    }
    return patterns;
}

}  // namespace stackimpact
