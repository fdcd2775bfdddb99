// SPDX-License-Identifier: MIT
#include <cmath>

#include "assess/assess.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

Shares shares(double bull, double bear) {
    return shares_of({to_micro(bull), to_micro(bear)});
}

Micro m(double x) {
    return to_micro(x);
}

}  // namespace

TEST_CASE("shares of a pressure pair") {
    const Shares s = shares(1.0, 0.0);
    CHECK(s.net == m(0.5));
    CHECK(s.open == m(0.5));
    const Shares big = shares(1e6, 1e6);
    CHECK(big.net == m(0));
    CHECK(big.bull + big.bear + big.open == m(1));
}

TEST_CASE("verdicts change exactly at their bounds") {
    const Scales scales;
    const auto word = [&](double net) {
        Shares s;
        s.net = m(net);
        s.bull = m(net > 0 ? net : 0);
        s.bear = m(net < 0 ? -net : 0);
        return verdict_of(s, scales);
    };
    CHECK(word(0.099999) == Verdict::neutral);
    CHECK(word(0.1) == Verdict::lean_bull);
    CHECK(word(-0.1) == Verdict::lean_bear);
    CHECK(word(0.299999) == Verdict::lean_bull);
    CHECK(word(0.3) == Verdict::bull);
    CHECK(word(-0.6) == Verdict::strong_bear);
}

TEST_CASE("contested goes before the other words") {
    const Scales scales;
    Shares s{m(0.4), m(0.15), m(0.45), m(0.25)};
    CHECK(verdict_of(s, scales) == Verdict::contested);
    s.bear = m(0.149999);
    CHECK(verdict_of(s, scales) == Verdict::lean_bull);
}

TEST_CASE("priced follows the examples of the definition") {
    const Scales scales;
    CHECK(priced_of(-1.0, scales) == 0.0);
    CHECK(std::fabs(priced_of(-2.0, scales) + 1.0 / 3.0) < 1e-12);
    CHECK(std::fabs(priced_of(-4.1, scales) + 0.6078431372549019) < 1e-12);
    CHECK(priced_of(3.0, scales) == -priced_of(-3.0, scales));
}

TEST_CASE("gap labels, first that applies") {
    const Scales scales;
    const auto label = [&](double house, double market, bool did = false,
                           Verdict verdict = Verdict::lean_bull) {
        return gap_label(m(house), verdict, m(market), did, scales);
    };
    CHECK(label(0.0, -0.4, false, Verdict::contested) == GapLabel::contested);
    CHECK(label(0.2, -0.4, false, Verdict::contested) == GapLabel::overreaction);
    CHECK(label(0.4, 0.05) == GapLabel::underreaction);
    CHECK(label(0.2, 0.05) == GapLabel::aligned);
    CHECK(label(0.5, -0.2) == GapLabel::opposed);
    CHECK(label(0.1, -0.4) == GapLabel::overreaction);
    CHECK(label(-0.1, 0.4) == GapLabel::overreaction);
    CHECK(label(-0.8, -0.4) == GapLabel::aligned);
    CHECK(label(-0.8, -0.4, true) == GapLabel::underreaction);
    CHECK(label(-0.15, -0.4) == GapLabel::aligned);
    CHECK(label(-0.149999, -0.4) == GapLabel::overreaction);
}
