// SPDX-License-Identifier: MIT
// The propagation stage against published input-output tables and signed stacks:
// propagation_conformance FILE...
#include "propagate/propagate.hpp"
#include "vectors.hpp"

namespace stackimpact::conformance {

namespace {

using nlohmann::json;
using propagate::Matrix;
using Numbers = std::vector<double>;

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

Matrix transposed(const Matrix& matrix) {
    Matrix result(matrix.size());
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        for (std::size_t j = 0; j < matrix.size(); ++j) result.at(i, j) = matrix.at(j, i);
    }
    return result;
}

Numbers times(const Matrix& matrix, const Numbers& vector) {
    Numbers result(matrix.size(), 0.0);
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        for (std::size_t j = 0; j < matrix.size(); ++j) result[i] += matrix.at(i, j) * vector[j];
    }
    return result;
}

void compare(const Matrix& actual, const json& expected, double tolerance, const std::string& what,
             Tally& tally) {
    for (std::size_t i = 0; i < actual.size(); ++i) {
        for (std::size_t j = 0; j < actual.size(); ++j) {
            const double value = expected.at(i).at(j);
            tally.near(actual.at(i, j), value, tolerance, fmt::format("{} ({}, {})", what, i, j));
        }
    }
}

/// Relative to the size of what is expected: outputs are in money.
void compare(const Numbers& actual, const json& expected, double tolerance, const std::string& what,
             Tally& tally) {
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const double value = expected.at(i);
        tally.near(actual[i], value, tolerance * std::max(1.0, std::fabs(value)),
                   fmt::format("{} ({})", what, i));
    }
}

void check_leontief(const json& vector, double tolerance, Tally& tally) {
    const std::string id = vector.at("id");
    const Matrix flows = matrix(vector.at("A"));
    tally.check(!propagate::find_amplification(flows), id + ": refused");
    tally.near(propagate::spectral_radius(flows), vector.at("spectral_radius"), tolerance,
               id + " spectral radius");
    const Matrix inverse = propagate::leontief_inverse(flows);
    compare(inverse, vector.at("inverse"), tolerance, id + " inverse", tally);
    compare(times(inverse, vector.at("f")), vector.at("x"), tolerance, id + " output", tally);
    if (!vector.contains("published") || !vector["published"].contains("L")) return;
    const json& published = vector["published"];
    compare(inverse, published.at("L"), published.at("tol"), id + " as published", tally);
}

void check_ghosh(const json& vector, double tolerance, Tally& tally) {
    const std::string id = vector.at("id");
    const Matrix inverse = propagate::leontief_inverse(matrix(vector.at("B")));
    compare(inverse, vector.at("G"), tolerance, id + " inverse", tally);
    const Matrix forward = transposed(inverse);
    compare(times(forward, vector.at("v")), vector.at("x_from_v"), tolerance, id + " x", tally);
    compare(times(forward, vector.at("dv")), vector.at("dx"), tolerance, id + " dx", tally);
}

void check_prices(const json& vector, double tolerance, Tally& tally) {
    const std::string id = vector.at("id");
    const Matrix inverse = propagate::leontief_inverse(transposed(matrix(vector.at("A"))));
    compare(times(inverse, vector.at("vc")), vector.at("p"), tolerance, id + " p", tally);
    compare(times(inverse, vector.at("vc_shock")), vector.at("p_shock"), tolerance,
            id + " shocked p", tally);
}

/// The largest damping is the damping times what all coefficients may be multiplied with.
void check_refused(const json& vector, const Matrix& flows, double tolerance, Tally& tally) {
    const std::string id = vector.at("id");
    const auto found = propagate::find_amplification(flows);
    tally.check(found.has_value(), id + ": not refused");
    if (!found) return;
    tally.near(found->radius, vector.at("spectral_radius_dM"), tolerance, id + " radius");
    tally.near(found->largest_factor * vector.at("damping").get<double>(), vector.at("max_damping"),
               tolerance, id + " largest damping");
    tally.check(found->loop.size() > 1 && found->loop.front() == found->loop.back(),
                id + ": names no loop");
}

void check_signed(const json& vector, double tolerance, Tally& tally) {
    const std::string id = vector.at("id");
    const Matrix flows = matrix(vector.at("M"), vector.at("damping"));
    if (vector.contains("expected_error")) {
        check_refused(vector, flows, tolerance, tally);
        return;
    }
    tally.check(!propagate::find_amplification(flows), id + ": refused");
    tally.near(propagate::spectral_radius(flows), vector.at("spectral_radius_dM"), 1e-7,
               id + " spectral radius");
    const Matrix inverse = propagate::leontief_inverse(flows);
    compare(inverse, vector.at("inverse"), tolerance, id + " inverse", tally);
    const Numbers shock = vector.at("shock");
    compare(times(inverse, shock), vector.at("total"), tolerance, id + " total", tally);
    Matrix parts = inverse;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t j = 0; j < parts.size(); ++j) parts.at(i, j) *= shock[j];
    }
    compare(parts, vector.at("contribution_by_origin"), tolerance, id + " by origin", tally);
}

void check_katz(const json& vector, double tolerance, Tally& tally) {
    std::map<std::string, std::size_t> index;
    for (const auto& entry : vector.at("katz").items()) index.emplace(entry.key(), index.size());
    Matrix flows(index.size());
    for (const json& edge : vector.at("edges")) {
        flows.at(index.at(edge.at(1)), index.at(edge.at(0))) =
            vector.at("alpha").get<double>() * edge.at(2).get<double>();
    }
    const Numbers ones(index.size(), vector.at("beta"));
    const Numbers katz = times(propagate::leontief_inverse(flows), ones);
    for (const auto& entry : index) {
        tally.near(katz[entry.second], vector.at("katz").at(entry.first), tolerance,
                   "katz " + entry.first);
    }
}

void check_vector(const json& vector, double tolerance, Tally& tally) {
    const std::string kind = vector.at("kind");
    if (kind == "leontief")
        check_leontief(vector, tolerance, tally);
    else if (kind == "ghosh")
        check_ghosh(vector, tolerance, tally);
    else if (kind == "leontief_price")
        check_prices(vector, tolerance, tally);
    else if (kind == "signed_propagation")
        check_signed(vector, tolerance, tally);
    else if (kind == "katz")
        check_katz(vector, tolerance, tally);
    else
        tally.skip("vectors of kind " + kind + " are not known");
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
