// SPDX-License-Identifier: MIT
#include "cel/type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace stackimpact::cel {
namespace {

/// More values than this are cut short in messages.
constexpr std::size_t max_shown_values = 8;

std::string enumeration_name(const std::vector<std::string>& domain) {
    std::string text = "enum (";
    for (std::size_t i = 0; i < domain.size(); ++i) {
        if (i == max_shown_values) {
            text += fmt::format(", and {} more", domain.size() - i);
            break;
        }
        if (i > 0) text += ", ";
        text += domain[i];
    }
    return text + ")";
}

/// "(int, string)"; nothing where nothing is known.
std::string parameters(std::initializer_list<const Type*> types) {
    std::string text;
    for (const Type* const type : types) {
        text += (text.empty() ? "(" : ", ") + (is_any(*type) ? "any" : type_name(*type));
    }
    const bool unknown =
        std::all_of(types.begin(), types.end(), [](const Type* type) { return is_any(*type); });
    return unknown ? "" : text + ")";
}

const Type any_type;

}  // namespace

const Type& element_of(const Type& type) {
    return type.element ? *type.element : any_type;
}

const Type& key_of(const Type& type) {
    return type.key ? *type.key : any_type;
}

bool same(const Type& a, const Type& b) {
    return a.kind == b.kind && a.domain == b.domain && a.dimension == b.dimension &&
           (&a == &b || ((!a.element && !b.element) || same(element_of(a), element_of(b)))) &&
           ((!a.key && !b.key) || same(key_of(a), key_of(b)));
}

Type joined(const Type& a, const Type& b) {
    if (same(a, b)) return a;
    if (is_text(a) && is_text(b)) return Type::string();
    if (a.kind == Type::Kind::list && b.kind == Type::Kind::list) {
        return Type::list(joined(element_of(a), element_of(b)));
    }
    if (a.kind == Type::Kind::map && b.kind == Type::Kind::map) {
        return Type::map(joined(key_of(a), key_of(b)), joined(element_of(a), element_of(b)));
    }
    return {};
}

bool is_comparable(const Type& a, const Type& b) {
    if (is_any(a) || is_any(b)) return true;
    if (is_numeric(a) && is_numeric(b)) {
        return (is_plain(a) && is_plain(b)) || (a.kind == b.kind && a.dimension == b.dimension);
    }
    if (is_text(a) && is_text(b)) return true;
    return a.kind == b.kind && is_comparable(element_of(a), element_of(b)) &&
           is_comparable(key_of(a), key_of(b));
}

bool is_any(const Type& type) {
    return type.kind == Type::Kind::any;
}

std::string type_name(const Type& type) {
    switch (type.kind) {
        case Type::Kind::any:
            return "value of unknown type";
        case Type::Kind::null:
            return "null";
        case Type::Kind::boolean:
            return "bool";
        case Type::Kind::integer:
            return "int";
        case Type::Kind::number:
            return "double";
        case Type::Kind::string:
            return "string";
        case Type::Kind::enumeration:
            return enumeration_name(type.domain);
        case Type::Kind::quantity:
            return type.dimension + " quantity";
        case Type::Kind::timestamp:
            return "timestamp";
        case Type::Kind::duration:
            return "duration";
        case Type::Kind::list:
            return "list" + parameters({&element_of(type)});
        case Type::Kind::map:
            return "map" + parameters({&key_of(type), &element_of(type)});
    }
    return "";
}

bool is_plain(const Type& type) {
    return type.kind == Type::Kind::integer || type.kind == Type::Kind::number;
}

bool is_numeric(const Type& type) {
    return is_plain(type) || type.kind == Type::Kind::quantity;
}

bool is_text(const Type& type) {
    return type.kind == Type::Kind::string || type.kind == Type::Kind::enumeration;
}

std::string with_article(const Type& type) {
    const bool vowel = type.kind == Type::Kind::integer || type.kind == Type::Kind::enumeration;
    return (vowel ? "an " : "a ") + type_name(type);
}

}  // namespace stackimpact::cel
