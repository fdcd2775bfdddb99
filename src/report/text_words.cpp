// SPDX-License-Identifier: MIT
#include "report/text_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "model/format.hpp"

namespace stackimpact {

namespace {

/// NATO AJP-2.1; the same words as in data/scales.json, which an assessment does not carry.
constexpr std::array<std::string_view, 6> reliability_words{
    "completely reliable",  "usually reliable", "fairly reliable",
    "not usually reliable", "unreliable",       "reliability cannot be judged"};
constexpr std::array<std::string_view, 6> credibility_words{
    "confirmed", "probably true", "possibly true",
    "doubtful",  "improbable",    "truth cannot be judged"};

/// Better grades first; what nobody graded goes last.
std::tuple<int, int> rank(Reliability reliability, int credibility) {
    return {credibility == 0 ? 7 : credibility, static_cast<int>(reliability)};
}

const FactAssessment* weakest_fact(const TextContext& context, const Argument& argument) {
    const FactAssessment* weakest = nullptr;
    for (const FactName& name : argument.facts) {
        const FactAssessment* fact = context.fact(name);
        if (fact != nullptr && (weakest == nullptr || fact->weight < weakest->weight)) {
            weakest = fact;
        }
    }
    return weakest;
}

}  // namespace

std::string spaced(std::string_view id) {
    std::string text(id);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string count_word(std::size_t count) {
    constexpr std::array<std::string_view, 13> words{"no",   "one",    "two",   "three", "four",
                                                     "five", "six",    "seven", "eight", "nine",
                                                     "ten",  "eleven", "twelve"};
    return count < words.size() ? std::string(words[count]) : fmt::format("{}", count);
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", count_word(count), count == 1 ? singular : plural);
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string joined(const std::vector<std::string>& items, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? last : ", ";
        text += items[i];
    }
    return text;
}

std::string separated(const std::vector<std::string>& items, std::string_view between) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += between;
        text += items[i];
    }
    return text;
}

std::string sentences_of(const std::vector<std::string>& sentences) {
    return separated(sentences, " ");
}

std::string first_of(std::vector<std::string> items, std::size_t limit) {
    if (items.size() <= limit) return joined(items);
    const std::size_t more = items.size() - limit;
    items.resize(limit);
    items.push_back(count_word(more) + " more");
    return joined(items);
}

std::string net_text(Micro value) {
    return signed_fixed(value, 2);
}

bool has_pressure(const LayerAssessment& layer) {
    return layer.pressure.bull.value != 0 || layer.pressure.bear.value != 0;
}

std::string verdict_text(const LayerAssessment& layer) {
    return (layer.derived ? "derived: " : "") + spaced(name(layer.verdict));
}

int side_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::strong_bear:
        case Verdict::bear:
        case Verdict::lean_bear:
            return -1;
        case Verdict::lean_bull:
        case Verdict::bull:
        case Verdict::strong_bull:
            return 1;
        case Verdict::neutral:
        case Verdict::contested:
            return 0;
    }
    return 0;
}

Style style_of(Micro value) {
    if (value.value == 0) return Style::plain;
    return value.value > 0 ? Style::bull : Style::bear;
}

std::string layer_name(const TextContext& context, const LayerId& id) {
    const LayerAssessment* layer = context.layer(id);
    return layer != nullptr && !layer->name.empty() ? layer->name : spaced(id.str());
}

std::string fact_about(const TextContext& context, const FactName& name) {
    const auto declared = context.vocabulary.facts.find(name);
    if (declared == context.vocabulary.facts.end() || declared->second.about.empty()) {
        return capitalised(spaced(name.str()));
    }
    std::string about = declared->second.about;
    if (about.back() == '.') about.pop_back();
    return about;
}

std::string argument_name(const ArgumentId& id) {
    std::string text = spaced(id.str());
    const std::size_t at = text.find('@');
    if (at != std::string::npos) text.replace(at, 1, " at ");
    return text;
}

std::string grade_text(Reliability reliability, int credibility) {
    std::vector<std::string> words;
    std::string letters;
    if (reliability != Reliability::ungraded) {
        words.emplace_back(reliability_words.at(static_cast<std::size_t>(reliability)));
        letters += name(reliability);
    }
    if (credibility >= 1 && credibility <= 6) {
        words.emplace_back(credibility_words.at(static_cast<std::size_t>(credibility - 1)));
        letters += fmt::format("{}", credibility);
    }
    if (words.empty()) return "ungraded";
    return separated(words, ", ") + " (" + letters + ")";
}

std::string best_grade(const TextContext& context, const std::vector<Citation>& citations) {
    if (citations.empty()) return "no source";
    Reliability best_reliability = Reliability::ungraded;
    int best_credibility = 0;
    for (const Citation& citation : citations) {
        const Source* source = context.source(citation.source);
        const Reliability reliability =
            source != nullptr ? source->reliability : Reliability::ungraded;
        if (rank(reliability, citation.credibility) < rank(best_reliability, best_credibility)) {
            best_reliability = reliability;
            best_credibility = citation.credibility;
        }
    }
    return grade_text(best_reliability, best_credibility);
}

std::string speaker(const Argument& argument) {
    if (argument.rule.empty()) return std::string(name(argument.by));
    return argument.judgement ? "rule (judgement)" : "rule";
}

std::string grounds(const TextContext& context, const ArgumentAssessment& assessed) {
    const Argument& argument = assessed.argument;
    const FactAssessment* fact = weakest_fact(context, argument);
    std::string text = speaker(argument);
    const bool fact_limits = fact != nullptr && fact->weight <= assessed.evidence;
    if (!argument.hedge.empty() && !fact_limits) {
        text += fmt::format(" {}{}{}", context.signs.open, argument.hedge, context.signs.close);
    }
    if (fact == nullptr) return text + ", " + best_grade(context, argument.sources);
    const bool confirmed = fact->fact.status == FactStatus::confirmed;
    return fmt::format("{}, {}{}: {}", text, spaced(fact->fact.name.str()),
                       confirmed ? "" : fmt::format(" ({})", name(fact->fact.status)),
                       best_grade(context, fact->fact.citations));
}

std::string source_text(const Source& source) {
    std::vector<std::string> parts;
    if (source.reliability != Reliability::ungraded) {
        parts.push_back(grade_text(source.reliability, 0));
    }
    for (const std::string& part : {source.title, source.publisher}) {
        if (!part.empty()) parts.push_back(part);
    }
    if (source.date) parts.push_back(to_string(*source.date));
    if (!source.group.empty() && source.group != source.id.str()) {
        parts.push_back("group " + source.group);
    }
    if (!source.note.empty()) parts.push_back(source.note);
    if (!source.url.empty()) parts.push_back(source.url);
    return separated(parts, "; ");
}

std::string place_text(const Location& location) {
    if (location.file.empty()) return "";
    return fmt::format("{}:{}", location.file, location.position.line);
}

std::string shell_quoted(const std::string& text) {
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        return letter || digit || std::string_view("_-./+,:@%=").find(c) != std::string_view::npos;
    });
    if (plain) return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

}  // namespace stackimpact
