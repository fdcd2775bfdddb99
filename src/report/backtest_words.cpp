// SPDX-License-Identifier: MIT
#include "report/backtest_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/format.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Leads that are printed with six decimals as 0.
constexpr double level_lead = 5e-7;

std::string signed_points(double fraction) {
    return signed_fixed(fraction * 100.0, 0);
}

/// "1 call", "28 calls": numbers that are compared stay digits.
std::string number_of(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string p_clause(double p) {
    const std::string text = p_text(p);
    return text.front() == '<' ? "p < " + text.substr(1) : "p = " + text;
}

std::string why_nothing(const Backtest& backtest) {
    if (backtest.events.empty()) return "Nothing was tested: there is no event.";
    std::size_t confounded = 0;
    for (const BacktestEvent& event : backtest.events) {
        if (event.left_out == "confounded") ++confounded;
    }
    const std::size_t all = backtest.events.size();
    const std::string which = all == 1   ? "the one event is"
                              : all == 2 ? "both events are"
                                         : fmt::format("all {} events are", all);
    const std::string text = fmt::format("Nothing was scored: {} left out", which);
    if (confounded == all) return text + " as confounded.";
    if (confounded == 0) return text + ", without a price.";
    return fmt::format("{}, {} as confounded and {} without a price.", text, confounded,
                       all - confounded);
}

std::string hits_sentence(const std::string& house, const SignScore& sign) {
    std::string text =
        fmt::format("{}: right in {} of {}", house, sign.hits, number_of(sign.scored, "call"));
    std::vector<std::string> parts;
    if (sign.hit_rate) parts.push_back(percent_text(*sign.hit_rate));
    if (sign.wilson) parts.push_back("95%: " + percent_bounds(*sign.wilson) + " by Wilson");
    if (sign.bootstrap) {
        parts.push_back((sign.wilson ? "" : "95%: ") + percent_bounds(*sign.bootstrap) +
                        " by resampling events");
    }
    return text + (parts.empty() ? "" : " (" + separated(parts, ", ") + ")") + ".";
}

std::string coverage_sentence(const Backtest& backtest, const SignScore& sign) {
    const std::string of = fmt::format("{} of {}", number_of(sign.pairs, "priced layer"),
                                       number_of(backtest.scored_events, "event"));
    const std::string band =
        fmt::format("the neutral band of {} either side of 0", decimal(backtest.settings.band));
    if (sign.scored == sign.pairs) return fmt::format("It makes a call on all {}.", of);
    return fmt::format("It makes a call on {} of {}{}; the others lie inside {}.", sign.scored, of,
                       sign.coverage ? " (" + percent_text(*sign.coverage) + ")" : "", band);
}

std::string coin_sentence(const SignScore& sign) {
    std::string text;
    if (sign.binomial_p) {
        text = fmt::format("A coin does as well or better with {}", p_clause(*sign.binomial_p));
    }
    if (sign.expected_hit_rate) {
        text += text.empty() ? "Signs" : "; signs";
        text += " in the same shares, drawn without skill, are right in " +
                percent_text(*sign.expected_hit_rate);
        if (sign.pesaran_timmermann_p) {
            text += fmt::format(" (Pesaran-Timmermann {})", p_clause(*sign.pesaran_timmermann_p));
        }
    }
    return text.empty() ? "" : text + ".";
}

/// Other forecasts by how the house stands to them.
struct Standing {
    std::size_t ahead = 0;
    std::size_t level = 0;
    std::vector<std::string> behind;
    /// Those of whose lead there is an interval, and those whose interval excludes 0.
    std::size_t bounded = 0;
    std::vector<std::string> certain;
    [[nodiscard]] std::size_t all() const { return ahead + level + behind.size(); }
};

Standing standing_of(const Backtest& backtest) {
    Standing standing;
    for (const ForecastScore& score : backtest.scores) {
        if (!score.house_lead) continue;
        const std::string name = forecast_name(backtest, score.forecast);
        if (std::fabs(*score.house_lead) < level_lead) {
            ++standing.level;
        } else if (*score.house_lead > 0) {
            ++standing.ahead;
        } else {
            standing.behind.push_back(
                fmt::format("{} by {}", name, fixed(-*score.house_lead * 100.0, 0)));
        }
        const auto& bounds = score.house_lead_bootstrap;
        if (!bounds) continue;
        ++standing.bounded;
        if (bounds->low > 0.0 || bounds->high < 0.0) {
            standing.certain.push_back(name + " " + lead_text(score));
        }
    }
    return standing;
}

void add_standing(const Backtest& backtest, std::vector<std::string>& sentences) {
    const Standing standing = standing_of(backtest);
    if (standing.all() == 0) return;
    std::vector<std::string> parts{
        fmt::format("leads {} of {}", standing.ahead, number_of(standing.all(), "other forecast"))};
    if (standing.level > 0) parts.push_back(fmt::format("is level with {}", standing.level));
    if (!standing.behind.empty()) {
        parts.push_back(fmt::format("trails {} ({})", standing.behind.size(),
                                    separated(standing.behind, ", ")));
    }
    sentences.push_back(
        fmt::format("Where both make a call, it {}, in points of percent.", joined(parts)));
    if (!standing.certain.empty()) {
        sentences.push_back("The 95% interval of the lead excludes 0 for " +
                            joined(standing.certain) + ".");
    } else if (standing.bounded > 0) {
        sentences.push_back(
            fmt::format("No lead is certain: {} includes 0.",
                        standing.bounded == 1 ? "its 95% interval" : "the 95% interval of each"));
    }
}

}  // namespace

bool is_scored(const BacktestEvent& event) {
    return event.left_out.empty();
}

std::optional<bool> is_hit(const Backtest& backtest, std::size_t forecast,
                           const BacktestPair& pair) {
    if (forecast >= pair.forecasts.size() || !pair.forecasts[forecast]) return std::nullopt;
    const Micro net = *pair.forecasts[forecast];
    if (!makes_call(net, backtest.settings)) return std::nullopt;
    return is_hit(net, pair.z);
}

std::size_t scored_in_hindsight(const Backtest& backtest) {
    return static_cast<std::size_t>(std::count_if(
        backtest.events.begin(), backtest.events.end(),
        [](const BacktestEvent& event) { return is_scored(event) && event.hindsight; }));
}

EventCalls calls_of(const Backtest& backtest, const BacktestEvent& event) {
    EventCalls calls;
    if (backtest.forecasts.empty()) return calls;
    for (const BacktestPair& pair : event.pairs) {
        const std::optional<bool> hit = is_hit(backtest, 0, pair);
        if (hit) ++calls.calls;
        if (hit.value_or(false)) ++calls.hits;
    }
    return calls;
}

std::string forecast_name(const Backtest& backtest, const std::string& id) {
    for (const Forecast& forecast : backtest.forecasts) {
        if (forecast.id == id && !forecast.name.empty()) return forecast.name;
    }
    return spaced(id);
}

namespace {

template <class Id>
std::string name_in(const std::vector<std::pair<Id, std::string>>& names, const Id& id) {
    for (const auto& entry : names) {
        if (entry.first == id && !entry.second.empty()) return entry.second;
    }
    return spaced(id.str());
}

}  // namespace

std::string layer_name(const Backtest& backtest, const LayerId& id) {
    return name_in(backtest.layers, id);
}

std::string channel_name(const Backtest& backtest, const ChannelId& id) {
    return name_in(backtest.channels, id);
}

std::string percent_text(double fraction) {
    return fixed(fraction * 100.0, 0) + "%";
}

std::string percent_bounds(const Interval& bounds) {
    return fmt::format("{} to {}%", fixed(bounds.low * 100.0, 0), fixed(bounds.high * 100.0, 0));
}

std::string lead_text(const ForecastScore& score) {
    if (!score.house_lead) return "";
    std::string text = signed_points(*score.house_lead);
    if (const auto& bounds = score.house_lead_bootstrap) {
        text += fmt::format(" ({} to {})", signed_points(bounds->low), signed_points(bounds->high));
    }
    return text;
}

std::string p_text(double p) {
    return p < 0.0005 ? "<0.001" : fixed(p, 3);
}

const std::vector<std::pair<std::string, std::string>>& breakdown_kinds() {
    static const std::vector<std::pair<std::string, std::string>> kinds{
        {"layer", "by layer"},
        {"channel", "by channel"},
        {"kind", "by kind of event"},
        {"size", "by size of the price move"},
        {"direction", "by direction of the price move"},
        {"written", "by age of the rules"}};
    return kinds;
}

std::string group_name(const Breakdown& group) {
    if (!group.name.empty()) return group.name;
    return group.key.empty() ? "none" : spaced(group.key);
}

std::vector<std::string> headline_sentences(const Backtest& backtest) {
    if (backtest.scored_events == 0 || backtest.scores.empty()) return {why_nothing(backtest)};
    const ForecastScore& house = backtest.scores.front();
    const std::string name = forecast_name(backtest, house.forecast);
    if (house.sign.scored == 0) {
        return {fmt::format("{}: no call on {} of {}, so there is nothing to be right or wrong in.",
                            capitalised(name), number_of(house.sign.pairs, "priced layer"),
                            number_of(backtest.scored_events, "event"))};
    }
    std::vector<std::string> sentences{hits_sentence(name, house.sign)};
    if (scored_in_hindsight(backtest) == backtest.scored_events) {
        sentences.push_back(
            fmt::format("All of it is hindsight: {} older than a rule that fired in it.",
                        backtest.scored_events == 1 ? "the event is" : "every event is"));
    }
    sentences.push_back(coverage_sentence(backtest, house.sign));
    const std::string coin = coin_sentence(house.sign);
    if (!coin.empty()) sentences.push_back(coin);
    add_standing(backtest, sentences);
    return sentences;
}

}  // namespace stackimpact
