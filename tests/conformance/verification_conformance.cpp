// SPDX-License-Identifier: MIT
// The verification statistics against values of SciPy and scikit-learn:
// verification_conformance FILE...
#include <set>
#include <stdexcept>

#include "market/brier.hpp"
#include "market/rank.hpp"
#include "market/sign.hpp"
#include "vectors.hpp"

namespace stackimpact::conformance {

namespace {

using nlohmann::json;
using Number = std::optional<double>;

/// Relative for large values, absolute for small ones.
constexpr double tolerance = 1e-9;

std::string id_of(const json& vector) {
    return vector.is_object() && vector.contains("id") ? vector["id"].dump() : "a vector";
}

/// One vector whose fields are compared; what was never asked for is told at the end.
class Comparison {
public:
    Comparison(const json& vector, Tally& tally) : vector_(vector), tally_(tally) {}

    /// An input: numbers, with true and false as 1 and 0.
    std::vector<double> numbers(const std::string& field) {
        known_.insert(field);
        std::vector<double> values;
        for (const json& value : vector_.at(field)) {
            const bool truth = value.is_boolean();
            values.push_back(truth ? (value.get<bool>() ? 1.0 : 0.0) : value.get<double>());
        }
        return values;
    }
    double number_or(const std::string& field, double otherwise) {
        known_.insert(field);
        return vector_.value(field, otherwise);
    }

    /// A result, if the vector has the field; null is what is not defined.
    void number(const std::string& field, Number actual) {
        if (const json* const expected = expectation(field)) compare(*expected, actual, field);
    }
    /// A list of results; null, or nothing but null in it, is what is not defined.
    void list(const std::string& field, const std::vector<double>& actual) {
        const json* const expected = expectation(field);
        if (expected == nullptr) return;
        if (!expected->is_null() && !is_undefined_list(*expected)) {
            compare_list(*expected, actual, field);
            return;
        }
        tally_.check(actual.empty(), name(field) + ": defined, but null was expected");
    }
    void rows(const std::string& field, const std::vector<std::vector<double>>& actual) {
        const json* const expected = expectation(field);
        if (expected == nullptr) return;
        const std::size_t count = expected->is_null() ? 0 : expected->size();
        tally_.check(count == actual.size(),
                     fmt::format("{}: {} rows instead of {}", name(field), actual.size(), count));
        for (std::size_t i = 0; i < std::min(count, actual.size()); ++i) {
            compare_list(expected->at(i), actual[i], fmt::format("{} {}", field, i));
        }
    }

    void finish() {
        if (checked_ == 0) tally_.skip("vectors without an expectation");
        for (const auto& entry : vector_.items()) {
            if (known_.count(entry.key()) > 0) continue;
            tally_.skip(fmt::format("field {} of vectors of kind {} is not known", entry.key(),
                                    vector_.at("kind").get<std::string>()));
        }
    }

private:
    [[nodiscard]] std::string name(const std::string& field) const {
        return id_of(vector_) + " " + field;
    }
    const json* expectation(const std::string& field) {
        known_.insert(field);
        const auto found = vector_.find(field);
        if (found == vector_.end()) return nullptr;
        ++checked_;
        return &*found;
    }
    static bool is_undefined_list(const json& expected) {
        return std::all_of(expected.begin(), expected.end(),
                           [](const json& value) { return value.is_null(); });
    }
    void compare(const json& expected, Number actual, const std::string& field) {
        if (expected.is_null() || !actual) {
            tally_.check(
                expected.is_null() && !actual,
                fmt::format("{}: {} instead of {}", name(field),
                            actual ? fmt::format("{}", *actual) : "null", expected.dump()));
            return;
        }
        const double value = expected.get<double>();
        tally_.near(*actual, value, tolerance * (1.0 + std::fabs(value)), name(field));
    }
    void compare_list(const json& expected, const std::vector<double>& actual,
                      const std::string& field) {
        tally_.check(expected.size() == actual.size(),
                     fmt::format("{}: {} values instead of {}", name(field), actual.size(),
                                 expected.size()));
        for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
            compare(expected.at(i), actual[i], fmt::format("{} ({})", field, i));
        }
    }

    const json& vector_;
    Tally& tally_;
    std::set<std::string> known_{"id", "kind", "source"};
    int checked_ = 0;
};

/// Two inputs of a vector that belong together.
struct Columns {
    std::vector<double> first;
    std::vector<double> second;
};

Columns columns(const std::string& first, const std::string& second, Comparison& comparison) {
    Columns result{comparison.numbers(first), comparison.numbers(second)};
    if (result.first.size() != result.second.size()) {
        throw std::invalid_argument(first + " and " + second + " differ in length");
    }
    return result;
}

void check_rank(Comparison& comparison) {
    const Columns input = columns("x", "y", comparison);
    std::vector<market::Point> points;
    for (std::size_t i = 0; i < input.first.size(); ++i) {
        points.push_back({input.first[i], input.second[i]});
    }
    const auto spearman = market::spearman(points);
    const auto kendall = market::kendall_tau_b(points);
    comparison.number("pearson", market::pearson(points));
    comparison.number("spearman", spearman ? Number(spearman->value) : std::nullopt);
    // SciPy's p of two points is nan (no degree of freedom), that of Kendall's τ is 1.
    comparison.number("spearman_p", spearman ? spearman->p : std::nullopt);
    comparison.number("kendall_tau_b", kendall ? Number(kendall->value) : std::nullopt);
    comparison.number("kendall_p", kendall ? kendall->p : std::nullopt);
    comparison.number("kendall_tau_c", market::kendall_tau_c(points));
}

void check_brier(Comparison& comparison) {
    const Columns input = columns("p", "o", comparison);
    std::vector<market::ProbabilityForecast> forecasts;
    for (std::size_t i = 0; i < input.first.size(); ++i) {
        const double outcome = input.second[i];
        if (outcome != 0.0 && outcome != 1.0) throw std::invalid_argument("o is 0 or 1");
        forecasts.push_back({input.first[i], outcome == 1.0});
    }
    const auto brier = market::brier_statistics(forecasts);
    const auto value = [&brier](double market::BrierStatistics::*field) {
        return brier ? Number((*brier).*field) : std::nullopt;
    };
    using market::BrierStatistics;
    comparison.number("brier", value(&BrierStatistics::brier));
    comparison.number("reliability", value(&BrierStatistics::reliability));
    comparison.number("resolution", value(&BrierStatistics::resolution));
    comparison.number("uncertainty", value(&BrierStatistics::uncertainty));
    comparison.number("skill_vs_climatology", brier ? brier->skill_vs_climatology : std::nullopt);
    comparison.number("skill_vs_half", value(&BrierStatistics::skill_vs_half));
    comparison.number("log_loss", value(&BrierStatistics::log_loss));
    comparison.number("ece", value(&BrierStatistics::calibration_error));
    std::vector<std::vector<double>> table;
    for (const market::Reliability& row : brier.value_or(BrierStatistics{}).table) {
        table.push_back({row.probability, static_cast<double>(row.count), row.observed});
    }
    comparison.rows("reliability_table", table);
}

/// Without anything scored no rate is defined; scipy's `binomtest` refuses n = 0.
void check_sign(Comparison& comparison) {
    const Columns input = columns("pred", "real", comparison);
    std::vector<market::SignPair> pairs;
    for (std::size_t i = 0; i < input.first.size(); ++i) {
        pairs.push_back({input.first[i], input.second[i]});
    }
    const auto sign = market::sign_statistics(pairs, comparison.number_or("neutral_band", 0.0));
    comparison.number("n_scored", static_cast<double>(sign.scored));
    comparison.number("n_abstained", static_cast<double>(sign.abstained));
    comparison.number("hits", static_cast<double>(sign.hits));
    comparison.number("hit_rate", sign.hit_rate);
    comparison.number("binom_p_one_sided", sign.binomial_p);
    comparison.number("pesaran_timmermann", sign.pesaran_timmermann);
    comparison.number("expected_hit_if_independent", sign.expected_hit_rate);
    std::vector<double> wilson;
    if (sign.wilson) wilson = {sign.wilson->low, sign.wilson->high};
    comparison.list("wilson95", wilson);
}

void check_known(const json& vector, Tally& tally) {
    const std::map<std::string, void (*)(Comparison&)> checks = {
        {"rank", check_rank}, {"brier", check_brier}, {"sign", check_sign}};
    const auto check = checks.find(vector.at("kind").get<std::string>());
    if (check == checks.end()) {
        tally.skip("vectors of kind " + vector.at("kind").dump() + " are not known");
        return;
    }
    Comparison comparison(vector, tally);
    check->second(comparison);
    comparison.finish();
}

/// A vector that cannot be read fails and does not end the run.
void check_vector(const json& vector, Tally& tally) {
    try {
        check_known(vector, tally);
    } catch (const json::exception& error) {
        tally.check(false, fmt::format("{}: {}", id_of(vector), error.what()));
    } catch (const std::invalid_argument& error) {
        tally.check(false, fmt::format("{}: {}", id_of(vector), error.what()));
    }
}

void check_file(const json& document, Tally& tally) {
    if (!document.is_object() || !document.contains("vectors")) {
        tally.check(false, "a file without vectors");
        return;
    }
    for (const json& vector : document["vectors"]) check_vector(vector, tally);
}

}  // namespace

}  // namespace stackimpact::conformance

int main(int argc, char** argv) {
    return stackimpact::conformance::run(argc, argv, "verification.json",
                                         stackimpact::conformance::check_file);
}
