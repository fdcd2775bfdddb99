// SPDX-License-Identifier: MIT
#include "cel/type.hpp"

#include <fmt/format.h>

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

}  // namespace

std::string type_name(const Type& type) {
    switch (type.kind) {
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
        case Type::Kind::list:
            return type.element ? "list(" + type_name(*type.element) + ")" : "empty list";
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
