// SPDX-License-Identifier: MIT
// What the pieces of `batch` take on their own, with the compiled-in rules, for blocks of 64 events
// of a kind that many rules speak about:
//
//   cmake --preset bench && cmake --build --preset bench --target batch_pieces &&
//       build/bench/bench/batch_pieces
//
// `items_per_second` are events.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.hpp"
#include "batch/reader.hpp"
#include "batch/scoring.hpp"
#include "batch/writer.hpp"
#include "load/load.hpp"
#include "load/load_event.hpp"

namespace {

using namespace stackimpact;  // NOLINT: a program of one namespace

constexpr std::string_view facts =
    R"("training_chip":"h800","training_chip_count":2048,"developer_under_chip_controls":true,)"
    R"("frontier_parity":true,"open_weights":true,"license":"permissive",)"
    R"("self_hosting_documented":true,"method_published":true,"active_parameter_share":0.055,)"
    R"("consumer_app":true,"app_store_rank":1,"api_output_price":2.19)";

const Knowledge& knowledge() {
    static const Knowledge loaded = [] {
        Diagnostics diagnostics;
        auto found = load_builtin_knowledge({}, diagnostics);
        if (!found) throw std::runtime_error("the compiled-in data does not load");
        return *found;
    }();
    return loaded;
}

BatchOptions options_of(const BatchFields& fields) {
    BatchOptions options;
    options.fields = fields;
    return options;
}

const BatchProgram& program() {
    static const BatchProgram made(
        {knowledge().scales, knowledge().vocabulary, knowledge().stack, knowledge().rules},
        options_of({true, false, true, false, false}));
    return made;
}

/// A block of lines in one piece, as they come from a file.
struct Lines {
    Lines() {
        for (std::size_t i = 0; i < cel::lane_count; ++i) {
            text += fmt::format(R"({{"id":{},"kind":"model_release","date":"2025-01-27",)"
                                R"("training_cost":{},{}}})"
                                "\n",
                                i, 1'000'000 + 100'000 * i, facts);
        }
        const std::size_t size = text.size();
        text.resize(size + batch_padding);
        std::string_view rest = std::string_view(text).substr(0, size);
        whole = rest;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            each.push_back(rest.substr(0, end));
            rest.remove_prefix(end + 1);
        }
    }

    std::string text;
    std::string_view whole;
    std::vector<std::string_view> each;
};

const Lines& lines() {
    static const Lines made;
    return made;
}

void fill(batch::EventReader& reader, batch::Block& block) {
    for (std::size_t lane = 0; lane < cel::lane_count; ++lane) {
        if (!reader.read(lines().each[lane], lane, block)) {
            throw std::runtime_error("an event is not of the usual form");
        }
        block.events |= cel::lane_bit(lane);
    }
    block.count = cel::lane_count;
}

/// A block that holds all events.
struct Filled {
    Filled() : block(knowledge().rules.environment), reader(program().parts()) {
        block.facts.reset(cel::lane_count);
        fill(reader, block);
    }

    batch::Block block;
    batch::EventReader reader;
};

void count(benchmark::State& state) {
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(cel::lane_count));
}

void reading(benchmark::State& state) {
    Filled filled;
    for (auto step : state) {
        static_cast<void>(step);
        filled.block.facts.reset(cel::lane_count);
        fill(filled.reader, filled.block);
    }
    count(state);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(lines().whole.size()));
}
BENCHMARK(reading);

/// The complete reader, which unusual lines are given to.
void reading_unusual(benchmark::State& state) {
    Filled filled;
    for (auto step : state) {
        static_cast<void>(step);
        filled.block.facts.reset(cel::lane_count);
        for (std::size_t lane = 0; lane < cel::lane_count; ++lane) {
            Diagnostics diagnostics;
            const TextPtr text =
                std::make_shared<const Text>("<stdin>", std::string(lines().each[lane]), lane + 1);
            const auto event = load_event(text, knowledge().vocabulary, diagnostics);
            if (!event) throw std::runtime_error("an event does not load");
            set_event(*event, program().parts(), lane, filled.block);
        }
    }
    count(state);
}
BENCHMARK(reading_unusual);

void deciding(benchmark::State& state) {
    Filled filled;
    batch::BlockScoring scoring(program().parts());
    for (auto step : state) {
        static_cast<void>(step);
        scoring.begin(filled.block);
        benchmark::ClobberMemory();
    }
    count(state);
    state.counters["rules"] = static_cast<double>(program().parts().rules.size());
}
BENCHMARK(deciding);

void scoring_alone(benchmark::State& state) {
    Filled filled;
    batch::BlockScoring scoring(program().parts());
    scoring.begin(filled.block);
    for (auto step : state) {
        static_cast<void>(step);
        for (std::size_t lane = 0; lane < cel::lane_count; ++lane) {
            benchmark::DoNotOptimize(scoring.hear(lane));
        }
    }
    count(state);
}
BENCHMARK(scoring_alone);

void scoring_and_writing(benchmark::State& state) {
    Filled filled;
    batch::BlockScoring scoring(program().parts());
    batch::ResultWriter writer(program().parts());
    scoring.begin(filled.block);
    std::string out;
    for (auto step : state) {
        static_cast<void>(step);
        out.clear();
        for (std::size_t lane = 0; lane < cel::lane_count; ++lane) {
            benchmark::DoNotOptimize(writer.write(filled.block, lane, scoring, out));
        }
    }
    count(state);
}
BENCHMARK(scoring_and_writing);

void all_together(benchmark::State& state) {
    BatchWorker worker(program());
    BatchOutput output;
    for (auto step : state) {
        static_cast<void>(step);
        output.clear();
        worker.run(lines().whole, 1, output);
        if (output.events != cel::lane_count) throw std::runtime_error("a result is missing");
    }
    count(state);
}
BENCHMARK(all_together);

}  // namespace

BENCHMARK_MAIN();
