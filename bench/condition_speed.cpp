// SPDX-License-Identifier: MIT
// How long the conditions and strengths of the compiled-in rule book take on the facts of one
// scenario, hot and without explanations, and whether evaluating them allocates:
//
//   cmake --preset bench && cmake --build --preset bench && build/bench/bench/condition_speed
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "cel/evaluator.hpp"
#include "load/load.hpp"
#include "match/bindings.hpp"

namespace {

/// Calls of the global operator new.
std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size);
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

void operator delete(void* memory, const std::nothrow_t&) noexcept {
    std::free(memory);
}

namespace {

using namespace stackimpact;  // NOLINT: a program of one namespace

struct Work {
    std::vector<cel::Program> programs;
    std::size_t rules = 0;
    std::vector<cel::Binding> bindings;
};

const Work& work() {
    static const Work made = [] {
        Diagnostics diagnostics;
        const auto knowledge = load_builtin_knowledge({}, diagnostics);
        std::ifstream file(SCENARIO);
        const std::string content((std::istreambuf_iterator<char>(file)), {});
        const TextPtr text = std::make_shared<Text>(SCENARIO, content);
        if (!knowledge) throw std::runtime_error("the compiled-in data does not load");
        const auto scenario = load_scenario(text, "deepseek-r1", *knowledge, diagnostics);
        if (!scenario || diagnostics.has_errors())
            throw std::runtime_error("the scenario does not load");
        Work result;
        for (const auto& entry : knowledge->rules.rules) {
            for (const Condition& condition : entry.second.when) {
                result.programs.push_back(condition.program);
            }
            result.programs.push_back(entry.second.strength.program);
        }
        result.rules = knowledge->rules.rules.size();
        result.bindings = bind(knowledge->rules.environment, knowledge->stack,
                               knowledge->vocabulary, knowledge->scales, *scenario)
                              .stated;
        return result;
    }();
    return made;
}

void report(benchmark::State& state, std::size_t allocated) {
    using benchmark::Counter;
    const auto rules = static_cast<double>(work().rules);
    state.counters["rules"] = rules;
    state.counters["per_rule"] =
        Counter(rules, Counter::kIsIterationInvariantRate | Counter::kInvert);
    state.counters["allocations"] = static_cast<double>(allocated);
}

/// The engine that gives all numbers.
void compiled_rule_book(benchmark::State& state) {
    cel::Evaluator evaluator;
    const Work& all = work();
    for (const cel::Program& program : all.programs) (void)evaluator.run(program, all.bindings);
    const std::size_t before = allocations;
    std::size_t allocated = 0;
    for (auto _ : state) {
        for (const cel::Program& program : all.programs) {
            benchmark::DoNotOptimize(evaluator.run(program, all.bindings).evidence);
        }
        allocated = allocations - before;
    }
    report(state, allocated);
}

/// The engine that explains.
void walked_rule_book(benchmark::State& state) {
    const Work& all = work();
    const std::size_t before = allocations;
    for (auto _ : state) {
        for (const cel::Program& program : all.programs) {
            benchmark::DoNotOptimize(cel::walk(program, all.bindings).evidence);
        }
    }
    report(state, allocations - before);
}

BENCHMARK(compiled_rule_book);
BENCHMARK(walked_rule_book);

}  // namespace

BENCHMARK_MAIN();
