// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace stackimpact::cel {

/// Static type of an expression.
struct Type {
    enum class Kind { null, boolean, integer, number, string, enumeration, quantity, list };

    Kind kind = Kind::null;
    /// `enumeration`: the domain, in declared order.
    std::vector<std::string> domain;
    /// `quantity`: the dimension ("usd", "time"). Values are held in the dimension's base unit.
    std::string dimension;
    /// `list`: type of the elements.
    std::shared_ptr<const Type> element;

    [[nodiscard]] static Type boolean() { return {Kind::boolean, {}, {}, nullptr}; }
    [[nodiscard]] static Type integer() { return {Kind::integer, {}, {}, nullptr}; }
    [[nodiscard]] static Type number() { return {Kind::number, {}, {}, nullptr}; }
    [[nodiscard]] static Type string() { return {Kind::string, {}, {}, nullptr}; }
    [[nodiscard]] static Type enumeration(std::vector<std::string> domain) {
        return {Kind::enumeration, std::move(domain), {}, nullptr};
    }
    [[nodiscard]] static Type quantity(std::string dimension) {
        return {Kind::quantity, {}, std::move(dimension), nullptr};
    }
};

/// For messages: "bool", "usd quantity", "enum (h100, h800)", "list(double)".
[[nodiscard]] std::string type_name(const Type& type);

/// With its article: "an int", "a usd quantity".
[[nodiscard]] std::string with_article(const Type& type);

/// An int or a double without a unit.
[[nodiscard]] bool is_plain(const Type& type);
/// A plain number or a quantity.
[[nodiscard]] bool is_numeric(const Type& type);
/// A string or an enumeration.
[[nodiscard]] bool is_text(const Type& type);

}  // namespace stackimpact::cel
