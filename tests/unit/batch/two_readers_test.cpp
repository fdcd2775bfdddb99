// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.hpp"
#include "load/load.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a program of one namespace

namespace {

/// Longer than what is readable behind a line.
const std::string long_name(batch_padding + 40, 'a');

TextPtr text_of(const char* name, std::string content) {
    return std::make_shared<const Text>(name, std::move(content));
}

std::string fact(const std::string& name, const std::string& type) {
    return '"' + name + R"(": {"type": ")" + type +
           R"(", "about": "A.", "question": "Which?", "example": ")" +
           (type == "bool" ? "true" : "1") + "\"}";
}

std::string rule(const std::string& id, const std::string& when) {
    return R"({"id": ")" + id + R"(", "claim": "c", "when": [")" + when +
           R"("], "strength": "0.5", "basis": "judgement", "written": "2025-01-01",)"
           R"( "effects": [{"layer": "only", "channel": "profit", "bull": 1}]})";
}

/// Rules that tell apart all that readers could mistake.
const Knowledge& knowledge() {
    static const Knowledge loaded = [] {
        Diagnostics diagnostics;
        Knowledge made;
        made.scales = *load_scales(builtin_text("scales.json"), diagnostics);
        made.vocabulary = *load_vocabulary(
            text_of("vocabulary",
                    R"({"units": {"usd": {"dimension": "usd", "factor": 1, "symbols": ["$"]}},)"
                    R"( "kinds": {"news": {"name": "News", "about": "Some."}}, "facts": {)" +
                        fact("x", "number") + ", " + fact("n", "int") + ", " + fact("t", "text") +
                        ", " + fact(long_name, "bool") + "}}"),
            diagnostics);
        made.stack = *load_stack(
            text_of("stack", R"({"id": "s", "name": "S", "layers": {"only": {"name": "Only"}},)"
                             R"( "channels": {"profit": {"name": "Profit", "about": "All."}}})"),
            made.vocabulary, diagnostics);
        const std::vector<TextPtr> rules = {
            text_of("rules", R"({"family": "f", "about": "Some.", "rules": [)" +
                                 rule("above_zero", "1.0 / x > 0.0") + ", " +
                                 rule("below_zero", "1.0 / x < 0.0") + ", " +
                                 rule("odd", "n % 2 == 1") + ", " + rule("words", "t.size() > 2") +
                                 ", " + rule("named", long_name) + "]}")};
        made.rules =
            *load_rule_book(rules, made.vocabulary, made.stack, {true, {}, false}, diagnostics);
        for (const Diagnostic& diagnostic : diagnostics.all()) FAIL(diagnostic.message);
        return made;
    }();
    return loaded;
}

std::string results_of(const std::string& lines) {
    BatchOptions options;
    options.fields = {true, false, true, true, true};
    const BatchProgram program(
        {knowledge().scales, knowledge().vocabulary, knowledge().stack, knowledge().rules},
        options);
    BatchWorker worker(program);
    BatchOutput output;
    const std::string padded = lines + std::string(batch_padding, ' ');
    worker.run(std::string_view(padded).substr(0, lines.size()), 1, output);
    CHECK(output.bad_lines == 0);
    return output.bytes;
}

}  // namespace

TEST_CASE("a line of the usual form and one of another come to the same") {
    const auto fired = [](const std::string& members, const std::string& rules) {
        const std::string usual = results_of("{" + members + "}");
        INFO(members << "\n" << usual);
        // With sources, the complete reader reads it.
        CHECK(usual == results_of(R"({"sources": {}, )" + members + "}"));
        CHECK(usual.find("\"fired\":[" + rules + "]") != std::string::npos);
    };
    fired(R"("x": 0.5)", R"("above_zero")");
    // The integer has no sign.
    fired(R"("x": -0)", R"("above_zero")");
    fired(R"("x": -0.0)", R"("below_zero")");
    fired(R"("x": 5e-324)", R"("above_zero")");
    fired(R"("x": -1e-400)", R"("below_zero")");
    fired(R"("n": 9007199254740991)", R"("odd")");
    fired(R"("n": 3.0)", R"("odd")");
    fired(R"("n": -0)", "");
    fired(R"("t": "abc")", R"("words")");
    fired(R"("t": "\u00e9\u00e9")", "");
    fired("\"t\": \"\u00e9\u00e9\"", "");
    fired("\"" + long_name + "\": true", R"("named")");
    fired("\"" + long_name + R"(": false, "\u0078": 1)", R"("above_zero")");
    fired(R"("id": "a/b", "kind": "news", "date": "2025", "x": null, "n": 1)", R"("odd")");
}

TEST_CASE("a long name at the very end") {
    const std::string line = "{\"" + long_name + "\":true}";
    const std::string again = results_of(line + "\n" + line + "\n" + R"({"x":1})");
    CHECK(again.find("named") != std::string::npos);
    CHECK(again.find("above_zero") != std::string::npos);
}
