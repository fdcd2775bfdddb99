// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "load/decode.hpp"
#include "load/load.hpp"

namespace stackimpact {

namespace {

std::vector<std::string> texts(const Input& input, const JsonNode* node, std::string_view what) {
    std::vector<std::string> found;
    if (node == nullptr) return found;
    for (const JsonNode& item : read_items(input, *node, what)) {
        auto text = read_words(input, item, what);
        if (text) found.push_back(std::move(*text));
    }
    return found;
}

std::string path(const Input& input, ObjectReader& reader, std::string_view key) {
    const JsonNode* const node = reader.find(key);
    if (node == nullptr) return {};
    return read_words(input, *node, "a path").value_or("");
}

void read_required_version(const Input& input, const JsonNode& node, Config& config) {
    const auto words = read_words(input, node, "`requires`");
    if (!words) return;
    config.required_words = *words;
    config.required_place = input.place(node.span);
    config.required_version = parse_version_range(*words);
    if (config.required_version) return;
    input.error(Code::invalid_value, node.span, quoted(*words) + " is no range of versions",
                "as in \">=0.1,<0.2\": bounds with <, <=, >, >= or ==, and commas between them");
}

void read_lock(const Input& input, const JsonNode& node, Config& config) {
    constexpr std::string_view hash_prefix = "sha256:";
    constexpr std::size_t hash_length = 64;
    config.lock_place = input.place(node.span);
    ObjectReader reader(input, node, "the lock");
    for (const std::string_view part : {"stack", "rules", "vocabulary", "scales"}) {
        const JsonNode* const hash = reader.find(part);
        if (hash == nullptr) continue;
        auto words = read_words(input, *hash, "a hash");
        if (!words) continue;
        if (words->substr(0, hash_prefix.size()) == hash_prefix)
            words->erase(0, hash_prefix.size());
        const bool hexadecimal = words->find_first_not_of("0123456789abcdef") == std::string::npos;
        if (words->size() != hash_length || !hexadecimal) {
            input.error(Code::invalid_value, hash->span, "this is no hash",
                        "`sha256:` and 64 hexadecimal digits, as under `tool` of a result");
        }
        config.lock[std::string(part)] = *words;
    }
    reader.finish();
}

}  // namespace

std::optional<Config> load_config(const TextPtr& text, Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    const auto root = parse_json(text, diagnostics);
    if (!root) return std::nullopt;
    const Input input(text, diagnostics);
    ObjectReader reader(input, *root, "the configuration");
    reader.read_schema_keys();
    Config config;
    if (const JsonNode* node = reader.find("requires")) {
        read_required_version(input, *node, config);
    }
    if (const JsonNode* node = reader.find("lock")) read_lock(input, *node, config);
    config.stack = path(input, reader, "stack");
    config.rules = texts(input, reader.find("rules"), "`rules`");
    config.vocabulary = path(input, reader, "vocabulary");
    config.scales = path(input, reader, "scales");
    config.lexicon = path(input, reader, "lexicon");
    config.baseline = path(input, reader, "baseline");
    config.gates = texts(input, reader.find("gates"), "`gates`");
    reader.finish();
    if (diagnostics.error_count() > errors_before) return std::nullopt;
    return config;
}

}  // namespace stackimpact
