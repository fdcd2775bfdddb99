// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>

#include "load/figures.hpp"
#include "load/names.hpp"
#include "load/shares.hpp"
#include "load/stack_reader.hpp"
#include "model/format.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::array<std::string_view, 2> toward_words{"suppliers", "customers"};
/// Keys of a link that are no coefficients.
constexpr std::array<std::string_view, 3> link_keys{"supplier", "customer", "note"};
constexpr double largest = std::numeric_limits<double>::max();
constexpr std::string_view ticker_hint = "capital letters, digits, `.`, `^` and `-`, at most 10";
constexpr NumberRange any_number{-largest, largest, false};

bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void StackReader::flows(const JsonNode& root) {
    using Key = std::tuple<ChannelId, ChannelId, FlowToward, std::string>;
    std::map<Key, Span> seen;
    for (const JsonNode& item : read_items(input_, root, "`flows`")) {
        Flow next = flow(item);
        if (!next.coefficient.empty() && !contains(coefficients_, next.coefficient)) {
            coefficients_.push_back(next.coefficient);
        }
        if (next.from.empty() || next.to.empty()) continue;
        const auto first =
            seen.emplace(Key(next.from, next.to, next.toward, next.coefficient), item.span);
        if (!first.second) {
            report_twice(item.span, "the same flow is given twice", first.first->second);
        }
        stack_.flows.push_back(std::move(next));
    }
}

Flow StackReader::flow(const JsonNode& root) {
    Flow flow;
    flow.span = root.span;
    ObjectReader reader(input_, root, "a flow");
    flow.from = channel_at(reader, "from");
    flow.to = channel_at(reader, "to");
    if (const JsonNode* node = reader.require("toward")) {
        flow.toward = read_enum<FlowToward>(input_, *node, "a side of a link", toward_words)
                          .value_or(flow.toward);
    }
    if (const JsonNode* node = reader.require("sign")) {
        const auto sign = read_integer(input_, *node, "`sign`", -1, 1);
        if (sign == 0) input_.error(Code::invalid_value, node->span, "`sign` must be 1 or -1");
        flow.sign = static_cast<int>(sign.value_or(1));
    }
    if (const JsonNode* node = reader.require("coefficient")) {
        flow.coefficient = read_id(input_, *node, "a coefficient").value_or("");
        const bool taken =
            std::find(link_keys.begin(), link_keys.end(), flow.coefficient) != link_keys.end();
        if (taken) {
            input_.error(Code::invalid_id, node->span,
                         fmt::format("{} is another key of links", quoted(flow.coefficient)));
        }
    }
    if (const JsonNode* node = reader.require("damping")) {
        flow.damping = reader.number("damping", unit_range).value_or(flow.damping);
        if (flow.damping >= 1.0) {
            input_.error(Code::value_out_of_range, node->span, "`damping` must be below 1",
                         "at 1 nothing is ever lost on the way");
        }
    }
    flow.about = reader.text("about");
    reader.finish();
    return flow;
}

void StackReader::links(const JsonNode& root) {
    std::map<std::pair<LayerId, LayerId>, Span> seen;
    for (const JsonNode& item : read_items(input_, root, "`links`")) {
        Link next = link(item);
        if (next.supplier.empty() || next.customer.empty()) continue;
        const auto first = seen.emplace(std::pair(next.supplier, next.customer), item.span);
        if (!first.second) {
            report_twice(item.span,
                         fmt::format("the link from {} to {} is given twice", next.supplier.str(),
                                     next.customer.str()),
                         first.first->second);
        }
        stack_.links.push_back(std::move(next));
    }
}

Link StackReader::link(const JsonNode& root) {
    Link link;
    link.location = input_.location(root.span);
    ObjectReader reader(input_, root, "a link");
    link.supplier = layer_at(reader, "supplier");
    link.customer = layer_at(reader, "customer");
    if (!link.supplier.empty() && link.supplier == link.customer) {
        input_.error(Code::self_link, reader.find("customer")->span,
                     fmt::format("{} is linked with itself", quoted(link.customer.str())),
                     "a link goes to another layer",
                     {input_.place(reader.find("supplier")->span), "its supplier is the same"});
    }
    for (const std::string& name : coefficients_) {
        const JsonNode* const node = reader.find(name);
        if (node == nullptr) continue;
        link.coefficients[name] =
            read_series(input_, *node, fmt::format("`{}`", name), {unit_range, false, 1.0}).series;
    }
    link.note = reader.text("note");
    reader.finish();
    return link;
}

void StackReader::references(const JsonNode& root) {
    for (const JsonMember& member : read_members(input_, root, "`references`")) {
        (void)check_id(input_, member.key_span, member.key, "a reference");
        Reference next = reference(member);
        stack_.references[next.name] = std::move(next);
    }
}

Reference StackReader::reference(const JsonMember& member) {
    Reference reference;
    reference.name = ReferenceName(member.key);
    reference.location = input_.location(member.key_span);
    ObjectReader reader(input_, member.value, "a reference");
    FigureRules rules{any_number, true, 1.0};
    if (const JsonNode* node = reader.find("unit")) {
        reference.unit = read_reference(input_, *node, "a unit of the vocabulary",
                                        Code::unknown_unit, names_of(vocabulary_.units))
                             .value_or("");
        if (!reference.unit.empty()) rules.factor = vocabulary_.units.at(reference.unit).factor;
    }
    reference.about = reader.required_text("about");
    if (const JsonNode* node = reader.require("series")) {
        reference.series = read_series(input_, *node, "`series`", rules).series;
    }
    reader.finish();
    return reference;
}

void StackReader::companies(const JsonNode& root) {
    for (const JsonMember& member : read_members(input_, root, "`companies`")) {
        if (!is_ticker(member.key)) {
            input_.error(Code::invalid_id, member.key_span,
                         fmt::format("{} is no ticker", quoted(member.key)),
                         std::string(ticker_hint));
        }
        Company next = company(member);
        stack_.companies[next.ticker] = std::move(next);
    }
}

void StackReader::benchmarks(const JsonNode& root) {
    ObjectReader reader(input_, root, "`benchmarks`");
    const auto ticker = [&](std::string_view key) -> std::string {
        const JsonNode* const node = reader.find(key);
        if (node == nullptr) return {};
        const auto text = read_words(input_, *node, quoted(key));
        if (!text) return {};
        if (is_ticker(*text)) return *text;
        input_.error(Code::invalid_id, node->span, fmt::format("{} is no ticker", quoted(*text)),
                     std::string(ticker_hint));
        return {};
    };
    stack_.cap_weighted_benchmark = ticker("cap_weighted");
    stack_.equal_weighted_benchmark = ticker("equal_weighted");
    reader.finish();
}

Company StackReader::company(const JsonMember& member) {
    Company company;
    company.ticker = Ticker(member.key);
    ObjectReader reader(input_, member.value, "a company");
    company.name = reader.required_text("name");
    if (const JsonNode* node = reader.require("exposure")) exposure(*node, company);
    company.proxy = reader.text("proxy");
    company.note = reader.text("note");
    reader.finish();
    return company;
}

void StackReader::exposure(const JsonNode& root, Company& company) {
    double sum = 0.0;
    std::vector<Label> labels;
    for (const JsonMember& member : read_members(input_, root, "`exposure`")) {
        if (!contains(layer_names_, member.key)) {
            input_.error(Code::unknown_layer, member.key_span,
                         fmt::format("{} is not a layer of the stack", quoted(member.key)),
                         nearest_hint(member.key, layer_names_));
        }
        const auto share = read_number(input_, member.value, quoted(member.key), weight_range);
        if (!share) continue;
        company.exposure[LayerId(member.key)] = *share;
        const bool was_over = sum > 1.0 + share_tolerance;
        sum += *share;
        if (was_over || sum <= 1.0 + share_tolerance) {
            labels.push_back({input_.place(member.value.span), decimal(*share) + " here"});
            continue;
        }
        input_.diagnostics().add({Code::shares_over_one, Severity::error,
                                  input_.place(member.value.span),
                                  fmt::format("the exposures of {} add up to {}, over 1",
                                              company.ticker.str(), decimal(sum)),
                                  "they are shares of the company's value", labels});
    }
}

}  // namespace stackimpact
