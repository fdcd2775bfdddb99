// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace stackimpact::cel {

/// Static type of an expression.
struct Type {
    enum class Kind {
        /// Known only when it is evaluated: an element of a list of different types.
        any,
        null,
        boolean,
        integer,
        number,
        string,
        enumeration,
        quantity,
        timestamp,
        duration,
        list,
        map
    };

    Kind kind = Kind::any;
    /// `enumeration`: the domain, in declared order.
    std::vector<std::string> domain;
    /// `quantity`: the dimension ("usd", "time"). Values are held in the dimension's base unit.
    std::string dimension;
    /// `list`: type of the elements; `map`: of the values.
    std::shared_ptr<const Type> element;
    /// `map`: type of the keys.
    std::shared_ptr<const Type> key;

    [[nodiscard]] static Type of(Kind kind) { return {kind, {}, {}, nullptr, nullptr}; }
    [[nodiscard]] static Type boolean() { return of(Kind::boolean); }
    [[nodiscard]] static Type integer() { return of(Kind::integer); }
    [[nodiscard]] static Type number() { return of(Kind::number); }
    [[nodiscard]] static Type string() { return of(Kind::string); }
    [[nodiscard]] static Type enumeration(std::vector<std::string> domain) {
        return {Kind::enumeration, std::move(domain), {}, nullptr, nullptr};
    }
    [[nodiscard]] static Type quantity(std::string dimension) {
        return {Kind::quantity, {}, std::move(dimension), nullptr, nullptr};
    }
    [[nodiscard]] static Type list(Type element) {
        return {Kind::list, {}, {}, std::make_shared<const Type>(std::move(element)), nullptr};
    }
    [[nodiscard]] static Type map(Type key, Type value) {
        return {Kind::map,
                {},
                {},
                std::make_shared<const Type>(std::move(value)),
                std::make_shared<const Type>(std::move(key))};
    }
};

/// For messages: "bool", "usd quantity", "enum (h100, h800)", "list(double)".
[[nodiscard]] std::string type_name(const Type& type);

/// With its article: "an int", "a usd quantity".
[[nodiscard]] std::string with_article(const Type& type);

/// The type of the elements of a list, of the values of a map; `any` where nothing is known.
[[nodiscard]] const Type& element_of(const Type& type);
/// The type of the keys of a map, which macros iterate over.
[[nodiscard]] const Type& key_of(const Type& type);

/// Whether all values of both are known to be of one and the same type.
[[nodiscard]] bool same(const Type& a, const Type& b);

/// The type of values that are of one of two types: `any` where they differ, a string for texts.
[[nodiscard]] Type joined(const Type& a, const Type& b);

/// Whether values of the two can be equal: numbers of one measure, texts, or one type.
[[nodiscard]] bool is_comparable(const Type& a, const Type& b);

[[nodiscard]] bool is_any(const Type& type);
/// An int or a double without a unit.
[[nodiscard]] bool is_plain(const Type& type);
/// A plain number or a quantity.
[[nodiscard]] bool is_numeric(const Type& type);
/// A string or an enumeration.
[[nodiscard]] bool is_text(const Type& type);

}  // namespace stackimpact::cel
