// SPDX-License-Identifier: MIT
#include "assess/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

/// True if the flow takes pressure over a link from one pair to another.
bool takes(const Stack& stack, const Flow& flow, std::size_t from, std::size_t to) {
    const std::size_t layers = stack.layers.size();
    if (flow.from != stack.channels[from / layers].id) return false;
    if (flow.to != stack.channels[to / layers].id) return false;
    const bool up = flow.toward == FlowToward::suppliers;
    const LayerId& supplier = stack.layers[(up ? to : from) % layers].id;
    const LayerId& customer = stack.layers[(up ? from : to) % layers].id;
    return std::any_of(stack.links.begin(), stack.links.end(), [&](const Link& link) {
        return link.supplier == supplier && link.customer == customer &&
               link.coefficients.count(flow.coefficient) > 0;
    });
}

/// The flow that makes the first step of the loop.
Span flow_of(const Stack& stack, const propagate::Amplification& found) {
    for (const Flow& flow : stack.flows) {
        if (takes(stack, flow, found.loop.at(0), found.loop.at(1))) return flow.span;
    }
    return {};
}

/// The loop with its gain; where it amplifies only with others, what they go through.
std::string loop_text(const Stack& stack, const propagate::Amplification& found) {
    std::string loop;
    for (const std::size_t pair : found.loop) {
        loop += (loop.empty() ? "" : " → ") + pair_name(stack, pair);
    }
    loop += " with gain " + decimal(found.gain);
    if (std::fabs(found.gain) >= propagate::radius_limit) return loop;
    std::string nodes;
    for (const std::size_t pair : found.nodes) {
        nodes += (nodes.empty() ? "" : ", ") + pair_name(stack, pair);
    }
    return fmt::format("the loops among {} together, the strongest being {}", nodes, loop);
}

void refuse(const Stack& stack, const TextPtr& text, const propagate::Amplification& found,
            Diagnostics& diagnostics) {
    diagnostics.error(
        Code::amplification, {text, flow_of(stack, found)},
        fmt::format("the flows amplify without limit (spectral radius {}): {}",
                    decimal(found.radius), loop_text(stack, found)),
        fmt::format("multiply every damping by less than {}, or weaken a link of the loop",
                    decimal(found.largest_factor)));
}

void warn(const Stack& stack, const TextPtr& text, const propagate::Amplification& found,
          Diagnostics& diagnostics) {
    diagnostics.warning(
        Code::cancelling_flows, {text, flow_of(stack, found)},
        fmt::format("totals are finite only because flows cancel each other (spectral radius {} "
                    "without signs): {}",
                    decimal(found.radius), loop_text(stack, found)),
        fmt::format("multiply every damping by less than {}, or see whether one of the flows is "
                    "another one told again",
                    decimal(found.largest_factor)));
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
            const double share = over_links(to, from);
            if (share != 0.0) over_links_[from].push_back({to, share});
        }
    }
}

std::vector<std::size_t> Paths::between(std::size_t from, std::size_t to) {
    std::vector<std::size_t>& before = before_[from];
    if (before.empty()) before = propagate::strongest_predecessors(network_.flows(), from);
    if (before[to] == network_.size()) return {};
    std::vector<std::size_t> path{to};
    do path.push_back(before[path.back()]);
    while (path.back() != from);
    std::reverse(path.begin(), path.end());
    return path;
}

bool check_stack(const Stack& stack, const TextPtr& text, Diagnostics& diagnostics) {
    bool warned = false;
    for (const std::optional<Date>& date : dates_of(stack)) {
        const propagate::Matrix flows = flow_matrix(stack, date);
        const auto cancelling = propagate::find_cancellation(flows);
        if (!cancelling) continue;
        if (const auto found = propagate::find_amplification(flows)) {
            refuse(stack, text, *found, diagnostics);
            return false;
        }
        if (!warned) warn(stack, text, *cancelling, diagnostics);
        warned = true;
    }
    return true;
}

}  // namespace stackimpact
