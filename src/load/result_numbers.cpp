// SPDX-License-Identifier: MIT
#include "load/result_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <utility>

#include "load/load.hpp"
#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view reference_prefix = "#/definitions/";
/// What the two items of a range are called in a path.
const Names& range_keys() {
    static const Names keys{"low", "high"};
    return keys;
}

bool has_type(const JsonNode& schema, std::string_view wanted) {
    const JsonNode* const type = schema.find("type");
    if (type == nullptr) return false;
    if (type->kind == JsonNode::Kind::string) return type->string == wanted;
    return std::any_of(type->items.begin(), type->items.end(),
                       [wanted](const JsonNode& item) { return item.string == wanted; });
}

bool is_number(const JsonNode& schema) {
    return has_type(schema, "number") || has_type(schema, "integer");
}

/// Two items, low and high; null for other lists.
const JsonNode* range_item(const JsonNode& schema) {
    const JsonNode* const most = schema.find("maxItems");
    return has_type(schema, "array") && most != nullptr && most->integer == 2 ? schema.find("items")
                                                                              : nullptr;
}

/// The schema of an object's items by id; null for other objects.
const JsonNode* by_id(const JsonNode& schema) {
    const JsonNode* const items = schema.find("additionalProperties");
    return items != nullptr && items->kind == JsonNode::Kind::object ? items : nullptr;
}

Names keys_of(const JsonNode& schema) {
    if (range_item(schema) != nullptr) return range_keys();
    Names keys;
    if (const JsonNode* const properties = schema.find("properties")) {
        for (const JsonMember& member : properties->members) keys.push_back(member.key);
    }
    return keys;
}

/// The value under a key with a fixed name; null when there is none.
const JsonNode* child(const JsonNode& schema, const std::string& key) {
    const Names& ends = range_keys();
    if (const JsonNode* const item = range_item(schema)) {
        return std::find(ends.begin(), ends.end(), key) == ends.end() ? nullptr : item;
    }
    const JsonNode* const properties = schema.find("properties");
    return properties == nullptr ? nullptr : properties->find(key);
}

Names parts_of(const std::string& path) {
    Names parts;
    std::size_t begin = 0;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
        parts.push_back(path.substr(begin, dot - begin));
        begin = dot + 1;
    }
    parts.push_back(path.substr(begin));
    return parts;
}

/// Puts together again what a dot in a ticker took apart.
void join_tickers(const Names& tickers, Names& parts) {
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        const std::string joined = parts[i] + "." + parts[i + 1];
        if (std::find(tickers.begin(), tickers.end(), joined) == tickers.end()) continue;
        parts[i] = joined;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

/// The bytes of a part in the path.
Span span_of(const Names& parts, std::size_t at) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < at; ++i) begin += parts[i].size() + 1;
    return {begin, begin + parts[at].size()};
}

Code unknown_code(const std::string& collection) {
    if (collection == "layers") return Code::unknown_layer;
    if (collection == "facts") return Code::unknown_fact;
    return collection == "channels" ? Code::unknown_channel : Code::unknown_company;
}

}  // namespace

ResultNumbers::ResultNumbers(const Stack& stack, const Vocabulary& vocabulary) {
    Diagnostics diagnostics;
    auto root = parse_json(builtin_text("schemas/result.schema.json"), diagnostics);
    if (!root) throw std::logic_error("the compiled-in schema of results cannot be read");
    root_ = std::move(*root);
    ids_ = {{"layers", layer_names(stack)},
            {"channels", channel_names(stack)},
            {"facts", names_of(vocabulary.facts)},
            {"companies", names_of(stack.companies)},
            {"returns", names_of(stack.companies)}};
}

const JsonNode* ResultNumbers::definition(std::string_view name) const {
    const JsonNode* const all = root_.find("definitions");
    return all == nullptr ? nullptr : all->find(name);
}

const JsonNode& ResultNumbers::resolved(const JsonNode& schema) const {
    const JsonNode* at = &schema;
    for (;;) {
        const JsonNode* next = nullptr;
        if (const JsonNode* const reference = at->find("$ref")) {
            next = definition(std::string_view(reference->string).substr(reference_prefix.size()));
        } else if (const JsonNode* const all = at->find("allOf")) {
            next = &all->items.front();
        } else if (const JsonNode* const any = at->find("anyOf")) {
            next = &any->items.front();
        }
        if (next == nullptr) return *at;
        at = next;
    }
}

std::optional<ResultNumbers::Problem> ResultNumbers::check_id(const std::string& collection,
                                                              const std::string& id,
                                                              std::size_t at) const {
    const auto known = ids_.find(collection);
    if (known == ids_.end()) {
        if (!id.empty()) return std::nullopt;
        return Problem{
            at, Code::invalid_value, fmt::format("an id of {} is missing", collection), {}};
    }
    const Names& names = known->second;
    if (std::find(names.begin(), names.end(), id) != names.end()) return std::nullopt;
    return Problem{at, unknown_code(collection),
                   fmt::format("{} is not one of the {}", quoted(id), collection),
                   nearest_hint(id, names)};
}

ResultNumbers::Problem ResultNumbers::unknown_key(const std::string& key, std::size_t at,
                                                  const Names& keys) {
    return {at, Code::unknown_key,
            key.empty() ? "a key is missing" : fmt::format("a result has no {} here", quoted(key)),
            nearest_hint(key, keys)};
}

ResultNumbers::Problem ResultNumbers::no_way_on(const JsonNode& schema, const std::string& key,
                                                std::size_t at) {
    return {at,
            Code::invalid_value,
            fmt::format("{} is {}, and nothing follows on it", quoted(key),
                        has_type(schema, "array") ? "a list" : "a single value"),
            {}};
}

std::optional<ResultNumbers::Problem> ResultNumbers::check_end(const JsonNode& schema,
                                                               const Names& path) const {
    if (is_number(schema)) return std::nullopt;
    const Names keys = keys_of(schema);
    std::string hint = by_id(schema) != nullptr ? "add a dot and an id" : "";
    if (!keys.empty()) hint = fmt::format("add a dot and one of: {}", fmt::join(keys, ", "));
    return Problem{path.size() - 1, Code::invalid_value,
                   fmt::format("{} is not a number", quoted(path.back())), std::move(hint)};
}

std::optional<ResultNumbers::Problem> ResultNumbers::follow(const JsonNode* from,
                                                            const Names& path) const {
    const JsonNode* at = from;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const JsonNode& schema = resolved(*at);
        if (const JsonNode* const items = by_id(schema)) {
            auto problem = check_id(path[i - 1], path[i], i);
            if (problem) return problem;
            at = items;
            continue;
        }
        const Names keys = keys_of(schema);
        if (keys.empty()) return no_way_on(schema, path[i - 1], i - 1);
        at = child(schema, path[i]);
        if (at == nullptr) return unknown_key(path[i], i, keys);
    }
    return check_end(resolved(*at), path);
}

Names ResultNumbers::first_keys() const {
    Names keys = keys_of(*definition("layer"));
    const Names of_top = keys_of(*definition("assessment"));
    keys.insert(keys.end(), of_top.begin(), of_top.end());
    return keys;
}

bool ResultNumbers::read(const Input& input, const JsonNode& node, NumberGate& gate) const {
    const auto text = read_words(input, node, "`number`");
    if (!text) return false;
    gate.place = input.place(node.span);
    gate.path = parts_of(*text);
    join_tickers(ids_.at("companies"), gate.path);
    auto problem = follow(definition("layer"), gate.path);
    gate.of_layer = !problem;
    if (gate.of_layer) return true;
    auto from_top = follow(definition("assessment"), gate.path);
    if (!from_top) return true;
    // Of two ways that fail the one that leads further is what was meant.
    const bool known = problem->code != Code::unknown_key;
    if (from_top->at > problem->at || (from_top->at == problem->at && !known)) {
        problem = std::move(from_top);
    }
    if (problem->at == 0 && problem->code == Code::unknown_key) {
        problem->hint = nearest_hint(gate.path.front(), first_keys());
    }
    input.diagnostics().error(problem->code, input.place_in(node, span_of(gate.path, problem->at)),
                              std::move(problem->message), std::move(problem->hint));
    return false;
}

}  // namespace stackimpact
