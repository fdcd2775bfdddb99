// SPDX-License-Identifier: MIT
#include "cel_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "cel/time.hpp"

namespace stackimpact::conformance {

namespace {

using cel::Value;
using nlohmann::json;

template <typename Number>
Number number(const std::string& text) {
    Number value{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc()) throw std::runtime_error("not a number: " + text);
    return value;
}

double double_of(const std::string& text) {
    if (text == "Infinity") return std::numeric_limits<double>::infinity();
    if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    return number<double>(text);
}

std::string double_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

Value list_of(const json& elements) {
    auto list = std::make_shared<cel::List>();
    for (const json& element : elements) list->elements.push_back(untagged(element));
    return std::shared_ptr<const cel::List>(std::move(list));
}

Value map_of(const json& entries) {
    auto map = std::make_shared<cel::Map>();
    for (const json& entry : entries) {
        map->entries.emplace_back(untagged(entry.at(0)), untagged(entry.at(1)));
    }
    return std::shared_ptr<const cel::Map>(std::move(map));
}

bool is_expected_map(const json& entries, const cel::Map& map) {
    if (entries.size() != map.entries.size()) return false;
    return std::all_of(entries.begin(), entries.end(), [&map](const json& entry) {
        return std::any_of(map.entries.begin(), map.entries.end(), [&entry](const auto& actual) {
            return is_expected(entry.at(0), actual.first) &&
                   is_expected(entry.at(1), actual.second);
        });
    });
}

bool is_expected_list(const json& elements, const cel::List& list) {
    return std::equal(elements.begin(), elements.end(), list.elements.begin(), list.elements.end(),
                      [](const json& a, const Value& b) { return is_expected(a, b); });
}

/// "list(int)" without "list(" and ")".
std::string inside(const std::string& name) {
    const std::size_t open = name.find('(');
    return name.substr(open + 1, name.size() - open - 2);
}

/// Where the comma between the key and the value of a map stands.
std::size_t middle(const std::string& types) {
    int depth = 0;
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i] == '(') ++depth;
        if (types[i] == ')') --depth;
        if (types[i] == ',' && depth == 0) return i;
    }
    throw std::runtime_error("a map has two types: " + types);
}

}  // namespace

Value untagged(const json& tagged) {
    const std::string tag = tagged.begin().key();
    const json& value = tagged.begin().value();
    if (tag == "null") return cel::Null{};
    if (tag == "bool") return value.get<bool>();
    if (tag == "int") return number<std::int64_t>(value.get<std::string>());
    if (tag == "double") return double_of(value.get<std::string>());
    if (tag == "string") return value.get<std::string>();
    if (tag == "list") return list_of(value);
    if (tag == "map") return map_of(value);
    if (tag == "timestamp") return cel::parse_timestamp(value.get<std::string>()).value();
    if (tag == "duration") return cel::parse_duration(value.get<std::string>()).value();
    throw std::runtime_error("unknown tag: " + tag);
}

json tagged(const Value& value) {
    struct Tagger {
        json operator()(std::monostate) const { return {{"absent", nullptr}}; }
        json operator()(cel::Null) const { return {{"null", nullptr}}; }
        json operator()(bool inner) const { return {{"bool", inner}}; }
        json operator()(std::int64_t inner) const { return {{"int", fmt::format("{}", inner)}}; }
        json operator()(double inner) const { return {{"double", double_text(inner)}}; }
        json operator()(const std::string& inner) const { return {{"string", inner}}; }
        json operator()(cel::Timestamp inner) const { return {{"timestamp", cel::print(inner)}}; }
        json operator()(cel::Duration inner) const { return {{"duration", cel::print(inner)}}; }
        json operator()(const std::shared_ptr<const cel::List>& inner) const {
            json elements = json::array();
            for (const Value& element : inner->elements) elements.push_back(tagged(element));
            return {{"list", elements}};
        }
        json operator()(const std::shared_ptr<const cel::Map>& inner) const {
            json entries = json::array();
            for (const auto& entry : inner->entries) {
                entries.push_back(json::array({tagged(entry.first), tagged(entry.second)}));
            }
            return {{"map", entries}};
        }
    };
    return std::visit(Tagger{}, value);
}

bool is_expected(const json& expected, const Value& actual) {
    const std::string tag = expected.begin().key();
    const json& value = expected.begin().value();
    if (tag == "list") {
        const auto* const list = std::get_if<std::shared_ptr<const cel::List>>(&actual);
        return list != nullptr && is_expected_list(value, **list);
    }
    if (tag == "map") {
        const auto* const map = std::get_if<std::shared_ptr<const cel::Map>>(&actual);
        return map != nullptr && is_expected_map(value, **map);
    }
    if (tag == "double") {
        const auto* const found = std::get_if<double>(&actual);
        if (found == nullptr) return false;
        const double wanted = double_of(value.get<std::string>());
        if (std::isnan(wanted)) return std::isnan(*found);
        return std::bit_cast<std::uint64_t>(wanted) == std::bit_cast<std::uint64_t>(*found);
    }
    return untagged(expected) == actual;
}

cel::Type type_named(const std::string& name) {
    using cel::Type;
    if (name == "bool") return Type::boolean();
    if (name == "int") return Type::integer();
    if (name == "double") return Type::number();
    if (name == "string") return Type::string();
    if (name == "null") return Type::of(Type::Kind::null);
    if (name == "timestamp") return Type::of(Type::Kind::timestamp);
    if (name == "duration") return Type::of(Type::Kind::duration);
    if (name == "dyn") return {};
    if (name.rfind("list(", 0) == 0) return Type::list(type_named(inside(name)));
    if (name.rfind("map(", 0) == 0) {
        const std::string types = inside(name);
        const std::size_t comma = middle(types);
        return Type::map(type_named(types.substr(0, comma)), type_named(types.substr(comma + 1)));
    }
    throw std::runtime_error("unknown type: " + name);
}

}  // namespace stackimpact::conformance
