// SPDX-License-Identifier: MIT
#include <stackimpact/stackimpact.hpp>

#include <memory>
#include <stdexcept>
#include <utility>

#include "analyze/analyze.hpp"
#include "report/diagnostic_text.hpp"
#include "report/report.hpp"

namespace stackimpact {

namespace {

/// Exit code of the program for a scenario with errors, which documents carry.
constexpr int invalid_input = 3;

stackimpact::Changes typed(const Analyzer::Changes& changes) {
    stackimpact::Changes result;
    if (!changes.case_id.empty()) result.case_id = changes.case_id;
    for (const std::string& words : changes.set) result.set.push_back(typed_text("--set", words));
    for (const std::string& words : changes.drop) {
        result.drop.push_back(typed_text("--drop", words));
    }
    return result;
}

/// A file's name without directories and the last extension.
std::string stem(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const std::size_t dot = name.rfind('.');
    return std::string(dot == 0 ? name : name.substr(0, dot));
}

}  // namespace

struct Analyzer::Data {
    Knowledge knowledge;
};

std::string_view version() {
    return STACKIMPACT_VERSION;
}

Analyzer::Analyzer() {
    Diagnostics diagnostics;
    auto knowledge = load_builtin_knowledge({}, diagnostics);
    if (!knowledge) {
        throw std::logic_error("the compiled-in data has errors:\n" +
                               render_diagnostics(diagnostics.all(), {}));
    }
    data_ = std::make_unique<const Data>(Data{std::move(*knowledge)});
}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Analyzer::Result Analyzer::analyze(std::string_view name, std::string_view scenario) const {
    return analyze(name, scenario, Changes{});
}

Analyzer::Result Analyzer::analyze(std::string_view name, std::string_view scenario,
                                   const Changes& changes) const {
    const Knowledge& knowledge = data_->knowledge;
    const auto text = std::make_shared<const Text>(std::string(name), std::string(scenario));
    const stackimpact::Changes asked = typed(changes);
    Diagnostics diagnostics;
    const auto prepared = prepare_scenario(text, stem(name), knowledge, asked, diagnostics);
    auto assessment =
        prepared ? analyze_scenario(*prepared, knowledge, asked, diagnostics) : std::nullopt;
    diagnostics.sort();
    Result result;
    result.messages = render_diagnostics(diagnostics.all(), {});
    if (!assessment) {
        const RunStatus status{invalid_input, error_summary(diagnostics.all()),
                               std::string(version())};
        result.json = render_json_error(text->name(), diagnostics.all(), status,
                                        {changes.set, changes.drop, changes.case_id});
        return result;
    }
    assessment->diagnostics = diagnostics.all();
    result.ok = true;
    result.json = render_json(*assessment, knowledge.vocabulary,
                              {0, "no gate asked", std::string(version())});
    TextOptions options;
    options.scenario_path = text->name();
    result.text = render_text(*assessment, knowledge.vocabulary, options);
    return result;
}

}  // namespace stackimpact
