// SPDX-License-Identifier: MIT
// The condition language against tests in the form of CEL's conformance suite, one JSON object a
// line, through both engines:
//
//   cel_conformance FILE...           checks what they expect
//   cel_conformance --print FILE...   prints the value or error of each line
#include <set>

#include "cel/parser.hpp"
#include "cel/program.hpp"
#include "cel_values.hpp"
#include "vectors.hpp"

namespace stackimpact::conformance {

namespace {

using nlohmann::json;

/// What one test gives: a value, or an error of a stage.
struct Result {
    std::optional<cel::Value> value;
    std::string error;
    std::string stage;
};

/// Variables and their values; slots are in the order of names.
struct Given {
    cel::Environment environment;
    std::vector<cel::Binding> bindings;
};

Given given(const json& test, bool typed) {
    const json types = test.value("type_env", json::object());
    const json values = test.value("bindings", json::object());
    std::set<std::string> names;
    for (const auto& entry : types.items()) names.insert(entry.key());
    for (const auto& entry : values.items()) names.insert(entry.key());
    Given result;
    for (const std::string& name : names) {
        cel::Variable variable;
        variable.name = name;
        if (typed && types.contains(name)) variable.type = type_named(types.at(name));
        result.environment.declare(std::move(variable));
        cel::Binding binding;
        if (values.contains(name)) binding.value = untagged(values.at(name));
        result.bindings.push_back(std::move(binding));
    }
    return result;
}

Result refused(const std::string& text, const std::vector<cel::Issue>& issues) {
    std::vector<cel::Issue> ignored;
    Result result;
    result.stage = cel::parse(text, ignored) ? "check" : "parse";
    for (const cel::Issue& issue : issues) {
        if (!issue.is_warning && result.error.empty()) result.error = issue.message;
    }
    return result;
}

/// What both engines say, if they agree.
Result evaluated(const cel::Program& program, const std::vector<cel::Binding>& bindings) {
    const cel::Outcome fast = cel::evaluate(program, bindings);
    const cel::Outcome slow = cel::walk(program, bindings);
    const bool same = fast.kind == slow.kind && tagged(fast.value) == tagged(slow.value) &&
                      fast.error == slow.error && fast.missing == slow.missing;
    if (!same) return {{}, "engines disagree", "internal"};
    if (fast.kind == cel::Outcome::Kind::value) return {fast.value, {}, {}};
    return {{}, fast.error.empty() ? "no value is bound" : fast.error, "evaluate"};
}

Result run_test(const json& test) {
    const std::string text = test.at("expr");
    const bool typed = test.value("strict", false);
    const Given input = given(test, typed);
    std::vector<cel::Issue> issues;
    const auto program =
        typed ? cel::compile(text, input.environment, cel::Expected::anything, issues)
              : cel::compile_untyped(text, input.environment, issues);
    return program ? evaluated(*program, input.bindings) : refused(text, issues);
}

std::string shown(const Result& result) {
    return result.value ? tagged(*result.value).dump()
                        : fmt::format("an error ({}: {})", result.stage, result.error);
}

bool passes(const json& test, const Result& result) {
    if (result.stage == "internal") return false;
    if (!test.contains("expect_value")) return !result.value;
    return result.value && is_expected(test.at("expect_value"), *result.value);
}

std::string name_of(const json& test) {
    return fmt::format("{}/{}/{}", test.value("file", ""), test.value("section", ""),
                       test.value("name", ""));
}

/// Names of tests that are not meant to pass, with the reason: "file/section/name reason".
std::map<std::string, std::string> read_skips() {
    std::ifstream file(CEL_SKIPS);
    std::map<std::string, std::string> skips;
    for (std::string line; std::getline(file, line);) {
        const std::size_t blank = line.find(' ');
        if (line.empty() || line[0] == '#' || blank == std::string::npos) continue;
        skips[line.substr(0, blank)] = line.substr(blank + 1);
    }
    return skips;
}

void check_test(const json& test, const std::map<std::string, std::string>& skips, Tally& tally) {
    const std::string name = name_of(test);
    const Result result = run_test(test);
    const bool passed = passes(test, result);
    const auto skip = skips.find(name);
    if (skip != skips.end() && !passed) {
        tally.skip(skip->second);
        return;
    }
    if (skip != skips.end()) {
        tally.check(false, name + ": passes, but is on the list of what to skip");
        return;
    }
    tally.check(passed, fmt::format("{}: {} gives {}", name, test.at("expr").get<std::string>(),
                                    shown(result)));
}

void print_test(const json& test) {
    const Result result = run_test(test);
    json line;
    if (result.value) {
        line["value"] = tagged(*result.value);
    } else {
        line = {{"error", result.error}, {"stage", result.stage}};
    }
    fmt::print("{}\n", line.dump());
}

/// Calls `use` for every line that is a JSON object; returns whether the file could be read.
bool for_each_test(const std::string& name, const std::function<void(const json&)>& use) {
    std::ifstream file(name);
    if (!file) return false;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) use(json::parse(line));
    }
    return true;
}

int check_files(const std::vector<std::string>& names) {
    const auto skips = read_skips();
    Tally tally;
    for (const std::string& name : names) {
        const bool is_read =
            for_each_test(name, [&](const json& test) { check_test(test, skips, tally); });
        if (!is_read) tally.check(false, name + ": cannot be read");
    }
    return tally.finish();
}

int print_files(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (!for_each_test(name, print_test)) return 1;
    }
    return 0;
}

}  // namespace

}  // namespace stackimpact::conformance

int main(int argc, char** argv) {
    using namespace stackimpact::conformance;  // NOLINT: a program of one namespace
    const bool prints = argc > 1 && std::string(argv[1]) == "--print";
    if (prints) return print_files({argv + 2, argv + argc});
    const auto names = files(argc, argv, "cel.jsonl");
    if (!names.empty()) return check_files(names);
    fmt::print("SKIPPED cel.jsonl: no file named and STACKIMPACT_CONFORMANCE_DIR is not set\n");
    return skipped_exit_code;
}
