// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/assess.hpp"
#include "load/load.hpp"
#include "report/report.hpp"
#include "report/width.hpp"
#include "source/diagnostic.hpp"
#include "source/json.hpp"
#include "source/utf8.hpp"

/// What all fuzzers share: each builds a text from the bytes, loads it, and holds the result to a
/// few laws.
namespace stackimpact::fuzz {

/// Stops the fuzzer with its input when a law does not hold.
inline void require(bool holds, std::string_view law) {
    if (holds) return;
    fmt::print(stderr, "broken law: {}\n", law);
    std::abort();
}

inline std::string_view bytes(const std::uint8_t* data, std::size_t size) {
    return size == 0 ? std::string_view{}
                     : std::string_view{reinterpret_cast<const char*>(data), size};
}

inline TextPtr text_of(std::string name, std::string_view content) {
    return std::make_shared<Text>(std::move(name), std::string(content));
}

/// The knowledge that is compiled in; it must load.
inline const Knowledge& builtin() {
    static const Knowledge knowledge = [] {
        Diagnostics diagnostics;
        auto loaded = load_builtin_knowledge({}, diagnostics);
        require(loaded.has_value() && !diagnostics.has_errors(), "the compiled-in data is valid");
        return *loaded;
    }();
    return knowledge;
}

inline void check_place(const Place& place) {
    if (!place.text) return;
    require(place.span.begin <= place.span.end, "a place ends after its beginning");
    require(place.span.end <= place.text->content().size(), "a place is inside its text");
}

/// Success means no error and failure at least one; every diagnostic says something about a place
/// inside its text.
inline void check_diagnostics(bool loaded, const Diagnostics& diagnostics) {
    require(loaded != diagnostics.has_errors(), "either a result or an error");
    for (const Diagnostic& diagnostic : diagnostics.all()) {
        require(!diagnostic.message.empty(), "a diagnostic has a message");
        check_place(diagnostic.place);
        for (const Label& label : diagnostic.labels) check_place(label.place);
    }
}

/// Something of every part of a scenario.
inline constexpr std::string_view full_event = R"({
  "event": "An open model at a low price", "kind": "model_release", "date": "2025-01-27",
  "sources": { "paper": { "url": "https://arxiv.org/abs/2501.12948", "reliability": "B" } },
  "facts": { "training_cost": "<$6M", "training_chip": "h800", "api_output_price": 2.19,
             "open_weights": { "value": true, "sources": [{ "source": "paper", "credibility": 2 }] } },
  "arguments": {
    "fewer_chips": { "claim": "Fewer chips", "by": "market", "rests_on": ["training_cost"],
      "effects": [{ "layer": "chip_design", "channel": "demand", "bear": 0.5 }],
      "attacks": ["switchboard"] },
    "more_use": { "claim": "More use", "mechanism": "induced_demand", "attacks": ["fewer_chips"],
      "effects": [{ "layer": "data_centers", "channel": "demand", "bull": 0.5 }] } },
  "cases": { "dear": { "about": "Dear", "set": { "training_cost": "$600M" },
                       "drop": ["fewer_chips", "mechanism:induced_demand"] } },
  "market": { "NVDA": "-17.0%" },
  "expect": { "chip_design": { "sign": "bull" } }
})";

/// Other files are checked against what could be read of a vocabulary and a stack, even one with
/// errors.
inline void check_rest(const Vocabulary& vocabulary, const Stack& stack) {
    static const std::vector<TextPtr> rule_texts = builtin_rule_texts();
    Diagnostics rest;
    const auto rules = load_rule_book(rule_texts, vocabulary, stack, {true, {}}, rest);
    check_diagnostics(rules.has_value(), rest);
    require(rules.readable() != nullptr, "rules that are JSON can be read");
    const Knowledge knowledge{builtin().scales, vocabulary, stack, *rules};
    Diagnostics together;
    const auto scenario =
        load_scenario(text_of("event.json", full_event), "event", knowledge, together);
    check_diagnostics(scenario.has_value(), together);
}

inline void check_width(const std::string& report, std::size_t width) {
    require(!first_invalid_utf8(report), "a report is UTF-8");
    require(!report.empty() && report.back() == '\n', "a report ends with a line break");
    std::size_t begin = 0;
    while (begin < report.size()) {
        const std::size_t end = report.find('\n', begin);
        const std::string_view line(report.data() + begin, end - begin);
        require(display_width(line) <= width, "no line is wider than asked");
        begin = end + 1;
    }
}

/// What loads also renders: JSON that parses, text within its width.
inline void check_reports(const Assessment& assessment, const Vocabulary& vocabulary) {
    const std::string document = render_json(assessment, vocabulary, {0, "no gate asked"});
    Diagnostics diagnostics;
    require(parse_json(text_of("result", document), diagnostics).has_value(),
            "the result document parses");
    for (const TextOptions::Detail detail :
         {TextOptions::Detail::call, TextOptions::Detail::page, TextOptions::Detail::full}) {
        for (const std::size_t width : {std::size_t{80}, std::size_t{100}}) {
            TextOptions options;
            options.detail = detail;
            options.width = width;
            options.ascii = width == 80;
            options.scenario_path = "event.json";
            check_width(render_text(assessment, vocabulary, options), width);
        }
    }
}

/// What loads also assesses, unless a pressure is refused.
inline void check_assessment(const Knowledge& knowledge, const Scenario& scenario,
                             const Overlay& overlay) {
    const AssessInput input{knowledge.scales, knowledge.vocabulary, knowledge.stack,
                            knowledge.rules};
    Diagnostics diagnostics;
    const auto assessment = assess(input, scenario, {{}, overlay}, diagnostics);
    check_diagnostics(assessment.has_value(), diagnostics);
    if (assessment) check_reports(*assessment, knowledge.vocabulary);
}

}  // namespace stackimpact::fuzz
