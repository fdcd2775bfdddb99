// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli/baseline.hpp"
#include "cli/baseline_scenarios.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/read.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

/// Its scenario is not there any more, or is there under another id.
bool is_orphan(const BaselineFile& file) {
    if (!file.stored) return false;
    if (is_gone(file.scenario)) return true;
    Diagnostics unheard;
    const ReadResult scenario = read_input(file.scenario, unheard);
    if (!scenario.read) return false;
    const std::string id = id_in(scenario.text, file.scenario);
    return !id.empty() && id != file.id;
}

Outcome remove(const BaselineFile& file) {
    std::error_code error;
    std::filesystem::remove(file.path, error);
    if (!error) return {};
    Outcome outcome{Exit::not_written,
                    fmt::format("cannot remove {}: {}", file.path, error.message())};
    tell("error: " + terminal_safe(outcome.reason) + "\n");
    return outcome;
}

/// From another directory every scenario looks gone.
std::optional<UsageMistake> too_many(const std::vector<const BaselineFile*>& orphans,
                                     std::size_t all, const BaselineOptions& options) {
    if (orphans.size() < 2 || orphans.size() < all || options.all || options.dry_run) {
        return std::nullopt;
    }
    return UsageMistake{
        fmt::format("baseline prune: the scenarios of all {} baselines are gone", all),
        fmt::format("their paths, as `{}`, start where they were saved: run it there, or confirm "
                    "with `--all`",
                    orphans.front()->scenario)};
}

}  // namespace

Outcome prune_baselines(const BaselineOptions& options) {
    if (!options.dry_run) {
        if (const auto refused = writing_refused("prune")) return usage_error({*refused});
    }
    const std::vector<BaselineFile> files = read_baselines(options.directory);
    std::vector<const BaselineFile*> orphans;
    for (const BaselineFile& file : files) {
        if (is_orphan(file)) orphans.push_back(&file);
    }
    if (const auto mistake = too_many(orphans, files.size(), options)) {
        return usage_error({*mistake});
    }
    Outcome outcome;
    std::string lines;
    std::size_t removed = 0;
    for (const BaselineFile* file : orphans) {
        const Outcome done = options.dry_run ? Outcome{} : remove(*file);
        outcome = worse(outcome, done);
        if (done.code != Exit::ok) continue;
        ++removed;
        lines += terminal_safe(fmt::format("{} {} (scenario gone: {})",
                                           options.dry_run ? "would remove" : "removed", file->path,
                                           file->scenario)) +
                 "\n";
    }
    lines += fmt::format("{} {}, {} kept\n", removed, options.dry_run ? "to remove" : "removed",
                         files.size() - removed);
    return worse(outcome, print(lines));
}

}  // namespace stackimpact::cli
