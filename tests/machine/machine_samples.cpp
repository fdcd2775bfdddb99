// SPDX-License-Identifier: MIT
// Prints a sample report in a format for machines, for tests/machine/check.py.
//   machine_samples ordinary|hostile|large|empty junit|sarif|github|gitlab
#include <fmt/format.h>

#include <map>
#include <string>

#include "report/check_report.hpp"
#include "support/check_sample.hpp"

int main(int argc, char** argv) {
    using namespace stackimpact;  // NOLINT: a program of one function
    const std::map<std::string, testing::CheckSample> samples = {
        {"ordinary", testing::ordinary_sample()},
        {"hostile", testing::hostile_sample()},
        {"large", testing::large_sample(1000)},
        {"empty", {}}};
    const std::map<std::string, std::string (*)(const CheckReport&)> formats = {
        {"junit", render_junit},
        {"sarif", render_sarif},
        {"github", render_github},
        {"gitlab", render_gitlab}};
    const auto sample = argc == 3 ? samples.find(argv[1]) : samples.end();
    const auto format = argc == 3 ? formats.find(argv[2]) : formats.end();
    if (sample == samples.end() || format == formats.end()) {
        fmt::print(stderr, "usage: machine_samples SAMPLE FORMAT\n");
        return 2;
    }
    fmt::print("{}", format->second({"0.1.0", sample->second.checks, sample->second.diagnostics}));
    return 0;
}
