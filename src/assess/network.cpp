// SPDX-License-Identifier: MIT
#include "assess/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assess/assess.hpp"
#include "model/format.hpp"
#include "propagate/spectrum.hpp"

namespace stackimpact {

namespace {

std::size_t layer_index(const Stack& stack, const LayerId& id) {
    const auto found = std::find_if(stack.layers.begin(), stack.layers.end(),
                                    [&](const Layer& layer) { return layer.id == id; });
    return static_cast<std::size_t>(found - stack.layers.begin());
}

std::size_t channel_index(const Stack& stack, const ChannelId& id) {
    const auto found = std::find_if(stack.channels.begin(), stack.channels.end(),
                                    [&](const Channel& channel) { return channel.id == id; });
    return static_cast<std::size_t>(found - stack.channels.begin());
}

void add_flow(const Stack& stack, const Flow& flow, const std::optional<Date>& date,
              propagate::Matrix& flows) {
    const std::size_t layers = stack.layers.size();
    const std::size_t from = channel_index(stack, flow.from) * layers;
    const std::size_t to = channel_index(stack, flow.to) * layers;
    for (const Link& link : stack.links) {
        const auto coefficient = link.coefficients.find(flow.coefficient);
        if (coefficient == link.coefficients.end()) continue;
        const double amount =
            flow.sign * flow.damping * pick(coefficient->second, date).figure->value;
        const std::size_t supplier = layer_index(stack, link.supplier);
        const std::size_t customer = layer_index(stack, link.customer);
        const bool up = flow.toward == FlowToward::suppliers;
        flows.at(to + (up ? supplier : customer), from + (up ? customer : supplier)) += amount;
    }
}

std::string pair_name(const Stack& stack, std::size_t pair) {
    const std::size_t layers = stack.layers.size();
    return stack.layers[pair % layers].id.str() + "." + stack.channels[pair / layers].id.str();
}

/// The first day of a period; before it a figure is later than an event.
Date first_day(const Date& date) {
    return {date.year, std::max(date.month, 1), std::max(date.day, 1)};
}

/// Every day from which a coefficient of some link is another one, a day before all of them, and no
/// date at all.
std::vector<std::optional<Date>> dates_of(const Stack& stack) {
    std::vector<std::optional<Date>> dates{std::nullopt, Date{1, 1, 1}};
    for (const Link& link : stack.links) {
        for (const auto& coefficient : link.coefficients) {
            if (coefficient.second.size() < 2) continue;
            for (const Figure& figure : coefficient.second)
                dates.emplace_back(first_day(figure.date));
        }
    }
    return dates;
}

/// The flow that makes the first step of the loop.
Span flow_of(const Stack& stack, const propagate::Amplification& amplification) {
    const std::size_t layers = stack.layers.size();
    const ChannelId& from = stack.channels[amplification.loop[0] / layers].id;
    const ChannelId& to = stack.channels[amplification.loop[1] / layers].id;
    for (const Flow& flow : stack.flows) {
        if (flow.from == from && flow.to == to) return flow.span;
    }
    return {};
}

}  // namespace

propagate::Matrix flow_matrix(const Stack& stack, const std::optional<Date>& date) {
    propagate::Matrix flows(stack.layers.size() * stack.channels.size());
    for (const Flow& flow : stack.flows) add_flow(stack, flow, date, flows);
    return flows;
}

Network::Network(const Stack& stack, const std::optional<Date>& date)
    : layers_(stack.layers.size()),
      channels_(stack.channels.size()),
      flows_(flow_matrix(stack, date)),
      inverse_(propagate::leontief_inverse(flows_)),
      over_links_(size()) {
    for (std::size_t from = 0; from < size(); ++from) {
        for (std::size_t to = 0; to < size(); ++to) {
            const double share = total(to, from) - (to == from ? 1.0 : 0.0);
            if (share != 0.0) over_links_[from].push_back({to, share});
        }
    }
}

std::vector<std::size_t> Network::path(std::size_t from, std::size_t to) const {
    const std::vector<std::size_t> before = propagate::strongest_predecessors(flows_, from);
    if (before[to] == size()) return {};
    std::vector<std::size_t> path{to};
    do path.push_back(before[path.back()]);
    while (path.back() != from);
    std::reverse(path.begin(), path.end());
    return path;
}

bool check_stack(const Stack& stack, const TextPtr& text, Diagnostics& diagnostics) {
    for (const std::optional<Date>& date : dates_of(stack)) {
        const auto found = propagate::find_amplification(flow_matrix(stack, date));
        if (!found) continue;
        std::string loop;
        for (const std::size_t pair : found->loop) {
            loop += (loop.empty() ? "" : " → ") + pair_name(stack, pair);
        }
        diagnostics.error(
            Code::amplification, {text, flow_of(stack, *found)},
            fmt::format("the flows amplify without limit (spectral radius {}): {} with gain {}",
                        decimal(found->radius), loop, decimal(found->gain)),
            fmt::format("multiply every damping by less than {}, or weaken a link of the loop",
                        decimal(found->largest_factor)));
        return false;
    }
    return true;
}

}  // namespace stackimpact
