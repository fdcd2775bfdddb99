// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <span>
#include <utility>

#include "load/decode.hpp"
#include "load/load.hpp"

namespace stackimpact {

namespace {

using Keys = std::span<const std::string_view>;
using Weights = std::map<std::string, double>;

/// Grades with a weight of their own; F and 6 say that nobody can judge.
constexpr std::array<std::string_view, 5> letters{"A", "B", "C", "D", "E"};
constexpr std::array<std::string_view, 5> digits{"1", "2", "3", "4", "5"};
constexpr std::array<std::string_view, 4> statuses{"confirmed", "claimed", "disputed", "retracted"};

/// Limits that are no shares: no sensible scale comes near the upper end.
constexpr NumberRange amount_range{0.0, 1e6, false};
constexpr NumberRange positive_range{0.0, 1e6, true};
constexpr std::int64_t most_semantics = 6;
constexpr std::int64_t most_groups = 1000;

/// Reads `scales.json` from the outside in. Fields with mistakes keep their defaults; the caller
/// then returns nothing.
class ScalesReader {
public:
    explicit ScalesReader(const Input& input) : input_(input) {}

    Scales read(const JsonNode& root) {
        ObjectReader reader(input_, root, "the scales");
        reader.read_schema_keys();
        if (const JsonNode* node = reader.require("evidence")) evidence(*node);
        if (const JsonNode* node = reader.require("hedges")) hedges(*node);
        set(reader, "default_strength", unit_range, scales_.default_strength);
        if (const JsonNode* node = reader.require("verdicts")) verdicts(*node);
        if (const JsonNode* node = reader.require("gaps")) gaps(*node);
        if (const JsonNode* node = reader.require("confidence")) confidence(*node);
        reader.finish();
        return std::move(scales_);
    }

private:
    static void set(ObjectReader& reader, std::string_view key, const NumberRange& range,
                    double& into) {
        into = reader.required_number(key, range).value_or(into);
    }

    void set(ObjectReader& reader, std::string_view key, std::int64_t low, std::int64_t high,
             int& into) {
        const JsonNode* const node = reader.require(key);
        if (node == nullptr) return;
        const auto read = read_integer(input_, *node, fmt::format("`{}`", key), low, high);
        if (read) into = static_cast<int>(*read);
    }

    void evidence(const JsonNode& root) {
        ObjectReader reader(input_, root, "`evidence`");
        scales_.reliability = falling(reader, "reliability", letters);
        scales_.credibility = falling(reader, "credibility", digits);
        if (const JsonNode* node = reader.require("unknown")) unknown(*node);
        if (const JsonNode* node = reader.require("status")) {
            ObjectReader table(input_, *node, "`status`");
            for (const std::string_view key : statuses) {
                set(table, key, unit_range, scales_.status[std::string(key)]);
            }
            table.finish();
        }
        reader.finish();
    }

    /// Weights of grades; a worse one never weighs more.
    Weights falling(ObjectReader& parent, std::string_view name, Keys keys) {
        Weights weights;
        const JsonNode* const node = parent.require(name);
        if (node == nullptr) return weights;
        ObjectReader reader(input_, *node, fmt::format("`{}`", name));
        double last = 1.0;
        for (const std::string_view key : keys) {
            const auto weight = reader.required_number(key, unit_range);
            if (!weight) continue;
            if (*weight > last) {
                input_.error(Code::invalid_value, reader.find(key)->span,
                             fmt::format("{} weighs more than the better grade before it", key));
            }
            last = weights[std::string(key)] = *weight;
        }
        reader.finish();
        return weights;
    }

    void unknown(const JsonNode& root) {
        ObjectReader reader(input_, root, "`unknown`");
        scales_.reliability_unknown = stand_in(reader, "F", letters);
        scales_.credibility_unknown = stand_in(reader, "6", digits);
        scales_.reliability_ungraded = stand_in(reader, "ungraded_reliability", letters);
        scales_.credibility_ungraded = stand_in(reader, "ungraded_credibility", digits);
        reader.finish();
    }

    Scales::Unknown stand_in(ObjectReader& parent, std::string_view name, Keys grades) {
        const JsonNode* const node = parent.require(name);
        if (node == nullptr) return {};
        ObjectReader reader(input_, *node, fmt::format("`{}`", name));
        const auto best = grade(reader, "best", grades);
        const auto point = grade(reader, "point", grades);
        const auto worst = grade(reader, "worst", grades);
        reader.finish();
        if (!best || !point || !worst) return {};
        if (*best > *point || *point > *worst) {
            input_.error(Code::invalid_value, node->span,
                         fmt::format("`{}` must go from best over point to worst", name));
        }
        return {std::string(grades[*point]), std::string(grades[*best]),
                std::string(grades[*worst])};
    }

    std::optional<std::size_t> grade(ObjectReader& reader, std::string_view key, Keys grades) {
        const JsonNode* const node = reader.require(key);
        if (node == nullptr) return std::nullopt;
        return read_word(input_, *node, "a grade", grades);
    }

    void hedges(const JsonNode& root) {
        for (const JsonMember& member : read_members(input_, root, "`hedges`")) {
            const bool trimmed =
                !member.key.empty() && member.key.front() != ' ' && member.key.back() != ' ';
            const bool upper =
                member.key.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos;
            if (!trimmed || upper) {
                input_.error(Code::invalid_value, member.key_span,
                             fmt::format("{} can never match a hedge", quoted(member.key)),
                             "write it in lower case, without blanks at its ends");
            }
            const auto weight = read_number(input_, member.value, quoted(member.key), unit_range);
            if (weight) scales_.hedges[member.key] = *weight;
        }
    }

    void verdicts(const JsonNode& root) {
        ObjectReader reader(input_, root, "`verdicts`");
        Scales::Verdicts& verdicts = scales_.verdicts;
        set(reader, "lean", weight_range, verdicts.lean);
        set(reader, "plain", weight_range, verdicts.plain);
        set(reader, "strong", weight_range, verdicts.strong);
        set(reader, "contested_net", unit_range, verdicts.contested_net);
        set(reader, "contested_side", unit_range, verdicts.contested_side);
        reader.finish();
        if (verdicts.lean < verdicts.plain && verdicts.plain < verdicts.strong) return;
        input_.error(Code::invalid_value, root.span,
                     "the verdicts must rise from `lean` over `plain` to `strong`");
    }

    void gaps(const JsonNode& root) {
        ObjectReader reader(input_, root, "`gaps`");
        Scales::Gaps& gaps = scales_.gaps;
        set(reader, "tolerance", NumberRange{0.0, 2.0, false}, gaps.tolerance);
        set(reader, "no_view", unit_range, gaps.no_view);
        set(reader, "contested", unit_range, gaps.contested);
        set(reader, "z_dead", amount_range, gaps.z_dead);
        set(reader, "z_half", positive_range, gaps.z_half);
        set(reader, "mainly", weight_range, gaps.mainly);
        reader.finish();
    }

    void confidence(const JsonNode& root) {
        ObjectReader reader(input_, root, "`confidence`");
        Scales::ConfidenceLimits& limits = scales_.confidence;
        set(reader, "least_pressure", amount_range, limits.least_pressure);
        set(reader, "range_margin", unit_range, limits.range_margin);
        set(reader, "semantics_low", 0, most_semantics, limits.semantics_low);
        set(reader, "evidence_low", unit_range, limits.evidence_low);
        set(reader, "evidence_low_share", unit_range, limits.evidence_low_share);
        set(reader, "evidence_high", unit_range, limits.evidence_high);
        set(reader, "evidence_high_share", unit_range, limits.evidence_high_share);
        set(reader, "groups_high", 0, most_groups, limits.groups_high);
        set(reader, "direct_high_share", unit_range, limits.direct_high_share);
        reader.finish();
    }

    const Input& input_;
    Scales scales_;
};

}  // namespace

Loaded<Scales> load_scales(const TextPtr& text, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    const auto root = parse_json(text, diagnostics);
    if (!root) return {};
    Scales scales = ScalesReader(Input(text, diagnostics)).read(*root);
    scales.sha256 = text->sha256();
    return {std::move(scales), diagnostics.error_count() == before};
}

}  // namespace stackimpact
