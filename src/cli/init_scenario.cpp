// SPDX-License-Identifier: MIT
#include "cli/init_scenario.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyze/analyze.hpp"
#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/read.hpp"
#include "load/names.hpp"
#include "report/escape.hpp"
#include "report/scenario_template.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

Loaded<Vocabulary> read_vocabulary(const std::string& path, Diagnostics& diagnostics) {
    if (path.empty()) return load_vocabulary(builtin_text("vocabulary.json"), diagnostics);
    const ReadResult input = read_input(path, diagnostics);
    if (!input.read) return {};
    return load_vocabulary(input.text, diagnostics);
}

/// What is wrong with the kind that was asked for.
std::optional<UsageMistake> kind_mistake(const std::string& kind, const Vocabulary& vocabulary) {
    if (vocabulary.kinds.count(KindId{kind}) > 0) return std::nullopt;
    const std::vector<std::string> kinds = names_of(vocabulary.kinds);
    std::string hint = fmt::format("one of: {}", fmt::join(kinds, ", "));
    if (kind.empty()) return UsageMistake{"--kind is required", std::move(hint)};
    if (const auto found = nearest(kind, kinds)) {
        hint = fmt::format("did you mean `{}`? {}", *found, hint);
    }
    return UsageMistake{fmt::format("there is no kind of event `{}`", kind), std::move(hint)};
}

Outcome write_scenario(const InitScenarioOptions& options, const std::string& text) {
    if (options.output.empty()) return print(text);
    std::error_code error;
    const bool exists =
        std::filesystem::exists(std::filesystem::symlink_status(options.output, error));
    if (exists && !options.force) {
        return usage_error({{fmt::format("{} exists", options.output),
                             "`--force` replaces it; without `-o` it is printed"}});
    }
    const Outcome written = write_document({Format::json, options.output}, text);
    if (written.code != Exit::ok) return written;
    return print(fmt::format("wrote {}\n", terminal_safe(options.output)));
}

}  // namespace

Outcome init_scenario(const InitScenarioOptions& options) {
    Diagnostics diagnostics;
    const Loaded<Vocabulary> vocabulary =
        read_vocabulary(options.knowledge.vocabulary, diagnostics);
    diagnostics.sort();
    tell_diagnostics(diagnostics.all(), options.look);
    if (!vocabulary) return {Exit::invalid_input, error_summary(diagnostics.all())};
    if (auto mistake = kind_mistake(options.kind, *vocabulary)) {
        return usage_error({std::move(*mistake)});
    }
    return write_scenario(options, scenario_template(*vocabulary, KindId{options.kind}));
}

}  // namespace stackimpact::cli
