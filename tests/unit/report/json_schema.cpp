// SPDX-License-Identifier: MIT
#include "json_schema.hpp"

#include <algorithm>
#include <regex>
#include <set>

namespace {

using Json = nlohmann::json;

class Checker {
public:
    explicit Checker(const Json& root) : root_(root) {}

    void check(const Json& schema, const Json& value, const std::string& path) {
        const Json& s = resolved(schema);
        known_keywords(s, path);
        if (s.contains("type") && !has_type(s["type"], value)) fail(path, "type");
        if (s.contains("const") && value != s["const"]) fail(path, "const");
        if (s.contains("enum") && !contains(s["enum"], value)) fail(path, "enum");
        for (const Json& part : s.value("allOf", Json::array())) check(part, value, path);
        if (s.contains("anyOf") && !any_of(s["anyOf"], value)) fail(path, "anyOf");
        if (s.contains("if")) {
            const char* branch = passes(s["if"], value) ? "then" : "else";
            if (s.contains(branch)) check(s[branch], value, path);
        }
        if (value.is_object()) object(s, value, path);
        if (value.is_array()) array(s, value, path);
        if (value.is_number()) number(s, value, path);
        if (value.is_string() && s.contains("pattern") &&
            !std::regex_search(value.get<std::string>(),
                               std::regex(s["pattern"].get<std::string>()))) {
            fail(path, "pattern");
        }
    }

    [[nodiscard]] const std::vector<std::string>& mistakes() const { return mistakes_; }

private:
    void fail(const std::string& path, const std::string& what) {
        mistakes_.push_back(path + ": " + what);
    }

    const Json& resolved(const Json& schema) const {
        if (!schema.contains("$ref")) return schema;
        return resolved(root_.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))));
    }

    void known_keywords(const Json& schema, const std::string& path) {
        static const std::set<std::string> known{
            "$schema",       "$id",        "title",    "description",
            "definitions",   "type",       "const",    "enum",
            "allOf",         "anyOf",      "if",       "then",
            "else",          "properties", "required", "additionalProperties",
            "maxProperties", "items",      "minItems", "maxItems",
            "minimum",       "maximum",    "pattern"};
        for (const auto& entry : schema.items()) {
            if (known.count(entry.key()) == 0) fail(path, "unknown keyword " + entry.key());
        }
    }

    static bool contains(const Json& list, const Json& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    }

    static bool is(const std::string& type, const Json& value) {
        if (type == "null") return value.is_null();
        if (type == "boolean") return value.is_boolean();
        if (type == "integer") return value.is_number_integer();
        if (type == "number") return value.is_number();
        if (type == "string") return value.is_string();
        return type == "array" ? value.is_array() : value.is_object();
    }

    static bool has_type(const Json& types, const Json& value) {
        if (types.is_string()) return is(types.get<std::string>(), value);
        return std::any_of(types.begin(), types.end(),
                           [&](const Json& type) { return is(type.get<std::string>(), value); });
    }

    bool passes(const Json& schema, const Json& value) const {
        Checker inner(root_);
        inner.check(schema, value, "");
        return inner.mistakes_.empty();
    }

    bool any_of(const Json& schemas, const Json& value) const {
        return std::any_of(schemas.begin(), schemas.end(),
                           [&](const Json& schema) { return passes(schema, value); });
    }

    void object(const Json& s, const Json& value, const std::string& path) {
        for (const Json& key : s.value("required", Json::array())) {
            if (!value.contains(key.get<std::string>())) fail(path, "lacks " + key.dump());
        }
        if (s.contains("maxProperties") && value.size() > s["maxProperties"].get<std::size_t>()) {
            fail(path, "maxProperties");
        }
        const Json properties = s.value("properties", Json::object());
        for (const auto& entry : value.items()) {
            const std::string inner = path + "/" + entry.key();
            if (properties.contains(entry.key())) {
                check(properties[entry.key()], entry.value(), inner);
            } else if (s.contains("additionalProperties")) {
                if (s["additionalProperties"].is_boolean())
                    fail(inner, "additional");
                else
                    check(s["additionalProperties"], entry.value(), inner);
            }
        }
    }

    void array(const Json& s, const Json& value, const std::string& path) {
        if (s.contains("minItems") && value.size() < s["minItems"].get<std::size_t>())
            fail(path, "minItems");
        if (s.contains("maxItems") && value.size() > s["maxItems"].get<std::size_t>())
            fail(path, "maxItems");
        if (!s.contains("items")) return;
        for (std::size_t i = 0; i < value.size(); ++i) {
            check(s["items"], value[i], path + "/" + std::to_string(i));
        }
    }

    void number(const Json& s, const Json& value, const std::string& path) {
        if (s.contains("minimum") && value < s["minimum"]) fail(path, "minimum");
        if (s.contains("maximum") && value > s["maximum"]) fail(path, "maximum");
    }

    const Json& root_;
    std::vector<std::string> mistakes_;
};

}  // namespace

std::vector<std::string> schema_mistakes(const Json& schema, const Json& document) {
    Checker checker(schema);
    checker.check(schema, document, "");
    return checker.mistakes();
}
