// SPDX-License-Identifier: MIT
#include "cli/config.hpp"

#include <fmt/format.h>
#include <stackimpact/stackimpact.hpp>

#include <filesystem>
#include <utility>
#include <vector>

#include "cli/read.hpp"

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

/// Where committed results are when nobody says otherwise.
constexpr const char* default_baseline = "baseline";

bool present(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

/// The nearest configuration, relative to the current directory; nothing if there is none.
std::optional<fs::path> nearest_config() {
    std::error_code error;
    fs::path directory = fs::current_path(error);
    fs::path relative;
    while (!error && !directory.empty()) {
        if (present(directory / config_name)) return relative / config_name;
        const bool top = present(directory / ".git");
        if (top || directory == directory.parent_path()) return std::nullopt;
        directory = directory.parent_path();
        relative /= "..";
    }
    return std::nullopt;
}

void move_into(const fs::path& directory, std::string& path) {
    if (!path.empty()) path = (directory / path).lexically_normal().string();
}

bool admits_this_program(const Config& config, Diagnostics& diagnostics) {
    const auto own = parse_version(version());
    if (!config.required_version || !own || config.required_version->admits(*own)) return true;
    diagnostics.error(
        Code::wrong_version, config.required_place,
        fmt::format("this is stackimpact {}, and {} is required", version(), config.required_words),
        "install a version that is asked for, or change `requires`");
    return false;
}

}  // namespace

std::optional<Config> find_config(Diagnostics& diagnostics) {
    const auto path = nearest_config();
    if (!path) return Config{};
    const ReadResult input = read_input(path->string(), diagnostics);
    if (!input.read) return std::nullopt;
    auto config = load_config(input.text, diagnostics);
    if (!config || !admits_this_program(*config, diagnostics)) return std::nullopt;
    const fs::path directory = path->parent_path();
    move_into(directory, config->stack);
    move_into(directory, config->vocabulary);
    move_into(directory, config->scales);
    move_into(directory, config->lexicon);
    move_into(directory, config->baseline);
    for (std::string& each : config->rules) move_into(directory, each);
    for (std::string& each : config->gates) move_into(directory, each);
    return config;
}

void apply(const Config& config, KnowledgeOptions& knowledge) {
    if (knowledge.stack.empty()) knowledge.stack = config.stack;
    if (knowledge.rules.empty()) knowledge.rules = config.rules;
    if (knowledge.vocabulary.empty()) knowledge.vocabulary = config.vocabulary;
    if (knowledge.scales.empty()) knowledge.scales = config.scales;
    if (knowledge.lexicon.empty()) knowledge.lexicon = config.lexicon;
}

void apply(const Config& config, CheckOptions& checks) {
    if (checks.gates.empty()) checks.gates = config.gates;
}

void apply(const Config& config, std::string& baseline) {
    if (baseline.empty()) baseline = config.baseline;
    if (baseline.empty()) baseline = default_baseline;
}

bool check_lock(const Config& config, const KnowledgeOptions& options, Diagnostics& diagnostics) {
    if (!options.locked) return true;
    const auto loaded = load_knowledge(options, diagnostics);
    if (!loaded) return false;
    const Knowledge& knowledge = *loaded;
    const std::vector<std::pair<std::string, std::string>> hashes{
        {"stack", knowledge.stack.sha256},
        {"rules", knowledge.rules.sha256},
        {"vocabulary", knowledge.vocabulary.sha256},
        {"scales", knowledge.scales.sha256}};
    if (config.lock.empty()) {
        diagnostics.error(Code::not_locked, config.lock_place, "--locked: no hashes are recorded",
                          fmt::format("write \"lock\": {{\"rules\": \"sha256:{}\"}} into {}",
                                      knowledge.rules.sha256, config_name));
        return false;
    }
    bool same = true;
    for (const auto& [part, hash] : hashes) {
        const auto recorded = config.lock.find(part);
        if (recorded == config.lock.end() || recorded->second == hash) continue;
        diagnostics.error(
            Code::not_locked, config.lock_place,
            fmt::format("the {} is not the recorded one: sha256:{} is recorded, this is sha256:{}",
                        part == "rules" ? "rule book" : part, recorded->second, hash),
            "see what it changes with `stackimpact compare @baseline`, then record its hash");
        same = false;
    }
    return same;
}

}  // namespace stackimpact::cli
