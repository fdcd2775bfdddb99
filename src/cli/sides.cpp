// SPDX-License-Identifier: MIT
#include "cli/sides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "cli/console.hpp"
#include "cli/git.hpp"
#include "cli/inputs.hpp"
#include "cli/read.hpp"
#include "load/names.hpp"
#include "report/escape.hpp"
#include "source/json.hpp"

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

void add_stored(const TextPtr& text, Side& side) {
    Diagnostics diagnostics;
    auto results = load_results(text, diagnostics);
    if (!results) {
        side.unread.emplace_back(text->name(), diagnostics);
        return;
    }
    side.collection = side.collection || results->size() != 1;
    for (StoredResult& result : *results) {
        SideItem item;
        item.id = result.assessment.id;
        item.label = text->name();
        item.text = text;
        item.stored = std::move(result);
        side.items.push_back(std::move(item));
    }
}

/// A scenario or stored result; what is neither is left to whoever reads it as a scenario.
void add_text(const TextPtr& text, Side& side) {
    Diagnostics unheard;
    const auto tree = parse_json(text, unheard);
    if (tree && is_stored_result(*tree)) {
        add_stored(text, side);
    } else {
        side.items.push_back(
            {scenario_id(tree.value_or(JsonNode{}), text->name()), text->name(), text, {}});
    }
}

/// Two items of one id: nobody could say which is meant.
void refuse_duplicates(Side& side) {
    std::stable_sort(side.items.begin(), side.items.end(),
                     [](const SideItem& a, const SideItem& b) { return a.id < b.id; });
    for (std::size_t i = 1; i < side.items.size();) {
        const SideItem& first = side.items[i - 1];
        if (side.items[i].id != first.id) {
            ++i;
            continue;
        }
        Diagnostics diagnostics;
        diagnostics.error(Code::duplicate_id, {side.items[i].text, {}},
                          fmt::format("`{}` has the id `{}` too", first.label, first.id),
                          "scenarios of a directory are found by id, which must be unique");
        side.unread.emplace_back(side.items[i].label, diagnostics);
        side.items.erase(side.items.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void add_files(const std::vector<std::string>& files, Side& side) {
    for (const std::string& file : files) {
        Diagnostics diagnostics;
        const ReadResult input = read_input(file, diagnostics);
        if (input.read) {
            add_text(input.text, side);
        } else {
            side.unread.emplace_back(file, diagnostics);
        }
    }
}

void add_revision(const GitPath& path, Side& side) {
    side.revision = path.ref;
    Diagnostics diagnostics;
    const auto files = read_git(path, diagnostics);
    if (!files) {
        side.unread.emplace_back(side.label, diagnostics);
        return;
    }
    side.collection = files->directory;
    for (const TextPtr& text : files->texts) add_text(text, side);
}

/// REF:PATH for a path that the revision has; the path as it is for one outside the repository;
/// nothing, said, for one that the revision lacks.
std::optional<std::string> path_at(const std::string& path, const std::string& revision) {
    const auto inside = path_in_repository(path);
    if (git_path(path) || !inside) return path;
    const GitPath there{revision, *inside};
    if (git_has(there)) return there.words();
    tell(fmt::format("note: `{}` has no `{}`: what is compiled in is used for that side\n",
                     terminal_safe(revision), terminal_safe(*inside)));
    return std::nullopt;
}

void move_path(std::string& path, const std::string& revision) {
    if (!path.empty()) path = path_at(path, revision).value_or("");
}

}  // namespace

std::string scenario_id(const JsonNode& tree, const std::string& path) {
    const JsonNode* const stated = tree.find("id");
    if (stated != nullptr && stated->kind == JsonNode::Kind::string) return stated->string;
    return id_of_file(path == "<stdin>" ? "stdin" : fs::path(path).stem().string());
}

Side read_side(const std::string& argument, const std::string& baseline) {
    Side side;
    side.label = argument;
    if (argument == baseline_word) {
        side.collection = true;
        add_files(find_inputs({baseline}).files, side);
    } else if (const auto path = git_path(argument)) {
        add_revision(*path, side);
    } else {
        const Inputs inputs = find_inputs({argument});
        side.collection = inputs.many;
        add_files(inputs.files, side);
    }
    refuse_duplicates(side);
    return side;
}

KnowledgeOptions at_revision(KnowledgeOptions options, const std::string& revision) {
    if (revision.empty()) return options;
    move_path(options.stack, revision);
    move_path(options.vocabulary, revision);
    move_path(options.scales, revision);
    std::vector<std::string> rules;
    for (const std::string& path : options.rules) {
        if (auto moved = path_at(path, revision)) rules.push_back(std::move(*moved));
    }
    options.rules = std::move(rules);
    return options;
}

}  // namespace stackimpact::cli
