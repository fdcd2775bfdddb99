// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/baseline.hpp"
#include "cli/baseline_scenarios.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/read.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

/// A baseline to remove, and why.
struct Orphan {
    const BaselineFile* file = nullptr;
    std::string reason;
};

/// Why nobody needs it any more; nothing while somebody does.
std::optional<std::string> reason_to_remove(const BaselineFile& file) {
    if (!file.stored) return std::nullopt;
    if (is_gone(file.scenario)) return fmt::format("there is no {}", file.scenario);
    Diagnostics unheard;
    const ReadResult scenario = read_input(file.scenario, unheard);
    const std::string id = scenario.read ? id_in(scenario.text, file.scenario) : std::string{};
    if (id.empty() || id == file.id) return std::nullopt;
    return fmt::format("the id in {} is {} now", file.scenario, id);
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
std::optional<UsageMistake> too_many(const std::vector<Orphan>& orphans, std::size_t all,
                                     const BaselineOptions& options) {
    if (orphans.size() < 2 || orphans.size() < all || options.all || options.dry_run) {
        return std::nullopt;
    }
    return UsageMistake{
        fmt::format("baseline prune: the scenarios of all {} baselines are gone", all),
        fmt::format("their paths, as `{}`, start where they were saved: run it there, or confirm "
                    "with `--all`",
                    orphans.front().file->scenario)};
}

}  // namespace

Outcome prune_baselines(const BaselineOptions& options) {
    if (!options.dry_run) {
        if (const auto refused = writing_refused("prune")) return usage_error({*refused});
    }
    const std::vector<BaselineFile> files = read_baselines(options.baseline);
    std::vector<Orphan> orphans;
    for (const BaselineFile& file : files) {
        if (auto reason = reason_to_remove(file)) orphans.push_back({&file, std::move(*reason)});
    }
    if (const auto mistake = too_many(orphans, files.size(), options)) {
        return usage_error({*mistake});
    }
    Outcome outcome;
    std::string lines;
    std::size_t removed = 0;
    for (const Orphan& orphan : orphans) {
        const Outcome done = options.dry_run ? Outcome{} : remove(*orphan.file);
        outcome = worse(outcome, done);
        if (done.code != Exit::ok) continue;
        ++removed;
        lines +=
            terminal_safe(fmt::format("{} {}: {}", options.dry_run ? "would remove" : "removed",
                                      orphan.file->path, orphan.reason)) +
            "\n";
    }
    lines += fmt::format("{} {}, {} kept\n", removed, options.dry_run ? "to remove" : "removed",
                         files.size() - removed);
    return worse(outcome, print(lines));
}

}  // namespace stackimpact::cli
