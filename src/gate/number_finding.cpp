// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "gate/finding.hpp"
#include "model/format.hpp"

namespace stackimpact::gate {

namespace {

/// Beyond this a number does not fit into millionths; bounds end well before.
constexpr std::int64_t most_exact = 9'000'000'000'000;

/// Where a path ended: at a value, or at an id that is not there.
struct Walk {
    const JsonNode* end = nullptr;
    std::optional<MissingId> missing;
};

std::vector<std::string> keys_of(const JsonNode& object) {
    std::vector<std::string> keys;
    for (const JsonMember& member : object.members) keys.push_back(member.key);
    return keys;
}

/// Keys with fixed names are always there, so what an object lacks is an id. Below a null there is
/// nothing.
Walk walk(const JsonNode& from, const std::vector<std::string>& path) {
    const JsonNode* at = &from;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (at->kind == JsonNode::Kind::array && at->items.size() == 2) {
            at = &at->items[path[i] == "low" ? 0 : 1];
            continue;
        }
        if (at->kind != JsonNode::Kind::object) return {};
        const JsonNode* const next = at->find(path[i]);
        if (next == nullptr) {
            return {nullptr, MissingId{i > 0 ? path[i - 1] : "", path[i], keys_of(*at)}};
        }
        at = next;
    }
    return {at, std::nullopt};
}

/// A number as printed.
struct Printed {
    /// At the limit when it is too large for millionths (`fits` is false).
    Micro value;
    bool fits = true;
    std::string text;
};

/// Nothing for what is no number.
std::optional<Printed> number_of(const JsonNode* node) {
    if (node == nullptr ||
        (node->kind != JsonNode::Kind::integer && node->kind != JsonNode::Kind::number)) {
        return std::nullopt;
    }
    constexpr auto most = static_cast<double>(most_exact);
    if (std::fabs(node->number) > most) {
        return Printed{to_micro(std::clamp(node->number, -most, most)), false,
                       decimal(node->number)};
    }
    const Micro value = node->kind == JsonNode::Kind::integer
                            ? Micro{node->integer * micros_per_one}
                            : to_micro(node->number);
    return Printed{value, true, decimal(value)};
}

/// Numbers of the bear side are large when it is bearish.
int direction_of(const std::vector<std::string>& path) {
    return path.back() == "bear" ? -1 : 1;
}

/// The arguments behind a number of a layer, on the side of `sign`; those of one channel where the
/// number is of one.
std::vector<ArgumentId> behind(const NumberGate& gate, const LayerAssessment& layer, int sign) {
    if (gate.path.front() != "channels" || gate.path.size() < 2) return strongest(layer, sign);
    std::vector<NettedContribution> amounts;
    for (const Contribution& made : layer.contributions) {
        if (made.channel.str() != gate.path[1]) continue;
        const auto same = [&made](const NettedContribution& netted) {
            return netted.argument == made.argument;
        };
        const auto found = std::find_if(amounts.begin(), amounts.end(), same);
        if (found != amounts.end()) {
            found->amount += made.amount;
            continue;
        }
        NettedContribution first;
        first.argument = made.argument;
        first.amount = made.amount;
        amounts.push_back(std::move(first));
    }
    return strongest(std::move(amounts), sign);
}

/// The argument that a number of the whole result is about, or those that use its fact.
std::vector<ArgumentId> about(const NumberGate& gate, const Assessment& result) {
    if (gate.path.size() < 2) return {};
    if (gate.path[0] == "arguments") return {ArgumentId{gate.path[1]}};
    if (gate.path[0] != "facts") return {};
    const FactAssessment* const fact = fact_of(result, FactName{gate.path[1]});
    if (fact == nullptr) return {};
    const std::size_t some = std::min(most_arguments, fact->used_by.size());
    return {fact->used_by.begin(), fact->used_by.begin() + static_cast<std::ptrdiff_t>(some)};
}

/// Where the fact is written that a number is about.
Location fact_place(const NumberGate& gate, const Assessment& result) {
    if (gate.of_layer || gate.path.size() < 2 || gate.path[0] != "facts") return {};
    const FactAssessment* const fact = fact_of(result, FactName{gate.path[1]});
    return fact == nullptr ? Location{} : fact->fact.location;
}

/// Of a number inside its bounds: what it has on its own side.
int side_of(Micro actual, int violates) {
    return violates != 0 ? violates : sign_of(actual);
}

/// 1 over the most, -1 under the least, 0 inside; and how far from the nearer bound.
struct Standing {
    int violates = 0;
    Micro margin;
};

Standing standing_of(const NumberGate& gate, Micro actual) {
    Standing standing;
    if (gate.min) standing = {actual < *gate.min ? -1 : 0, actual - *gate.min};
    if (!gate.max) return standing;
    const Micro over = *gate.max - actual;
    if (over < Micro{}) standing.violates = 1;
    if (!gate.min || over < standing.margin) standing.margin = over;
    return standing;
}

std::string message_of(const Finding& finding, const NumberGate& gate, const Standing& standing) {
    const std::string is = fmt::format("{} is {}", finding.what, finding.actual);
    if (standing.violates == 0) return is;
    if (!finding.margin) return is + (standing.violates > 0 ? ", too much" : ", too little");
    return fmt::format("{}, {} {} {}", is, decimal(size_of(standing.margin)),
                       standing.violates > 0 ? "over" : "under",
                       decimal(standing.violates > 0 ? *gate.max : *gate.min));
}

NumberFinding absent(Finding finding, const NumberGate& gate, std::optional<MissingId> missing) {
    if (missing) {
        finding.outcome = CheckOutcome::skipped;
        finding.message =
            fmt::format("the result has no {} among its {}", missing->id, missing->collection);
    } else {
        finding.outcome = gate.allow_missing ? CheckOutcome::skipped : CheckOutcome::failed;
        finding.message = fmt::format("there is no number at {}", finding.what);
    }
    return {std::move(finding), std::move(missing)};
}

}  // namespace

std::string path_text(const NumberGate& gate) {
    return fmt::format("{}", fmt::join(gate.path, "."));
}

std::string bound_text(const NumberGate& gate) {
    if (!gate.max) return fmt::format("at least {}", decimal(gate.min.value_or(Micro{})));
    if (!gate.min) return fmt::format("at most {}", decimal(*gate.max));
    return fmt::format("{} to {}", decimal(*gate.min), decimal(*gate.max));
}

NumberFinding find(const NumberGate& gate, const JsonNode& from, const LayerAssessment* layer,
                   const Assessment& result) {
    Finding finding;
    finding.what = path_text(gate);
    finding.bound = bound_text(gate);
    finding.place = fact_place(gate, result);
    Walk walked = walk(from, gate.path);
    const std::optional<Printed> actual = number_of(walked.end);
    if (!actual) return absent(std::move(finding), gate, std::move(walked.missing));
    const Standing standing = standing_of(gate, actual->value);
    finding.actual = actual->text;
    if (actual->fits) finding.margin = standing.margin;
    finding.outcome = outcome_of(standing.margin);
    finding.arguments =
        layer == nullptr
            ? about(gate, result)
            : behind(gate, *layer,
                     side_of(actual->value, standing.violates) * direction_of(gate.path));
    finding.message = message_of(finding, gate, standing);
    return {std::move(finding), std::nullopt};
}

}  // namespace stackimpact::gate
