// SPDX-License-Identifier: MIT
// A stream of events gives the numbers that `analyze` gives for each, and that come out of the tree
// walker and the general argument engine.
#include <algorithm>
#include <string>
#include <vector>

#include "assess/evaluation.hpp"
#include "assess/pressure.hpp"
#include "batch/batch.hpp"
#include "match/each.hpp"
#include "match/match.hpp"
#include "report/json_write.hpp"
#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

/// A source that nobody lists or grades, and its id.
constexpr const char* address = "https://www.example.org/a";
const SourceId by_address{"example_org_a"};

void write_value(json::Writer& out, const FactValue& value) {
    if (const auto* const text = std::get_if<std::string>(&value)) out.value(*text);
    if (const auto* const truth = std::get_if<bool>(&value)) out.value(*truth);
    if (const auto* const number = std::get_if<double>(&value)) out.exact(*number);
    if (const auto* const integer = std::get_if<std::int64_t>(&value)) out.value(*integer);
}

void write_citations(json::Writer& out, const std::vector<Citation>& citations) {
    out.begin_array(false);
    for (const Citation& citation : citations) {
        out.begin_object();
        out.key("source");
        out.value(citation.source == by_address ? std::string_view(address)
                                                : std::string_view(citation.source.str()));
        if (citation.credibility != 0) {
            out.key("credibility");
            out.value(std::int64_t{citation.credibility});
        }
        if (!citation.group.empty()) {
            out.key("group");
            out.value(citation.group);
        }
        out.end_object();
    }
    out.end_array();
}

void write_fact(json::Writer& out, const Fact& fact) {
    out.begin_object();
    out.key("value");
    write_value(out, fact.value);
    out.key("status");
    out.value(name(fact.status));
    out.key("sources");
    write_citations(out, fact.citations);
    if (fact.at_most) {
        out.key("at_most");
        out.exact(*fact.at_most);
    }
    out.end_object();
}

void write_sources(json::Writer& out, const Scenario& scenario) {
    out.key("sources");
    out.begin_object();
    for (const auto& entry : scenario.sources) {
        if (entry.first == by_address) continue;
        out.key(entry.first.str());
        out.begin_object();
        out.key("title");
        out.value(std::string_view("a title"));
        if (entry.second.reliability != Reliability::ungraded) {
            out.key("reliability");
            out.value(name(entry.second.reliability));
        }
        if (!entry.second.group.empty()) {
            out.key("group");
            out.value(entry.second.group);
        }
        out.end_object();
    }
    out.end_object();
}

/// Evidence that weighs 1.
bool is_certain(const Fact& fact) {
    return fact.status == FactStatus::confirmed && fact.citations.size() == 1 &&
           fact.citations.front().source.str() == "certain" && !fact.at_most;
}

bool cites_listed(const Fact& fact) {
    return std::any_of(fact.citations.begin(), fact.citations.end(),
                       [](const Citation& citation) { return citation.source != by_address; });
}

/// A scenario's facts as a line of a stream; certain ones are bare.
std::string line_of(const Scenario& scenario, std::size_t number) {
    json::Writer out(json::Layout::line);
    out.begin_object();
    out.key("id");
    out.value(static_cast<std::int64_t>(number));
    const bool lists = std::any_of(
        scenario.facts.begin(), scenario.facts.end(),
        [](const auto& entry) { return !is_certain(entry.second) && cites_listed(entry.second); });
    if (lists) write_sources(out, scenario);
    if (scenario.date) {
        out.key("date");
        out.value(to_string(*scenario.date));
    }
    if (scenario.kind) {
        out.key("kind");
        out.value(scenario.kind->str());
    }
    for (const auto& entry : scenario.facts) {
        out.key(entry.first.str());
        if (is_certain(entry.second)) {
            write_value(out, entry.second.value);
        } else {
            write_fact(out, entry.second);
        }
    }
    out.end_object();
    return out.take() + "\n";
}

void make_certain(Fact& fact) {
    fact.status = FactStatus::confirmed;
    fact.citations = {{SourceId{"certain"}, 1, "", ""}};
    fact.at_most.reset();
}

void add_figure(Series& series, double value) {
    series.front().date = {2024, 6, 15};
    Figure later = series.front();
    later.value = value;
    later.date = {2025, draw(1, 12), 0};
    series.push_back(later);
}

/// A world in which some figures of the stack change from one time to another.
World draw_changing_world() {
    World world = draw_world();
    for (auto& entry : world.stack.references) {
        if (one_in(2)) add_figure(entry.second.series, 2.0);
    }
    for (Link& link : world.stack.links) {
        for (auto& coefficient : link.coefficients) {
            if (one_in(3)) add_figure(coefficient.second, 0.5 * coefficient.second.front().value);
        }
    }
    return world;
}

/// Events about which one rule book speaks.
std::vector<Scenario> draw_events(const World& world) {
    std::vector<Scenario> events;
    const int count = one_in(4) ? draw(60, 140) : draw(1, 5);
    const int certain = draw(1, 3);
    for (int i = 0; i < count; ++i) {
        Scenario event = world.scenario;
        event.arguments.clear();
        Source source;
        source.id = SourceId{"certain"};
        source.reliability = Reliability::a;
        source.group = "certain";
        event.sources.emplace(source.id, source);
        source.id = by_address;
        source.url = address;
        source.reliability = Reliability::ungraded;
        source.group = by_address.str();
        event.sources.emplace(source.id, source);
        const bool simple = one_in(2);
        for (auto& entry : event.facts) {
            Fact& fact = entry.second;
            fact.low.reset();
            fact.high.reset();
            if (std::holds_alternative<double>(fact.value)) fact.value = draw_twentieths(0, 200);
            if (std::holds_alternative<bool>(fact.value)) fact.value = one_in(2);
            if (simple) fact.citations.clear();
            if (simple && one_in(2)) fact.citations = {{by_address, draw(0, 6), "", ""}};
            if (certain == 1 || one_in(certain)) make_certain(fact);
        }
        std::erase_if(event.facts, [](const auto&) { return one_in(6); });
        event.kind.reset();
        if (one_in(2)) event.kind = KindId{one_in(2) ? "k0" : "k1"};
        if (one_in(2)) event.date = Date{2024 + draw(0, 2), one_in(2) ? draw(1, 12) : 0, 0};
        events.push_back(std::move(event));
    }
    return events;
}

struct Expected {
    std::vector<LayerScore> scores;
    std::vector<std::string> fired;
    std::map<std::string, std::vector<FactName>> undecided;
};

std::string line_of(const Expected& expected, std::size_t number) {
    json::Writer out(json::Layout::line);
    out.begin_object();
    out.key("id");
    out.value(static_cast<std::int64_t>(number));
    out.key("net");
    out.begin_object();
    for (const LayerScore& score : expected.scores) {
        out.key(score.id.str());
        out.value(score.shares.net);
    }
    out.end_object();
    out.key("pressure");
    out.begin_object();
    for (const LayerScore& score : expected.scores) {
        out.key(score.id.str());
        out.begin_object();
        out.key("bull");
        out.value(score.pressure.bull);
        out.key("bear");
        out.value(score.pressure.bear);
        out.end_object();
    }
    out.end_object();
    out.key("verdict");
    out.begin_object();
    for (const LayerScore& score : expected.scores) {
        out.key(score.id.str());
        out.value(name(verdict_of(score.shares, standard_scales())));
    }
    out.end_object();
    out.key("fired");
    out.begin_array(true);
    for (const std::string& id : expected.fired) out.value(id);
    out.end_array();
    out.key("undecided");
    out.begin_object();
    for (const auto& entry : expected.undecided) {
        out.key(entry.first);
        out.begin_array(true);
        for (const FactName& fact : entry.second) out.value(fact.str());
        out.end_array();
    }
    out.end_object();
    out.end_object();
    return out.take() + "\n";
}

/// What `analyze` says.
Expected by_analyze(const World& world, const Scenario& event) {
    Expected expected;
    expected.scores = score(world.input(), event);
    const MatchResult matched =
        match(world.rules, world.stack, world.vocabulary, world.scales, event, {});
    for (const RuleAssessment& rule : matched.rules) {
        if (rule.outcome == RuleOutcome::fired) expected.fired.push_back(rule.id.str());
        if (rule.outcome == RuleOutcome::undecided) expected.undecided[rule.id.str()] = rule.needs;
    }
    std::sort(expected.fired.begin(), expected.fired.end());
    return expected;
}

/// The argument of a rule by the tree walker, if it makes one.
std::optional<Argument> walked(const Rule& rule, const Bindings& bindings) {
    Argument argument;
    argument.evidence = 1.0;
    for (const Condition& condition : rule.when) {
        const cel::Outcome outcome = cel::walk(condition.program, bindings.stated);
        if (!outcome.is_true()) return std::nullopt;
        argument.evidence = std::min(argument.evidence, outcome.evidence);
    }
    const cel::Outcome strength = cel::walk(rule.strength.program, bindings.stated);
    if (strength.kind != cel::Outcome::Kind::value) return std::nullopt;
    if (!(strength.number() >= 0.0 && strength.number() <= 1.0)) return std::nullopt;
    argument.id = rule.id;
    argument.rule = rule.id;
    argument.mechanism = rule.mechanism;
    argument.base = strength.number();
    argument.evidence = std::min(argument.evidence, strength.evidence);
    argument.effects = rule.effects;
    argument.relations = rule.relations;
    return argument;
}

/// Pressures by the slow engines.
std::vector<Pressure> by_walker(const World& world, const Scenario& event) {
    const Bindings bindings =
        bind(world.rules.environment, world.stack, world.vocabulary, world.scales, event);
    std::vector<Argument> arguments;
    for (const auto& entry : world.rules.rules) {
        if (!applies(entry.second, event)) continue;
        const auto made = walked(entry.second, bindings);
        if (!made) continue;
        if (!entry.second.each) arguments.push_back(*made);
        for (const LayerId& layer :
             chosen_layers(entry.second, world.rules.environment, world.stack, event.date)) {
            arguments.push_back(for_layer(*made, layer));
        }
    }
    std::sort(arguments.begin(), arguments.end(),
              [](const Argument& a, const Argument& b) { return a.id < b.id; });
    const Network network(world.stack, event.date);
    const Debate debate = make_debate(arguments, world.stack);
    const auto heard = hear(debate, weights_of(debate), argue::Semantics::qe).heard;
    const std::vector<double> scale(debate.size(), 1.0);
    const auto acts = acting(debate, heard, scale, std::vector<bool>(debate.size(), true));
    return layer_pressures(debate, network, landings(debate, network, heard, scale, acts, true));
}

std::string padded(const std::string& lines) {
    return lines + std::string(batch_padding, ' ');
}

std::string result_of(const BatchProgram& program, const std::string& lines) {
    BatchWorker worker(program);
    BatchOutput output;
    const std::string bytes = padded(lines);
    worker.run({bytes.data(), lines.size()}, 1, output);
    return output.bytes;
}

}  // namespace

LAW("a stream of events gives what analyze and the tree walker give for each", [] {
    const World world = draw_changing_world();
    const std::vector<Scenario> events = draw_events(world);
    std::string lines;
    std::string expected;
    for (std::size_t i = 0; i < events.size(); ++i) {
        lines += line_of(events[i], i);
        const Expected analyzed = by_analyze(world, events[i]);
        expected += line_of(analyzed, i);
        const std::vector<Pressure> walked = by_walker(world, events[i]);
        for (std::size_t layer = 0; layer < walked.size(); ++layer) {
            RC_ASSERT(analyzed.scores[layer].pressure == walked[layer]);
        }
    }
    RC_LOG() << lines;
    const BatchProgram program(world.input(),
                               {{true, true, true, true, true}, OnError::report, "events"});
    RC_ASSERT(result_of(program, lines) == expected);
});

LAW("how a stream is cut into calls changes no result", [] {
    const World world = draw_world();
    const std::vector<Scenario> events = draw_events(world);
    const BatchProgram program(world.input(),
                               {{true, true, true, true, true}, OnError::report, ""});
    BatchWorker worker(program);
    BatchOutput output;
    std::string lines;
    std::string piece;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::string line =
            one_in(10) ? "{\"id\":1,\"no_such_fact\":2}\n" : line_of(events[i], i);
        lines += line;
        piece += line;
        if (!one_in(4) && i + 1 < events.size()) continue;
        const std::string bytes = padded(piece);
        const std::size_t first =
            static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n') -
                                     std::count(piece.begin(), piece.end(), '\n') + 1);
        worker.run({bytes.data(), piece.size()}, first, output);
        piece.clear();
    }
    RC_ASSERT(output.bytes == result_of(program, lines));
    RC_ASSERT(output.lines == events.size());
});
