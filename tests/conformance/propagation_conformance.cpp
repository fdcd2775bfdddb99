// SPDX-License-Identifier: MIT
// The propagation stage against published input-output tables and signed stacks:
// propagation_conformance FILE...
#include "propagate/propagate.hpp"

#include <set>

#include "propagate/spectrum.hpp"
#include "vectors.hpp"

namespace stackimpact::conformance {

namespace {

using nlohmann::json;
using propagate::Matrix;
using Numbers = std::vector<double>;

/// Rounds that the vectors count end long before this.
constexpr std::size_t most_rounds = 10000000;

/// Rows of `rows` times `factor`; entry (to, from).
Matrix matrix(const json& rows, double factor = 1.0) {
    Matrix result(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < rows.size(); ++j) {
            result.at(i, j) = factor * rows.at(i).at(j).get<double>();
        }
    }
    return result;
}

/// One vector of a file. What it states is asked for by key and compared only where it is there; a
/// key that nobody asked for is counted as skipped.
class Vector {
public:
    Vector(const json& values, double tolerance, Tally& tally)
        : values_(values), tolerance_(tolerance), tally_(tally), id_(values.at("id")) {
        for (const char* key : {"id", "kind", "source", "note", "layers"}) asked_.insert(key);
    }

    /// The value of a key; null without it.
    const json& operator[](const std::string& key) {
        static const json none;
        asked_.insert(key);
        const auto found = values_.find(key);
        return found == values_.end() ? none : *found;
    }
    bool has(const std::string& key) const { return values_.contains(key); }
    /// What the vector is about; a missing one is counted and ends the vector.
    bool needs(const std::vector<std::string>& keys) {
        for (const std::string& key : keys) {
            if (has(key)) continue;
            tally_.skip("vectors without `" + key + "`");
            for (const auto& entry : values_.items()) asked_.insert(entry.key());
            return false;
        }
        return true;
    }

    /// Relative to the size of what is expected, where that is over 1: outputs are in money.
    void near(double actual, const json& expected, const std::string& what) {
        near(actual, expected, what, tolerance_);
    }
    void near(double actual, const json& expected, const std::string& what, double tolerance) {
        const double value = expected;
        tally_.near(actual, value, tolerance * std::max(1.0, std::fabs(value)), id_ + " " + what);
    }
    void number(const std::string& key, double actual) {
        if (!(*this)[key].is_null()) near(actual, (*this)[key], key);
    }
    void flag(const std::string& key, bool actual) {
        if (!(*this)[key].is_null()) check(actual == (*this)[key].get<bool>(), key);
    }
    void numbers(const std::string& key, const Numbers& actual) {
        if (!(*this)[key].is_null()) numbers(actual, (*this)[key], key, tolerance_);
    }
    void numbers(const Numbers& actual, const json& expected, const std::string& what,
                 double tolerance) {
        check(actual.size() == expected.size(), what + ": another size");
        for (std::size_t i = 0; i < std::min(actual.size(), expected.size()); ++i) {
            near(actual[i], expected.at(i), fmt::format("{} ({})", what, i), tolerance);
        }
    }
    void rows(const std::string& key, const std::vector<Numbers>& actual) {
        const json& expected = (*this)[key];
        if (expected.is_null()) return;
        check(actual.size() == expected.size(), key + ": another size");
        for (std::size_t i = 0; i < std::min(actual.size(), expected.size()); ++i) {
            numbers(actual[i], expected.at(i), fmt::format("{} ({})", key, i), tolerance_);
        }
    }
    void entries(const std::string& key, const Matrix& actual) {
        if (!(*this)[key].is_null()) entries(actual, (*this)[key], key, tolerance_);
    }
    void entries(const Matrix& actual, const json& expected, const std::string& what,
                 double tolerance) {
        check(actual.size() == expected.size(), what + ": another size");
        for (std::size_t i = 0; i < std::min(actual.size(), expected.size()); ++i) {
            for (std::size_t j = 0; j < actual.size(); ++j) {
                near(actual.at(i, j), expected.at(i).at(j), fmt::format("{} ({}, {})", what, i, j),
                     tolerance);
            }
        }
    }
    void check(bool passed, const std::string& what) { tally_.check(passed, id_ + " " + what); }

    /// Counts what nobody asked for.
    void finish() {
        for (const auto& entry : values_.items()) {
            if (asked_.count(entry.key()) == 0) {
                tally_.skip("key `" + entry.key() + "` is not known");
            }
        }
    }

private:
    const json& values_;
    double tolerance_;
    Tally& tally_;
    std::string id_;
    std::set<std::string> asked_;
};

/// Entry (i, j) over the total of column j: input coefficients.
Matrix by_columns(const Matrix& table, const Numbers& totals) {
    Matrix result(table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t j = 0; j < table.size(); ++j) result.at(i, j) = table.at(i, j) / totals[j];
    }
    return result;
}

/// Entry (i, j) over the total of row i: output coefficients.
Matrix by_rows(const Matrix& table, const Numbers& totals) {
    return propagate::transposed(by_columns(propagate::transposed(table), totals));
}

double largest_row_sum(const Matrix& flows) {
    double largest = 0.0;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < flows.size(); ++j) sum += std::fabs(flows.at(i, j));
        largest = std::max(largest, sum);
    }
    return largest;
}

std::vector<Numbers> partial_sums(const Matrix& flows, const Numbers& impulse, std::size_t count) {
    std::vector<Numbers> sums = propagate::rounds(flows, impulse, count);
    for (std::size_t k = 1; k < sums.size(); ++k) {
        for (std::size_t i = 0; i < impulse.size(); ++i) sums[k][i] += sums[k - 1][i];
    }
    return sums;
}

Numbers differences(Numbers from, const Numbers& what) {
    for (std::size_t i = 0; i < from.size(); ++i) from[i] -= what[i];
    return from;
}

/// Input coefficients and inverse as printed in a book, and the same out of its table.
void check_published(Vector& vector, const Matrix& a) {
    const json& published = vector["published"];
    if (!published.is_object()) return;
    const double tolerance = published.value("tol", 1e-6);
    if (published.contains("Z") && published.contains("x")) {
        const Matrix made = by_columns(matrix(published["Z"]), published["x"]);
        vector.entries(made, vector["A"], "A from Z and x", 1e-12);
    }
    if (published.contains("A")) vector.entries(a, published["A"], "A as published", tolerance);
    if (published.contains("L")) {
        vector.entries(propagate::leontief_inverse(a), published["L"], "L as published", tolerance);
    }
    if (published.contains("x") && vector.has("f")) {
        vector.numbers(propagate::solve(a, vector["f"].get<Numbers>()), published["x"],
                       "x as published", tolerance);
    }
}

void check_leontief(Vector& vector) {
    if (!vector.needs({"A"})) return;
    const Matrix flows = matrix(vector["A"]);
    const bool refused = propagate::find_amplification(flows).has_value();
    vector.flag("converges", !refused);
    vector.number("spectral_radius", propagate::spectral_radius(flows));
    if (refused) return;
    vector.entries("inverse", propagate::leontief_inverse(flows));
    if (vector.has("Z") && vector.has("x")) {
        vector.entries("A", by_columns(matrix(vector["Z"]), vector["x"]));
    }
    check_published(vector, flows);
    if (!vector.has("f")) return;
    const Numbers demand = vector["f"];
    vector.numbers("x", propagate::solve(flows, demand));
    vector.rows("partial_sums_first6", partial_sums(flows, demand, 6));
    vector.rows("rounds_first6", propagate::rounds(flows, demand, 6));
}

/// x' = v' (I − B)⁻¹ is the Leontief system of the transposed B.
void check_ghosh(Vector& vector) {
    if (vector.has("Z") && vector.has("x")) {
        vector.entries("B", by_rows(matrix(vector["Z"]), vector["x"]));
    }
    if (!vector.needs({"B"})) return;
    const Matrix b = matrix(vector["B"]);
    const Matrix forward = propagate::transposed(b);
    vector.entries("G", propagate::leontief_inverse(b));
    vector.entries("G", propagate::transposed(propagate::leontief_inverse(forward)));
    if (vector.has("v")) {
        const Numbers x = propagate::solve(forward, vector["v"].get<Numbers>());
        vector.numbers("x_from_v", x);
        vector.numbers("x", x);
    }
    if (vector.has("dv")) {
        vector.numbers("dx", propagate::solve(forward, vector["dv"].get<Numbers>()));
    }
}

/// p = (I − A')⁻¹ v, prices by value added.
void check_prices(Vector& vector) {
    if (!vector.needs({"A"})) return;
    const Matrix turned = propagate::transposed(matrix(vector["A"]));
    if (vector.has("vc")) {
        vector.numbers("p", propagate::solve(turned, vector["vc"].get<Numbers>()));
    }
    if (vector.has("vc_shock")) {
        vector.numbers("p_shock", propagate::solve(turned, vector["vc_shock"].get<Numbers>()));
    }
}

/// Which matrices are refused, and what of their radius is said.
bool check_stability(Vector& vector, const Matrix& undamped, const Matrix& flows, double damping) {
    const auto refused = propagate::find_amplification(flows);
    const double radius = propagate::spectral_radius(undamped);
    vector.number("spectral_radius_M", radius);
    vector.number("spectral_radius_dM", propagate::spectral_radius(flows));
    vector.number("spectral_radius_abs_dM", propagate::absolute_radius(flows));
    vector.number("inf_norm_dM", largest_row_sum(flows));
    vector.flag("converges", !refused);
    vector.flag("converges_absolutely", !propagate::find_cancellation(flows));
    if (vector.has("max_damping") && vector["max_damping"].is_null()) {
        vector.check(radius <= 1e-9, "has a largest damping");
    } else if (vector.has("max_damping")) {
        vector.number("max_damping", 1.0 / radius);
    }
    vector.check(refused.has_value() == !vector["expected_error"].is_null(),
                 refused ? "is refused" : "is not refused");
    if (!refused) return true;
    vector.number("spectral_radius_dM", refused->radius);
    vector.number("max_damping", refused->largest_factor * damping);
    vector.check(refused->loop.size() > 1 && refused->loop.front() == refused->loop.back(),
                 "names no loop");
    return false;
}

Matrix by_origin(Matrix inverse, const Numbers& shock) {
    for (std::size_t i = 0; i < inverse.size(); ++i) {
        for (std::size_t j = 0; j < inverse.size(); ++j) inverse.at(i, j) *= shock[j];
    }
    return inverse;
}

void check_signed(Vector& vector) {
    if (!vector.needs({"M"})) return;
    const double damping = vector.has("damping") ? vector["damping"].get<double>() : 1.0;
    const Matrix flows = matrix(vector["M"], damping);
    if (!check_stability(vector, matrix(vector["M"]), flows, damping)) {
        (void)vector["shock"];  // of a system without a total
        return;
    }
    const Matrix inverse = propagate::leontief_inverse(flows);
    vector.entries("inverse", inverse);
    if (!vector.has("shock")) return;
    const Numbers shock = vector["shock"];
    const Numbers total = propagate::solve(flows, shock);
    vector.numbers("total", total);
    vector.entries("contribution_by_origin", by_origin(inverse, shock));
    vector.rows("rounds_first6", propagate::rounds(flows, shock, 6));
    vector.numbers("direct", propagate::rounds(flows, shock, 1).front());
    vector.numbers("indirect", differences(total, shock));
    if (!vector["rounds_to_1e-12"].is_null()) {
        const auto made = propagate::rounds_until(flows, shock, 1e-12, most_rounds);
        vector.check(made == vector["rounds_to_1e-12"].get<std::size_t>(), "rounds_to_1e-12");
    }
}

/// (I − αA')⁻¹ β: what comes in over edges, each step times alpha.
void check_katz(Vector& vector) {
    if (!vector.needs({"edges", "alpha", "beta", "katz"})) return;
    const double alpha = vector["alpha"];
    std::map<std::string, std::size_t> nodes;
    for (const auto& entry : vector["katz"].items()) nodes.emplace(entry.key(), nodes.size());
    Matrix adjacency(nodes.size());
    for (const json& edge : vector["edges"]) {
        adjacency.at(nodes.at(edge.at(0)), nodes.at(edge.at(1))) = edge.at(2).get<double>();
    }
    vector.number("rho", propagate::spectral_radius(adjacency));
    Matrix flows = propagate::transposed(adjacency);
    for (std::size_t i = 0; i < flows.size(); ++i) {
        for (std::size_t j = 0; j < flows.size(); ++j) flows.at(i, j) *= alpha;
    }
    const Numbers katz = propagate::solve(flows, Numbers(nodes.size(), vector["beta"]));
    std::size_t i = 0;
    for (const auto& entry : vector["katz"].items()) {
        vector.near(katz[i++], entry.value(), "katz of " + entry.key());
    }
}

void check_vector(const json& values, double tolerance, Tally& tally) {
    static const std::map<std::string, void (*)(Vector&)> kinds{
        {"leontief", check_leontief},
        {"ghosh", check_ghosh},
        {"leontief_price", check_prices},
        {"signed_propagation", check_signed},
        {"katz", check_katz}};
    const std::string kind = values.value("kind", "");
    const auto known = kinds.find(kind);
    if (known == kinds.end()) return tally.skip("vectors of kind `" + kind + "` are not known");
    Vector vector(values, tolerance, tally);
    known->second(vector);
    vector.finish();
}

void check_file(const json& document, Tally& tally) {
    const double tolerance = document.at("meta").at("tolerance");
    for (const json& vector : document.at("vectors")) check_vector(vector, tolerance, tally);
}

}  // namespace

}  // namespace stackimpact::conformance

int main(int argc, char** argv) {
    return stackimpact::conformance::run(argc, argv, "propagation.json",
                                         stackimpact::conformance::check_file);
}
