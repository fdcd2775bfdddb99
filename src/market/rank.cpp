// SPDX-License-Identifier: MIT
#include "market/rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "market/distribution.hpp"

namespace stackimpact::market {

namespace {

using Column = std::vector<double>;

Column column(std::span<const Point> points, double Point::*side) {
    Column values;
    values.reserve(points.size());
    for (const Point& point : points) values.push_back(point.*side);
    return values;
}

/// Both sides differ somewhere and are numbers.
bool can_be_ordered(std::span<const Point> points) {
    bool x_differs = false;
    bool y_differs = false;
    for (const Point& point : points) {
        if (std::isnan(point.x) || std::isnan(point.y)) return false;
        x_differs = x_differs || point.x != points.front().x;
        y_differs = y_differs || point.y != points.front().y;
    }
    return x_differs && y_differs;
}

/// Deviations from the mean, the largest of them 1, so that no square is too large or too small.
Column deviations(Column values) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    const double mean = sum / static_cast<double>(values.size());
    double largest = 0.0;
    for (double& value : values) {
        value -= mean;
        largest = std::max(largest, std::fabs(value));
    }
    for (double& value : values) value /= largest;
    return values;
}

double mean_product(const Column& a, const Column& b) {
    const double sum = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    return sum / static_cast<double>(a.size() - 1);
}

/// Divides in this order because ranks of three points then correlate at exactly 1, where the
/// smallest error would show in p.
double correlation(const Column& x, const Column& y) {
    const Column dx = deviations(x);
    const Column dy = deviations(y);
    const double value =
        mean_product(dx, dy) / std::sqrt(mean_product(dy, dy)) / std::sqrt(mean_product(dx, dx));
    return std::clamp(value, -1.0, 1.0);
}

Column average_ranks(const Column& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&values](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    Column ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        // Ranks first + 1 to end.
        const double rank = static_cast<double>(first + 1 + end) / 2.0;
        for (; first < end; ++first) ranks[order[first]] = rank;
    }
    return ranks;
}

std::optional<double> spearman_p(double value, std::size_t count) {
    const double degrees = static_cast<double>(count) - 2.0;
    if (!(degrees > 0)) return std::nullopt;
    const double rest = (1.0 + value) * (1.0 - value);
    if (!(rest > 0)) return 0.0;
    return student_two_sided(value * std::sqrt(degrees / rest), degrees);
}

/// Groups of t equal values, summed up: t(t − 1)/2 pairs and the terms of the variance.
struct Ties {
    double pairs = 0.0;
    double triples = 0.0;
    double weighted = 0.0;
    std::size_t groups = 0;
};

template <typename Value>
Ties ties_of(const std::vector<Value>& sorted) {
    Ties ties;
    for (std::size_t first = 0; first < sorted.size(); ++ties.groups) {
        std::size_t end = first + 1;
        while (end < sorted.size() && !(sorted[first] < sorted[end])) ++end;
        const double t = static_cast<double>(end - first);
        ties.pairs += t * (t - 1.0) / 2.0;
        ties.triples += t * (t - 1.0) * (t - 2.0);
        ties.weighted += t * (t - 1.0) * (2.0 * t + 5.0);
        first = end;
    }
    return ties;
}

/// Pairs of different values of which the larger stands first; sorts on the way (Knight 1966, "A
/// computer method for calculating Kendall's tau with ungrouped data").
double sort_and_count(std::span<double> values, std::span<double> room) {
    if (values.size() < 2) return 0.0;
    const std::size_t middle = values.size() / 2;
    double count = sort_and_count(values.first(middle), room.first(middle)) +
                   sort_and_count(values.subspan(middle), room.subspan(middle));
    std::size_t left = 0;
    std::size_t right = middle;
    for (double& next : room) {
        const bool takes_right =
            left == middle || (right < values.size() && values[right] < values[left]);
        if (takes_right) count += static_cast<double>(middle - left);
        next = values[takes_right ? right++ : left++];
    }
    std::copy(room.begin(), room.end(), values.begin());
    return count;
}

/// Counts of pairs are whole numbers below 2^53.
struct Pairs {
    double points = 0.0;
    double all = 0.0;
    double discordant = 0.0;
    Ties x;
    Ties y;
    /// Concordant minus discordant.
    double score = 0.0;
};

Pairs count_pairs(std::span<const Point> points) {
    std::vector<std::pair<double, double>> sorted;
    sorted.reserve(points.size());
    for (const Point& point : points) sorted.emplace_back(point.x, point.y);
    std::sort(sorted.begin(), sorted.end());
    Column x;
    Column y;
    for (const auto& point : sorted) {
        x.push_back(point.first);
        y.push_back(point.second);
    }
    Pairs pairs;
    pairs.points = static_cast<double>(points.size());
    pairs.all = pairs.points * (pairs.points - 1.0) / 2.0;
    Column room(y.size());
    pairs.discordant = sort_and_count(y, room);
    pairs.x = ties_of(x);
    pairs.y = ties_of(y);
    pairs.score =
        pairs.all - pairs.x.pairs - pairs.y.pairs + ties_of(sorted).pairs - 2.0 * pairs.discordant;
    return pairs;
}

/// Twice the share of the orders of n things that have at most `most` pairs out of order. Shares of
/// n things are sums over windows of those of n − 1.
double exact_p(std::size_t n, std::size_t most) {
    Column shares(most + 1, 0.0);
    shares[0] = 1.0;
    for (std::size_t size = 2; size <= n; ++size) {
        Column sums(shares.size());
        std::partial_sum(shares.begin(), shares.end(), sums.begin());
        for (std::size_t k = 0; k < shares.size(); ++k) {
            const double window = k < size ? sums[k] : sums[k] - sums[k - size];
            shares[k] = window / static_cast<double>(size);
        }
    }
    return std::min(1.0, 2.0 * std::accumulate(shares.begin(), shares.end(), 0.0));
}

std::optional<double> approximate_p(const Pairs& pairs) {
    const double n = pairs.points;
    const double m = n * (n - 1.0);
    const double variance = (m * (2.0 * n + 5.0) - pairs.x.weighted - pairs.y.weighted) / 18.0 +
                            2.0 * pairs.x.pairs * pairs.y.pairs / m +
                            pairs.x.triples * pairs.y.triples / (9.0 * m * (n - 2.0));
    const auto above = normal_upper(std::fabs(pairs.score) / std::sqrt(variance));
    if (!above) return std::nullopt;
    return 2.0 * *above;
}

/// Up to here the exact distribution is used, as SciPy does.
constexpr double exact_points = 33.0;

std::optional<double> kendall_p(const Pairs& pairs) {
    const bool has_ties = pairs.x.pairs > 0.0 || pairs.y.pairs > 0.0;
    const double fewest = std::min(pairs.discordant, pairs.all - pairs.discordant);
    if (has_ties || (pairs.points > exact_points && fewest > 1.0)) return approximate_p(pairs);
    return exact_p(static_cast<std::size_t>(pairs.points), static_cast<std::size_t>(fewest));
}

}  // namespace

std::optional<double> pearson(std::span<const Point> points) {
    if (!can_be_ordered(points)) return std::nullopt;
    const double value = correlation(column(points, &Point::x), column(points, &Point::y));
    if (!std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<Correlation> spearman(std::span<const Point> points) {
    if (!can_be_ordered(points)) return std::nullopt;
    const double value = correlation(average_ranks(column(points, &Point::x)),
                                     average_ranks(column(points, &Point::y)));
    return Correlation{value, spearman_p(value, points.size())};
}

std::optional<Correlation> kendall_tau_b(std::span<const Point> points) {
    if (!can_be_ordered(points)) return std::nullopt;
    const Pairs pairs = count_pairs(points);
    const double value =
        pairs.score / std::sqrt(pairs.all - pairs.x.pairs) / std::sqrt(pairs.all - pairs.y.pairs);
    return Correlation{std::clamp(value, -1.0, 1.0), kendall_p(pairs)};
}

std::optional<double> kendall_tau_c(std::span<const Point> points) {
    if (!can_be_ordered(points)) return std::nullopt;
    const Pairs pairs = count_pairs(points);
    const double classes = static_cast<double>(std::min(pairs.x.groups, pairs.y.groups));
    const double value =
        2.0 * pairs.score / (pairs.points * pairs.points * (classes - 1.0) / classes);
    return std::clamp(value, -1.0, 1.0);
}

}  // namespace stackimpact::market
