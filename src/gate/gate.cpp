// SPDX-License-Identifier: MIT
#include "gate/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "gate/finding.hpp"
#include "gate/waivers.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace gate {

namespace {

const LayerAssessment* layer_of(const Assessment* result, const LayerId& id) {
    if (result == nullptr) return nullptr;
    const auto found = std::find_if(result->layers.begin(), result->layers.end(),
                                    [&id](const LayerAssessment& layer) { return layer.id == id; });
    return found == result->layers.end() ? nullptr : &*found;
}

/// Holds one gate against the results of a run.
class GateRound {
public:
    GateRound(const Gate& gate, Waivers& waivers) : gate_(gate), waivers_(waivers) {}

    void hold(const GateSubject& subject, std::vector<Check>& checks) {
        if (!selects(gate_.scenarios, subject.head.id)) return;
        scenario_selected_ = true;
        if (const auto* order = std::get_if<OrderGate>(&gate_.condition)) {
            return add(find(*order, subject.head), nullptr, subject, checks);
        }
        const auto* const number = std::get_if<NumberGate>(&gate_.condition);
        if (number != nullptr && !number->of_layer) {
            return add(noted(find(*number, subject.document, nullptr, subject.head), subject),
                       nullptr, subject, checks);
        }
        for (const LayerAssessment& layer : subject.head.layers) {
            if (!selects(gate_.layers, layer.id.str())) continue;
            add(of_layer(layer, subject), &layer, subject, checks);
        }
    }

    /// What a run that held nothing against the gate says of it; nothing when that is fine.
    [[nodiscard]] std::optional<Check> unmatched() const {
        if (held_ || gate_.allow_empty) return std::nullopt;
        Check check = blank();
        check.outcome = CheckOutcome::skipped;
        check.location = location(gate_.place);
        if (!scenario_selected_) {
            check.message = "it selects no scenario of the run";
        } else if (skipped_.empty()) {
            check.message = "it selects no layer of the run";
        } else {
            check.message = fmt::format("nothing was held against it: {}", skipped_);
        }
        return check;
    }

    /// An id that a scenario should have brought and none did.
    void report_missing(Diagnostics& diagnostics) const {
        const auto* const number = std::get_if<NumberGate>(&gate_.condition);
        if (number == nullptr || held_ || !missing_ || known_.count(missing_->id) > 0) return;
        static constexpr std::pair<std::string_view, Code> codes[] = {
            {"arguments", Code::unknown_argument},
            {"sources", Code::unknown_source},
            {"cases", Code::unknown_case}};
        for (const auto& [collection, code] : codes) {
            if (missing_->collection != collection) continue;
            const std::vector<std::string> names(known_.begin(), known_.end());
            diagnostics.error(
                code, number->place,
                fmt::format("no result has `{}` among its {}", missing_->id, missing_->collection),
                nearest_hint(missing_->id, names));
        }
    }

private:
    Finding of_layer(const LayerAssessment& layer, const GateSubject& subject) {
        return std::visit([&](const auto& condition) { return find_in(condition, layer, subject); },
                          gate_.condition);
    }

    Finding find_in(const NumberGate& gate, const LayerAssessment& layer,
                    const GateSubject& subject) {
        const JsonNode* const layers = subject.document.find("layers");
        const JsonNode* const from = layers == nullptr ? nullptr : layers->find(layer.id.str());
        static const JsonNode nothing;
        return noted(find(gate, from == nullptr ? nothing : *from, &layer, subject.head), subject);
    }
    Finding find_in(const SourcesGate& gate, const LayerAssessment& layer,
                    const GateSubject& subject) {
        return find(gate, layer, subject.head);
    }
    Finding find_in(const NoFlipGate& gate, const LayerAssessment& layer,
                    const GateSubject& subject) {
        return against(gate, layer, subject);
    }
    Finding find_in(const ChangeGate& gate, const LayerAssessment& layer,
                    const GateSubject& subject) {
        return against(gate, layer, subject);
    }
    Finding find_in(const OrderGate& gate, const LayerAssessment& /*layer*/,
                    const GateSubject& subject) {
        return find(gate, subject.head);
    }
    template <class Condition>
    Finding find_in(const Condition& gate, const LayerAssessment& layer,
                    const GateSubject& /*subject*/) {
        return find(gate, layer);
    }

    template <class Condition>
    static Finding against(const Condition& gate, const LayerAssessment& layer,
                           const GateSubject& subject) {
        const Assessment* const side =
            gate.against == GateSide::base ? subject.base : subject.baseline;
        return find(gate, layer, layer_of(side, layer.id), side != nullptr);
    }

    /// Remembers what a path did not find.
    Finding noted(NumberFinding found, const GateSubject& subject) {
        if (found.missing) {
            known_.insert(found.missing->present.begin(), found.missing->present.end());
            if (found.missing->collection == "arguments") {
                for (const RuleAssessment& rule : subject.head.rules) known_.insert(rule.id.str());
            }
            missing_ = std::move(found.missing);
        }
        return std::move(found.finding);
    }

    [[nodiscard]] Check blank() const {
        Check check;
        check.id = gate_.id;
        check.kind = "gate";
        check.title = title_of(gate_);
        check.level = gate_.level == GateLevel::warning ? CheckLevel::warning : CheckLevel::error;
        return check;
    }

    void add(Finding finding, const LayerAssessment* layer, const GateSubject& subject,
             std::vector<Check>& checks) {
        Check check = blank();
        check.outcome = finding.outcome;
        check.scenario = subject.head.id;
        if (layer != nullptr) check.layer = layer->id;
        check.location = finding.place.file.empty() ? place_of(subject.head, finding.arguments)
                                                    : std::move(finding.place);
        check.what = std::move(finding.what);
        check.actual = std::move(finding.actual);
        check.bound = std::move(finding.bound);
        check.margin = finding.margin;
        check.arguments = std::move(finding.arguments);
        check.message = std::move(finding.message);
        if (check.outcome != CheckOutcome::skipped) held_ = true;
        if (check.outcome == CheckOutcome::skipped && skipped_.empty()) skipped_ = check.message;
        waivers_.apply(check);
        checks.push_back(std::move(check));
    }

    const Gate& gate_;
    Waivers& waivers_;
    bool scenario_selected_ = false;
    /// Something passed or failed it.
    bool held_ = false;
    /// Why the first check was skipped.
    std::string skipped_;
    std::optional<MissingId> missing_;
    /// Ids that results have where one was missing.
    std::set<std::string> known_;
};

}  // namespace

}  // namespace gate

bool reads_document(const GateFile& file) {
    return std::any_of(file.gates.begin(), file.gates.end(), [](const Gate& gate) {
        return gate.level != GateLevel::off && std::holds_alternative<NumberGate>(gate.condition);
    });
}

GateRun evaluate(const GateFile& file, std::span<const GateSubject> subjects, const Date& today,
                 Diagnostics& diagnostics) {
    GateRun run;
    run.checks.resize(subjects.size());
    gate::Waivers waivers(file, today);
    for (const Gate& gate : file.gates) {
        if (gate.level == GateLevel::off) continue;
        gate::GateRound round(gate, waivers);
        for (std::size_t i = 0; i < subjects.size(); ++i) round.hold(subjects[i], run.checks[i]);
        if (auto check = round.unmatched()) run.unmatched.push_back(std::move(*check));
        round.report_missing(diagnostics);
    }
    waivers.report(diagnostics);
    return run;
}

}  // namespace stackimpact
