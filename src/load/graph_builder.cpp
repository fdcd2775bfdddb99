// SPDX-License-Identifier: MIT
#include "load/graph_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "load/decode.hpp"
#include "source/nearest.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

/// What makes a text no name of an argument; empty when it is one.
std::string_view name_mistake(std::string_view name) {
    if (name.find_first_not_of(" \t\n") == std::string_view::npos) return "is empty";
    for (std::size_t at = 0; at < name.size();) {
        const Utf8Step step = decode_utf8(name, at);
        const bool no_character = step.code_point == 0xfffe || step.code_point == 0xffff;
        if (is_unsafe(step.code_point) || no_character) return "contains a control character";
        at += step.length;
    }
    return {};
}

bool is_quoted(std::string_view written) {
    return written.substr(0, 1) == "\"";
}

}  // namespace

void GraphBuilder::argument(const WrittenName& name, ArgumentGraph::Node node) {
    const std::string_view mistake = name_mistake(name.name);
    if (!mistake.empty()) {
        mistakes_->error(mistake == "is empty" ? Code::invalid_id : Code::control_character,
                         name.span, fmt::format("the name of an argument {}", mistake),
                         "line breaks, tabs and characters that turn the direction of a text "
                         "cannot stand in names");
    }
    node.id = ArgumentId(std::string(name.name));
    arguments_.push_back({name.span, std::move(node)});
}

void GraphBuilder::relation(const WrittenName& from, const WrittenName& to, Span whole,
                            double weight, bool attack) {
    relations_.push_back({keep(from), keep(to), part(whole), weight, attack});
}

PlacedGraph GraphBuilder::build() {
    add_arguments();
    std::vector<std::string_view> names;
    names.reserve(placed_.graph.arguments.size());
    for (const ArgumentGraph::Node& node : placed_.graph.arguments) names.push_back(node.id.str());
    const NameIndex index(std::move(names));
    if (topic_) placed_.graph.topic = find_end(index, topic_->first, topic_->second);
    const std::vector<Found> found = find_ends(index);
    placed_.graph.relations.reserve(found.size());
    placed_.relations.reserve(found.size());
    const Found* first = nullptr;
    for (const Found& each : found) {
        const Relation& relation = relations_[each.relation];
        if (first != nullptr && first->ends == each.ends) {
            report_pair(relations_[first->relation], relation);
            continue;
        }
        first = &each;
        placed_.graph.relations.push_back(
            {each.from(), each.to(), relation.weight, relation.attack});
        placed_.relations.push_back(relation.whole.span());
    }
    return std::move(placed_);
}

GraphBuilder::Part GraphBuilder::part(Span span) {
    return {static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end)};
}

GraphBuilder::Part GraphBuilder::keep(const WrittenName& name) {
    const Part place = part(name.span);
    if (is_quoted(content_.substr(name.span.begin, 1)) &&
        name.name.size() + 2 != name.span.end - name.span.begin) {
        decoded_.emplace(place.begin, name.name);
    }
    return place;
}

std::string_view GraphBuilder::name_at(Part part) const {
    const std::string_view written = content_.substr(part.begin, part.end - part.begin);
    if (!is_quoted(written)) return written;
    if (!decoded_.empty()) {
        const auto decoded = decoded_.find(part.begin);
        if (decoded != decoded_.end()) return decoded->second;
    }
    return written.substr(1, written.size() - 2);
}

void GraphBuilder::add_arguments() {
    if (arguments_.empty()) {
        mistakes_->error(Code::invalid_value, {}, "a graph has at least one argument",
                         "as `arg(a,0.5).`, or in JSON `{\"arguments\": {\"a\": 0.5}}`");
    }
    const auto before = [](const Argument& a, const Argument& b) {
        const int order = a.node.id.str().compare(b.node.id.str());
        return order != 0 ? order < 0 : a.span.begin < b.span.begin;
    };
    std::sort(arguments_.begin(), arguments_.end(), before);
    placed_.graph.arguments.reserve(arguments_.size());
    placed_.arguments.reserve(arguments_.size());
    std::size_t first = 0;
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
        const bool repeated = i > 0 && arguments_[i].node.id == placed_.graph.arguments.back().id;
        if (repeated) {
            report_repeated(arguments_[first], arguments_[i]);
            continue;
        }
        first = i;
        placed_.graph.arguments.push_back(std::move(arguments_[i].node));
        placed_.arguments.push_back(arguments_[i].span);
    }
}

void GraphBuilder::report_repeated(const Argument& first, const Argument& again) {
    if (!mistakes_->in_full()) return mistakes_->count(again.span);
    mistakes_->error(
        Code::duplicate_id, again.span,
        fmt::format("the argument {} is given twice, first in line {}", quoted(again.node.id.str()),
                    mistakes_->text()->position(first.span.begin).line),
        "remove one of them", {{mistakes_->text(), first.span}, "first given here"});
}

std::vector<GraphBuilder::Found> GraphBuilder::find_ends(const NameIndex& index) {
    std::vector<Found> found;
    found.reserve(relations_.size());
    for (std::size_t i = 0; i < relations_.size(); ++i) {
        const Relation& relation = relations_[i];
        const auto from = find_end(index, name_at(relation.from), relation.from.span());
        const auto to = find_end(index, name_at(relation.to), relation.to.span());
        if (!from || !to) continue;
        const std::uint64_t ends = (std::uint64_t{*to} << 32U) | std::uint64_t{*from};
        found.push_back({ends, static_cast<std::uint32_t>(i)});
    }
    // The number of a relation rises with its place in the file, but for JSON's two lists.
    const auto before = [this](const Found& a, const Found& b) {
        if (a.ends != b.ends) return a.ends < b.ends;
        return relations_[a.relation].whole.begin < relations_[b.relation].whole.begin;
    };
    if (!std::is_sorted(found.begin(), found.end(), before)) {
        std::sort(found.begin(), found.end(), before);
    }
    return found;
}

std::optional<std::size_t> GraphBuilder::find_end(const NameIndex& index, std::string_view name,
                                                  Span span) {
    const auto found = index.find(name);
    if (found) return found;
    if (!mistakes_->in_full()) {
        mistakes_->count(span);
        return std::nullopt;
    }
    mistakes_->error(Code::unknown_argument, span,
                     fmt::format("{} is no argument of this graph", quoted(name)),
                     nearest_name(name));
    return std::nullopt;
}

std::string GraphBuilder::nearest_name(std::string_view name) {
    if (known_.empty()) {
        known_.reserve(placed_.graph.arguments.size());
        for (const ArgumentGraph::Node& node : placed_.graph.arguments) {
            known_.push_back(node.id.str());
        }
    }
    return nearest_hint(name, known_);
}

void GraphBuilder::report_pair(const Relation& first, const Relation& again) {
    if (!mistakes_->in_full()) return mistakes_->count(again.whole.span());
    const TextPtr& text = mistakes_->text();
    const auto line = text->position(first.whole.begin).line;
    const auto word = [](const Relation& relation) {
        return relation.attack ? "attacks" : "supports";
    };
    const std::string from = quoted(name_at(again.from));
    const std::string to = quoted(name_at(again.to));
    if (first.attack == again.attack) {
        mistakes_->error(
            Code::duplicate_relation, again.whole.span(),
            fmt::format("{} {} {} twice, first in line {}", from, word(again), to, line),
            "remove one of them", {{text, first.whole.span()}, "first given here"});
        return;
    }
    mistakes_->error(
        Code::support_and_attack, again.whole.span(),
        fmt::format("{} {} {} here and {} it in line {}", from, word(again), to, word(first), line),
        "keep the one that is meant", {{text, first.whole.span()}, "the other relation"});
}

}  // namespace stackimpact
