// SPDX-License-Identifier: MIT
// What one unit of pressure does along the compiled-in stack: the checks of the scoring definition.
#include <cmath>

#include "assess/network.hpp"
#include "load/load.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

const Stack& default_stack() {
    static const Stack stack = [] {
        Diagnostics diagnostics;
        auto knowledge = load_builtin_knowledge({}, diagnostics);
        REQUIRE(knowledge);
        return std::move(knowledge->stack);
    }();
    return stack;
}

template <class Items, class Id>
std::size_t index_of(const Items& items, const Id& id) {
    std::size_t i = 0;
    while (items.at(i).id.str() != id) ++i;
    return i;
}

/// What reaches a layer, over all channels, from `amount` in one channel of another layer.
double reaches(const std::string& layer, const std::string& from, const std::string& channel,
               double amount) {
    const Stack& stack = default_stack();
    const Network network(stack, Date{2025, 1, 27});
    const std::size_t origin =
        network.pair(index_of(stack.channels, channel), index_of(stack.layers, from));
    double sum = 0.0;
    for (std::size_t c = 0; c < network.channels(); ++c) {
        sum += network.total(network.pair(c, index_of(stack.layers, layer)), origin);
    }
    return amount * sum;
}

bool near(double a, double b, double tolerance = 0.005) {
    return std::fabs(a - b) <= tolerance;
}

}  // namespace

TEST_CASE("cheaper chips relieve everyone below, without turning sign along the chain") {
    CHECK(near(reaches("chip_design", "chip_design", "pricing", -1.0), -1.0));
    CHECK(near(reaches("data_centers", "chip_design", "pricing", -1.0), 0.20));
    CHECK(near(reaches("hosting_services", "chip_design", "pricing", -1.0), 0.055));
    CHECK(near(reaches("model_development", "chip_design", "pricing", -1.0), 0.05));
    CHECK(near(reaches("chip_fabrication", "chip_design", "pricing", -1.0), 0.0));
}

TEST_CASE("an outage of fabrication is handed down the chain") {
    CHECK(near(reaches("chip_design", "chip_fabrication", "supply", -1.0), -0.64));
    CHECK(near(reaches("data_centers", "chip_fabrication", "supply", -1.0), -0.31));
    CHECK(near(reaches("hosting_services", "chip_fabrication", "supply", -1.0), -0.15));
    CHECK(near(reaches("model_development", "chip_fabrication", "supply", -1.0), -0.12));
}

TEST_CASE("cheaper models mean more hosting, and some of that reaches the data centers") {
    const Stack& stack = default_stack();
    const Network network(stack, Date{2025, 1, 27});
    const auto pair = [&](const std::string& channel, const std::string& layer) {
        return network.pair(index_of(stack.channels, channel), index_of(stack.layers, layer));
    };
    const std::size_t origin = pair("pricing", "model_development");
    CHECK(near(-network.total(pair("demand", "hosting_services"), origin), 0.15));
    CHECK(near(-network.total(pair("demand", "data_centers"), origin), 0.045));
    CHECK(near(-network.total(pair("cost", "hosting_services"), origin), 0.10));
}
