// SPDX-License-Identifier: MIT
// How long it takes to read the daily closes of 1,000 tickers over 20 years and to evaluate all of
// them for 100 events, and how much memory:
//
//   cmake --preset bench && cmake --build --preset bench && build/bench/bench/event_study_speed
//
// The file is made first, in the directory of temporary files, and taken away again. Prices wander
// by a fixed seed.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cli/prices.hpp"
#include "model/format.hpp"

namespace {

using namespace stackimpact;  // NOLINT: a program of one namespace

constexpr int first_year = 2005;
constexpr int years = 20;
constexpr std::size_t companies = 1000;
constexpr std::size_t events = 100;
constexpr double most_seconds = 2.0;
constexpr long most_kilobytes = 1L << 20;

/// About 252 a year: days 1 to 21 of every month.
std::vector<Date> trading_days() {
    std::vector<Date> days;
    for (int year = first_year; year < first_year + years; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= 21; ++day) days.push_back({year, month, day});
        }
    }
    return days;
}

std::string ticker(std::size_t number) {
    return number == 0 ? "SPY" : number == 1 ? "RSP" : fmt::format("T{}", number);
}

/// In [-0.5, 0.5), by a linear congruence.
class Noise {
public:
    double next() {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<double>(state_ >> 40) / 16777216.0 - 0.5;
    }

private:
    std::uint64_t state_ = 1;
};

void write_prices(const std::string& path, const std::vector<Date>& days) {
    std::vector<std::string> words;
    for (const Date& day : days) words.push_back(to_string(day));
    Noise noise;
    std::ofstream file(path);
    std::string block = "date,ticker,adj_close\n";
    for (std::size_t i = 0; i < companies + 2; ++i) {
        const std::string name = ticker(i);
        double close = 100.0;
        for (const std::string& day : words) {
            block += fmt::format("{},{},{:.6g}\n", day, name, close);
            close *= 1.0 + 0.04 * noise.next();
        }
        file << block;
        block.clear();
    }
}

Stack all_companies() {
    Stack stack;
    stack.cap_weighted_benchmark = "SPY";
    stack.equal_weighted_benchmark = "RSP";
    for (std::size_t i = 2; i < companies + 2; ++i) {
        stack.companies[Ticker(ticker(i))].ticker = Ticker(ticker(i));
    }
    return stack;
}

/// Time of the processor that this thread took; hashing has a thread of its own.
double thread_seconds() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main() {
    const std::string path =
        (std::filesystem::temp_directory_path() / "event_study_speed.csv").string();
    const std::vector<Date> days = trading_days();
    write_prices(path, days);
    const Stack stack = all_companies();
    fmt::print("{} tickers, {} days, {} MB\n", companies + 2, days.size(),
               std::filesystem::file_size(path) / 1'000'000);

    const double busy_before = thread_seconds();
    const auto begin = std::chrono::steady_clock::now();
    Diagnostics diagnostics;
    cli::PriceOptions options;
    options.prices = path;
    const auto prices = cli::read_prices(options, stack, diagnostics);
    const double read = seconds_since(begin);
    std::size_t returns = 0;
    for (std::size_t i = 0; prices && i < events; ++i) {
        const std::size_t day = 200 + i * (days.size() - 201) / events;
        const auto market =
            market::price_reaction(prices->study, stack, days[day], {}, diagnostics);
        if (market) returns += market->returns.size();
    }
    const double all = seconds_since(begin);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    // On a machine that others use too, what the time on the clock would be without them.
    const double busy = thread_seconds() - busy_before;
    std::filesystem::remove(path);
    fmt::print(
        "read in {:.2f} s, {} events in {:.2f} s, together {:.2f} s, of which the processor "
        "worked {:.2f} s; at most {} MiB\n",
        read, events, all - read, all, busy, usage.ru_maxrss >> 10);
    const bool complete = returns == companies * events && !diagnostics.has_errors();
    if (!complete) fmt::print("{} returns instead of {}\n", returns, companies * events);
    return complete && all < most_seconds && usage.ru_maxrss < most_kilobytes ? 0 : 1;
}
