// SPDX-License-Identifier: MIT
#include <cmath>

#include "match/match.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

/// A fact cited from sources written as "B1" or "B1 group".
struct Cited {
    Scenario scenario;
    Fact fact;

    explicit Cited(const std::vector<std::string>& grades,
                   FactStatus status = FactStatus::confirmed) {
        fact.status = status;
        for (const std::string& grade : grades) {
            Source source;
            source.id = SourceId{"s" + std::to_string(scenario.sources.size())};
            source.reliability =
                grade[0] == '?' ? Reliability::ungraded : static_cast<Reliability>(grade[0] - 'A');
            if (grade.size() > 3) source.group = grade.substr(3);
            const int credibility = grade[1] == '?' ? 0 : grade[1] - '0';
            fact.citations.push_back({source.id, credibility, "", ""});
            scenario.sources.emplace(source.id, source);
        }
    }

    [[nodiscard]] FactWeight weight() const {
        return fact_weight(fact, scenario.sources, stackimpact::testing::standard_scales());
    }
};

double point(const std::vector<std::string>& grades, FactStatus status = FactStatus::confirmed) {
    return Cited(grades, status).weight().point;
}

bool near(double a, double b) {
    return std::fabs(a - b) <= 1e-12;
}

}  // namespace

TEST_CASE("weights of single citations") {
    CHECK(point({"A1"}) == 1.0);
    CHECK(point({"B1"}) == 0.875);
    CHECK(point({"B2"}) == 0.65625);
    CHECK(point({"C3"}) == 0.375);
    CHECK(point({"D3"}) == 0.3125);
    CHECK(point({"E1"}) == 0.5);
    CHECK(point({"A5"}) == 0.0);
}

TEST_CASE("what nobody can judge has a modest point and the whole range") {
    const FactWeight f = Cited({"F2"}).weight();
    CHECK(f.point == 0.75 * 0.625);
    CHECK(f.range == Interval{0.375, 0.75});
    CHECK(f.graded);
    const FactWeight six = Cited({"B6"}).weight();
    CHECK(six.point == 0.25 * 0.875);
    CHECK(six.range == Interval{0.0, 0.875});
    CHECK(six.graded);
}

TEST_CASE("what nobody graded counts as C3, anywhere in 0 to 1") {
    for (const auto& grades : {std::vector<std::string>{}, std::vector<std::string>{"??"}}) {
        const FactWeight weight = Cited(grades).weight();
        CHECK(weight.point == 0.375);
        CHECK(weight.range == Interval{0.0, 1.0});
        CHECK_FALSE(weight.graded);
    }
    CHECK_FALSE(Cited({"B?"}).weight().graded);
    CHECK(Cited({"B?"}).weight().point == 0.5 * 0.875);
}

TEST_CASE("independent sources add up, dependent ones do not") {
    CHECK(near(point({"B2", "C3"}), 1.0 - (1.0 - 0.65625) * (1.0 - 0.375)));
    CHECK(near(point({"B2 wire", "C3 wire"}), 0.65625));
    CHECK(near(point({"C3 wire", "B2 wire", "D3"}), 1.0 - (1.0 - 0.65625) * (1.0 - 0.3125)));
}

TEST_CASE("a citation may belong to another group than its source") {
    Cited cited({"B2 wire", "C3 other"});
    cited.fact.citations[1].group = "wire";
    CHECK(near(cited.weight().point, 0.65625));
}

TEST_CASE("a source's id is its group when none is given") {
    Cited cited({"B2", "C3 s0"});
    CHECK(near(cited.weight().point, 0.65625));
}

TEST_CASE("status scales the weight, a cap comes after it") {
    CHECK(near(point({"B1"}, FactStatus::claimed), 0.875 * 0.9));
    CHECK(near(point({"B1"}, FactStatus::disputed), 0.4375));
    CHECK(point({"A1"}, FactStatus::retracted) == 0.0);
    Cited capped({"B1"}, FactStatus::claimed);
    capped.fact.at_most = 0.4;
    CHECK(capped.weight().point == 0.4);
    capped.fact.at_most = 0.9;
    CHECK(near(capped.weight().point, 0.7875));
}
