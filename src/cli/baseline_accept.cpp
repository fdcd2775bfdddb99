// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/baseline_changes.hpp"
#include "cli/commands.hpp"
#include "cli/day.hpp"
#include "model/date.hpp"
#include "report/escape.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

/// What can be accepted: a baseline and a result that differ in something.
constexpr std::array<BaselineClass, 4> acceptable{BaselineClass::equal, BaselineClass::within_range,
                                                  BaselineClass::verdict_change,
                                                  BaselineClass::changed};

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\n") == std::string::npos;
}

void check_only(const BaselineOptions& options, std::vector<UsageMistake>& mistakes) {
    std::vector<std::string> known;
    for (const BaselineClass value : acceptable) known.emplace_back(name(value));
    for (const std::string& word : options.only) {
        if (std::find(known.begin(), known.end(), word) != known.end()) continue;
        mistakes.push_back({fmt::format("--only {}: there is no such class to accept", word),
                            nearest_hint(word, known)});
    }
}

void check_ids(const BaselineOptions& options, const std::vector<BaselineFile>& files,
               std::vector<UsageMistake>& mistakes) {
    std::vector<std::string> known;
    for (const BaselineFile& file : files) known.push_back(file.id);
    for (const std::string& id : options.ids) {
        const BaselineFile* const file = find_baseline(files, id);
        if (file == nullptr) {
            mistakes.push_back({fmt::format("there is no baseline `{}`", id),
                                known.empty() ? "`stackimpact baseline save` writes them"
                                              : nearest_hint(id, known)});
        } else if (file->stored && is_gone(file->scenario)) {
            mistakes.push_back({fmt::format("the scenario of `{}` is gone: {}", id, file->scenario),
                                "`stackimpact baseline prune` removes such baselines"});
        }
    }
}

/// The acceptance that will be recorded; mistakes on the command line instead.
std::optional<Acceptance> acceptance_of(const BaselineOptions& options,
                                        const std::vector<BaselineFile>& files,
                                        std::vector<UsageMistake>& mistakes) {
    if (options.ids.empty() && options.only.empty() && !options.all) {
        mistakes.push_back({"baseline accept: nothing says what to accept",
                            "name baselines by id, or `--only CLASS`, or `--all`"});
    }
    if (blank(options.reason)) {
        mistakes.push_back(
            {"baseline accept: accepting needs a reason", "`--reason 'why this result is right'`"});
    }
    std::optional<Date> date = options.now.empty() ? today() : parse_date(options.now);
    if (!date || date->day == 0) {
        mistakes.push_back(
            {fmt::format("--now {}: this is no day", options.now), "write YYYY-MM-DD"});
    }
    check_only(options, mistakes);
    check_ids(options, files, mistakes);
    if (!mistakes.empty()) return std::nullopt;
    return Acceptance{options.reason, options.by, *date};
}

/// Only the baselines that are named, if any are.
std::vector<BaselineFile> named(std::vector<BaselineFile> files, const BaselineOptions& options) {
    const auto& ids = options.ids;
    std::erase_if(files, [&ids](const BaselineFile& file) {
        return !ids.empty() && std::find(ids.begin(), ids.end(), file.id) == ids.end();
    });
    return files;
}

bool is_chosen(const BaselineChange& change, const BaselineOptions& options) {
    if (std::find(acceptable.begin(), acceptable.end(), change.change) == acceptable.end()) {
        return false;
    }
    const auto& only = options.only;
    return only.empty() || std::find(only.begin(), only.end(), name(change.change)) != only.end();
}

const Assessment& result_of(const BaselineChange& change, const FreshResults& fresh) {
    const auto found = std::find_if(
        fresh.results.begin(), fresh.results.end(), [&change](const FreshResult& result) {
            return result.assessment && result.assessment->id == change.id;
        });
    return *found->assessment;
}

/// Writes what was chosen; lines for people say what.
Outcome accept_all(const std::vector<BaselineChange>& changes, const BaselineOptions& options,
                   const FreshResults& fresh, const Acceptance& acceptance, std::string& lines) {
    Outcome outcome;
    std::size_t accepted = 0;
    for (const BaselineChange& change : changes) {
        if (!is_chosen(change, options)) continue;
        const std::string document = render_baseline(
            result_of(change, fresh), fresh.knowledge->vocabulary, program_version(), acceptance);
        const Outcome written = write_baseline(change.file, document);
        outcome = worse(outcome, written);
        if (written.code != Exit::ok) continue;
        ++accepted;
        lines += fmt::format("accepted {} ({})\n", terminal_safe(change.file), name(change.change));
    }
    lines +=
        fmt::format("{} accepted, {} left as they were\n", accepted, changes.size() - accepted);
    if (accepted > 0 || outcome.code != Exit::ok) return outcome;
    return options.only.empty()
               ? Outcome{Exit::ok, "nothing differs"}
               : Outcome{Exit::inconclusive,
                         fmt::format("nothing is {}", fmt::join(options.only, " or "))};
}

}  // namespace

Outcome accept_baselines(const BaselineOptions& options) {
    if (const auto refused = writing_refused("accept")) return usage_error({*refused});
    const std::vector<BaselineFile> all = read_baselines(options.baseline);
    std::vector<UsageMistake> mistakes;
    const auto acceptance = acceptance_of(options, all, mistakes);
    if (!acceptance) return usage_error(mistakes);
    const std::vector<BaselineFile> files = named(all, options);
    FreshResults fresh =
        assess_scenarios(wanted_scenarios(options, files).files, options.knowledge);
    const std::vector<BaselineChange> changes = baseline_changes(options, files, fresh);
    std::string lines;
    Outcome outcome = accept_all(changes, options, fresh, *acceptance, lines);
    if (fresh.diagnostics.has_errors()) {
        outcome = worse(outcome, {Exit::invalid_input, error_summary(fresh.diagnostics.all())});
    }
    outcome = worse(outcome, print(lines));
    tell_diagnostics(fresh.diagnostics.all(), options.look);
    return outcome;
}

}  // namespace stackimpact::cli
