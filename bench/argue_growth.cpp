// SPDX-License-Identifier: MIT
// How the argumentation engine grows: strengths of a graph, and the gradient of one topic to all
// arguments, at 1,000 to 1,000,000 arguments with ten relations each:
//
//   cmake --preset bench && cmake --build --preset bench && build/bench/bench/argue_growth
//
// Graphs are acyclic and made from a fixed seed. Times are the best of five; memory is what the
// process has at most held at that size, less what it held before.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "argue/contributions.hpp"
#include "source/draw.hpp"

namespace {

using namespace stackimpact;         // NOLINT: a program of one namespace
using namespace stackimpact::argue;  // NOLINT

constexpr std::size_t relations_each = 10;
constexpr int rounds = 5;
/// What the engine promises for 100,000 arguments and 1,000,000 relations.
constexpr std::size_t promised_size = 100'000;
constexpr double most_seconds = 0.5;
constexpr double most_gradients = 3.0;

double unit(Draw& draw) {
    return static_cast<double>(draw.below(1001)) / 1000.0;
}

/// Every argument is moved by ones before it only, but their numbers say nothing about that, as
/// names in files do not. Relations are in the order of files that were read: by target, then
/// source.
Graph make_graph(std::size_t arguments) {
    Draw draw(arguments);
    Graph graph;
    for (std::size_t i = 0; i < arguments; ++i) graph.base.push_back(unit(draw));
    std::vector<std::size_t> numbers(arguments);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    for (std::size_t i = arguments; i > 1; --i) std::swap(numbers[i - 1], numbers[draw.below(i)]);
    for (std::size_t i = 0; i < arguments * relations_each; ++i) {
        const std::size_t a = draw.below(arguments);
        const std::size_t b = draw.below(arguments);
        if (a == b) continue;
        graph.edges.push_back(
            {numbers[std::min(a, b)], numbers[std::max(a, b)], unit(draw), draw.below(2) == 0});
    }
    std::sort(graph.edges.begin(), graph.edges.end(), [](const Edge& a, const Edge& b) {
        return std::pair{a.to, a.from} < std::pair{b.to, b.from};
    });
    return graph;
}

template <class Call>
double best_seconds(const Call& call) {
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        call();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

double mebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

}  // namespace

int main() {
    bool kept = true;
    fmt::print("arguments  relations  structure ms  strengths ms  gradient ms    MiB\n");
    for (const std::size_t size :
         {std::size_t{1'000}, std::size_t{10'000}, promised_size, std::size_t{1'000'000}}) {
        const double before = mebibytes();
        const Graph graph = make_graph(size);
        const Structure structure(graph);
        // What most others can reach.
        const std::size_t last = structure.order().back();
        const double ordering = best_seconds([&] { (void)Structure(graph); });
        for (const Semantics semantics : all_semantics) {
            double check = 0.0;
            const double forward =
                best_seconds([&] { check += strengths(graph, structure, semantics).back(); });
            const double backward = best_seconds([&] {
                check += gradient({graph, structure, semantics, last, {}}).values[0];
            });
            fmt::print("{:9}  {:9}  {:12.2f}  {:12.2f}  {:11.2f}  {:5.0f}  {} {:.6f}\n", size,
                       graph.edges.size(), ordering * 1e3, forward * 1e3, backward * 1e3,
                       mebibytes() - before, name(semantics), check);
            if (size == promised_size) {
                kept = kept && ordering + forward < most_seconds &&
                       backward < most_gradients * (ordering + forward);
            }
        }
    }
    if (!kept) fmt::print("slower than promised\n");
    return kept ? 0 : 1;
}
