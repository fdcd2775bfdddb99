// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cel/checker.hpp"

namespace stackimpact::cel {
namespace {

/// Kinds of keys that a map can have.
bool is_key(const Type& type) {
    return type.kind == Type::Kind::boolean || type.kind == Type::Kind::integer || is_text(type) ||
           is_any(type);
}

}  // namespace

Type Checker::joined_type(const std::vector<NodeId>& ids) const {
    if (ids.empty()) return {};
    Type all = type(ids.front());
    for (const NodeId id : ids) all = joined(all, type(id));
    return all;
}

bool Checker::check_list(NodeId id) {
    const std::vector<NodeId> elements = node(id).children;
    bool known = true;
    for (const NodeId element : elements) known = check(element) && known;
    node(id).operands = elements;
    node(id).operation.function = Function::make_list;
    node(id).type = Type::list(known ? joined_type(elements) : Type{});
    return known;
}

bool Checker::check_map(NodeId id) {
    const std::vector<NodeId> parts = node(id).children;
    std::vector<NodeId> keys;
    std::vector<NodeId> values;
    bool known = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool known_here = check(parts[i]);
        known = known_here && known;
        (i % 2 == 0 ? keys : values).push_back(parts[i]);
        if (i % 2 != 0 || !known_here || is_key(type(parts[i]))) continue;
        known = fail(Code::condition_type, node(parts[i]).span,
                     fmt::format("the keys of a map are bools, ints or texts, but {} is {}",
                                 shown(parts[i]), with_article(type(parts[i]))));
    }
    node(id).operands = parts;
    node(id).operation.function = Function::make_map;
    node(id).type = known ? Type::map(joined_type(keys), joined_type(values)) : Type::map({}, {});
    return known;
}

bool Checker::check_index(NodeId id) {
    const NodeId target = node(id).children[0];
    const NodeId key = node(id).children[1];
    node(id).operands = {target, key};
    node(id).operation.function = Function::index;
    const bool target_known = check(target);
    const bool key_known = check(key);
    if (!target_known || !key_known) return false;
    const Type& container = type(target);
    node(id).type = element_of(container);
    if (is_any(container) || is_any(type(key))) return true;
    if (container.kind == Type::Kind::list) {
        if (type(key).kind == Type::Kind::integer) return true;
        return fail(Code::condition_type, node(key).span,
                    fmt::format("the index of a list is an int, but {} is {}", shown(key),
                                with_article(type(key))));
    }
    if (container.kind != Type::Kind::map) {
        return fail(Code::condition_type, node(target).span,
                    fmt::format("only a list or a map has elements, but {} is {}", shown(target),
                                with_article(container)));
    }
    if (is_comparable(key_of(container), type(key))) return true;
    return fail(Code::condition_type, node(key).span,
                fmt::format("the keys of this map are {}, but {} is {}",
                            type_name(key_of(container)), shown(key), with_article(type(key))));
}

bool Checker::check_comprehension(NodeId id) {
    const std::vector<NodeId> children = node(id).children;
    const Macro macro = node(id).macro;
    const bool range_known = check(children[0]);
    const Type& range = type(children[0]);
    const bool is_map = range.kind == Type::Kind::map;
    bool known = range_known;
    if (known && !is_map && range.kind != Type::Kind::list && !is_any(range)) {
        known = fail(Code::condition_type, node(children[0]).span,
                     fmt::format("`{}` goes over a list or a map, but {} is {}", macro_name(macro),
                                 shown(children[0]), with_article(range)));
    }
    const Type element = !known ? Type{} : is_map ? key_of(range) : element_of(range);
    node(id).local = scope_.depth();
    scope_.enter(node(id).name, element);
    const std::size_t conditions = macro == Macro::map ? children.size() - 2 : 1;
    bool mapped_known = true;
    for (std::size_t i = 1; i < children.size(); ++i) {
        mapped_known = check(children[i]);
        if (mapped_known && i <= conditions) {
            require_bool(children[i], fmt::format("the condition of `{}`", macro_name(macro)));
        }
    }
    scope_.leave();
    if (macro == Macro::filter) {
        node(id).type = Type::list(element);
    } else if (macro == Macro::map) {
        node(id).type = Type::list(mapped_known ? type(children.back()) : Type{});
    } else {
        node(id).type = Type::boolean();
        return true;
    }
    return known && mapped_known;
}

void Checker::check_membership(NodeId id) {
    const NodeId subject = node(id).children[0];
    const NodeId container = node(id).children[1];
    node(id).operands = {subject, container};
    const bool subject_known = check(subject);
    const bool container_known = check(container);
    if (subject_known && container_known) check_membership_in(subject, container);
}

void Checker::check_membership_in(NodeId subject, NodeId container) {
    const bool is_literal = node(container).kind == Node::Kind::list;
    if (is_literal && !variables_under(subject).empty()) {
        const std::vector<NodeId> elements = node(container).children;
        for (const NodeId element : elements) check_pair(Op::in, subject, element);
        return;
    }
    const Type& where = type(container);
    const bool is_map = where.kind == Type::Kind::map;
    if (!is_map && where.kind != Type::Kind::list && !is_any(where)) {
        fail(Code::condition_type, node(container).span,
             fmt::format("a list or a map must stand after `in`, but {} is {}", shown(container),
                         with_article(where)),
             "write the values in brackets, as in `x in [\"a\", \"b\"]`");
        return;
    }
    const Type& elements = is_map ? key_of(where) : element_of(where);
    if (is_comparable(type(subject), elements)) return;
    mismatch(
        Code::condition_type, subject, container,
        fmt::format("{} is never among values of type {}", shown(subject), type_name(elements)));
}

}  // namespace stackimpact::cel
