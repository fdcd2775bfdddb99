// SPDX-License-Identifier: MIT
#include "market/distribution.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/policies/policy.hpp>
#include <cmath>

namespace stackimpact::market {

namespace {

namespace policies = boost::math::policies;

/// No exceptions: what cannot be computed is no number. No long double: its size differs between
/// machines.
using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>, policies::promote_double<false>>;

std::optional<double> number(double value) {
    if (!std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace

std::optional<double> normal_upper(double z) {
    const boost::math::normal_distribution<double, Policy> normal;
    return number(boost::math::cdf(boost::math::complement(normal, z)));
}

std::optional<double> student_two_sided(double t, double degrees) {
    if (!(degrees > 0)) return std::nullopt;
    const boost::math::students_t_distribution<double, Policy> student(degrees);
    return number(2.0 * boost::math::cdf(boost::math::complement(student, std::fabs(t))));
}

std::optional<double> coin_upper(std::size_t successes, std::size_t trials) {
    if (trials == 0 || successes > trials) return std::nullopt;
    if (successes == 0) return 1.0;
    const boost::math::binomial_distribution<double, Policy> coin(static_cast<double>(trials), 0.5);
    const double fewer = static_cast<double>(successes - 1);
    return number(boost::math::cdf(boost::math::complement(coin, fewer)));
}

}  // namespace stackimpact::market
