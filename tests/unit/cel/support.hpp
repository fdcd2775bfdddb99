// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cel/program.hpp"
#include "support/catch.hpp"

namespace stackimpact::cel::testing {

/// A small vocabulary with every type of variable.
inline const Environment& environment() {
    static const Environment made = [] {
        Environment e;
        const auto fact = [&e](const char* name, Type type, std::optional<double> minimum = {},
                               std::optional<double> maximum = {}) {
            e.declare({name, std::move(type), minimum, maximum, true});
        };
        fact("cost", Type::quantity("usd"), 0.0, 1e12);
        fact("budget", Type::quantity("usd"));
        fact("delay", Type::quantity("time"), 0.0, 20.0);
        fact("open", Type::boolean());
        fact("parity", Type::boolean());
        fact("chip", Type::enumeration({"h100", "h800", "b200"}));
        fact("label", Type::string());
        fact("kind", Type::enumeration({"open", "closed"}));
        fact("share", Type::number(), 0.0, 1.0);
        fact("x", Type::number());
        fact("rank", Type::integer(), 1.0, 100.0);
        fact("n", Type::integer());
        e.declare({"stack.usual_cost", Type::quantity("usd"), {}, {}, false});
        e.declare({"layer.order", Type::integer(), {}, {}, false});
        e.declare_unit("usd", {"usd", 1.0});
        e.declare_unit("musd", {"usd", 1e6});
        e.declare_unit("years", {"time", 1.0});
        e.declare_unit("months", {"time", 0.25});
        return e;
    }();
    return made;
}

/// Compiles a condition or, failing that, a strength; throws with the first problem.
inline Program program(std::string_view text) {
    std::vector<Issue> issues;
    if (auto made = compile(text, environment(), Expected::boolean, issues)) return *made;
    issues.clear();
    if (auto made = compile(text, environment(), Expected::number, issues)) return *made;
    throw std::runtime_error(std::string(text) + ": " + issues.front().message);
}

inline std::vector<Issue> issues_of(std::string_view text, Expected expected) {
    std::vector<Issue> issues;
    const auto made = compile(text, environment(), expected, issues);
    const bool has_error = std::any_of(issues.begin(), issues.end(),
                                       [](const Issue& issue) { return !issue.is_warning; });
    CHECK(made.has_value() == !has_error);
    return issues;
}

struct Given {
    const char* name;
    Binding binding;
};

inline std::vector<Binding> bindings(std::initializer_list<Given> all) {
    std::vector<Binding> made(environment().variables().size());
    for (const Given& given : all) made.at(environment().slot(given.name).value()) = given.binding;
    return made;
}

/// A fact at a value with a weight, both exact.
inline Binding known(Value value, double weight = 1.0) {
    double number = 0.0;
    if (const auto* const d = std::get_if<double>(&value)) number = *d;
    if (const auto* const i = std::get_if<std::int64_t>(&value)) number = static_cast<double>(*i);
    return {std::move(value), weight, number, number, weight, weight};
}

}  // namespace stackimpact::cel::testing
