// SPDX-License-Identifier: MIT
#include "argue/semantics.hpp"

#include <algorithm>
#include <cmath>

#include "argue/exponential.hpp"

namespace stackimpact::argue {

namespace {

constexpr std::array<std::string_view, 6> names{"qe",    "dfquad",    "sd_dfquad",
                                                "euler", "euler_top", "mlp"};

double magnitude(double energy) {
    return energy < 0 ? -energy : energy;
}

/// h(x) of the influences that go a part of the way, for x >= 0.
double part_of_way(Influence influence, double x) {
    switch (influence) {
        case Influence::quadratic:
            return x * x / (1.0 + x * x);
        case Influence::rational:
            return x / (1.0 + x);
        case Influence::linear:
        case Influence::euler:
        case Influence::logistic:
            break;
    }
    return x;
}

double slope_of_part(Influence influence, double x) {
    switch (influence) {
        case Influence::quadratic:
            return 2.0 * x / ((1.0 + x * x) * (1.0 + x * x));
        case Influence::rational:
            return 1.0 / ((1.0 + x) * (1.0 + x));
        case Influence::linear:
        case Influence::euler:
        case Influence::logistic:
            break;
    }
    return 1.0;
}

/// τ moved toward 0 or 1 by the share h of the way.
double toward(double base, double energy, double h) {
    return energy < 0 ? base - base * h : base + (1.0 - base) * h;
}

double euler(double base, double energy) {
    return 1.0 - (1.0 - base * base) / (1.0 + base * exponential(energy));
}

/// Beyond this |E| the logistic is 0 or 1 to double precision; e^−E must stay positive.
constexpr double largest_energy = 700.0;

double shrink(double energy) {
    return exponential(-std::min(magnitude(energy), largest_energy));
}

/// logistic(logit(τ) + E) without a logarithm; the smaller of e^E and e^−E keeps it finite.
double logistic(double base, double energy) {
    const double yes = energy < 0 ? base * shrink(energy) : base;
    const double no = energy < 0 ? 1.0 - base : (1.0 - base) * shrink(energy);
    return yes / (yes + no);
}

Slopes toward_slopes(Influence influence, double base, double energy) {
    const double x = magnitude(energy);
    const double slope = slope_of_part(influence, x);
    const double fall = base * slope;
    const double rise = (1.0 - base) * slope;
    Slopes slopes{1.0 - part_of_way(influence, x), energy < 0 ? fall : rise, false};
    if (energy == 0.0) {
        slopes.energy = (fall + rise) / 2.0;
        slopes.kink = fall != rise;
    }
    return slopes;
}

Slopes euler_slopes(double base, double energy) {
    const double g = exponential(energy);
    const double divisor = 1.0 + base * g;
    const double left = 1.0 - base * base;
    // Divided step by step, as the square of the divisor may be beyond what a double holds.
    return {2.0 * base / divisor + left * (g / divisor) / divisor,
            left * (base * g / divisor) / divisor, false};
}

Slopes logistic_slopes(double base, double energy) {
    const double small = shrink(energy);
    const double divisor = energy < 0 ? base * small + (1.0 - base) : base + (1.0 - base) * small;
    const double slope = small / divisor / divisor;
    return {slope, base * (1.0 - base) * slope, false};
}

/// x with h(x) = part / (part + rest); both are positive.
double way_back(Influence influence, double part, double rest) {
    switch (influence) {
        case Influence::quadratic:
            return std::sqrt(part / rest);
        case Influence::rational:
            return part / rest;
        case Influence::linear:
        case Influence::euler:
        case Influence::logistic:
            break;
    }
    return part / (part + rest);
}

double toward_energy(Influence influence, double base, double strength) {
    if (strength > base) return way_back(influence, strength - base, 1.0 - strength);
    if (strength < base) return -way_back(influence, base - strength, strength);
    return 0.0;
}

std::optional<double> toward_base(Influence influence, double energy, double strength) {
    const double left = 1.0 - part_of_way(influence, magnitude(energy));
    // The other end of the way moved by the whole of it: nothing of the base score is left.
    if (left <= 0.0) return std::nullopt;
    const double base = energy < 0 ? strength / left : 1.0 - (1.0 - strength) / left;
    if (base < 0.0 || base > 1.0) return std::nullopt;
    return base;
}

std::optional<double> positive_logarithm(double numerator, double denominator) {
    if (numerator <= 0.0 || denominator <= 0.0) return std::nullopt;
    return logarithm(numerator / denominator);
}

}  // namespace

std::string_view name(Semantics semantics) {
    return names.at(static_cast<std::size_t>(semantics));
}

std::optional<Semantics> semantics_named(std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return all_semantics.at(static_cast<std::size_t>(found - names.begin()));
}

Form form(Semantics semantics) {
    switch (semantics) {
        case Semantics::dfquad:
            return {Aggregation::product, Influence::linear};
        case Semantics::sd_dfquad:
            return {Aggregation::product, Influence::rational};
        case Semantics::euler:
            return {Aggregation::sum, Influence::euler};
        case Semantics::euler_top:
            return {Aggregation::top, Influence::euler};
        case Semantics::mlp:
            return {Aggregation::sum, Influence::logistic};
        case Semantics::qe:
            break;
    }
    return {Aggregation::sum, Influence::quadratic};
}

double influence(Semantics semantics, double base, double energy) {
    const Influence influence = form(semantics).influence;
    switch (influence) {
        case Influence::euler:
            return euler(base, energy);
        case Influence::logistic:
            return logistic(base, energy);
        case Influence::quadratic:
        case Influence::linear:
        case Influence::rational:
            break;
    }
    return toward(base, energy, part_of_way(influence, magnitude(energy)));
}

Slopes slopes(Semantics semantics, double base, double energy) {
    const Influence influence = form(semantics).influence;
    if (influence == Influence::euler) return euler_slopes(base, energy);
    if (influence == Influence::logistic) return logistic_slopes(base, energy);
    return toward_slopes(influence, base, energy);
}

std::optional<double> energy_for(Semantics semantics, double base, double strength) {
    const Influence influence = form(semantics).influence;
    if (influence == Influence::euler) {
        return positive_logarithm(strength - base * base, (1.0 - strength) * base);
    }
    if (influence == Influence::logistic) {
        return positive_logarithm(strength * (1.0 - base), (1.0 - strength) * base);
    }
    return toward_energy(influence, base, strength);
}

std::optional<double> base_for(Semantics semantics, double energy, double strength) {
    const Influence influence = form(semantics).influence;
    if (influence == Influence::euler) {
        // The positive root of τ² + b·τ − σ = 0.
        const double b = (1.0 - strength) * exponential(energy);
        return 2.0 * strength / (b + std::sqrt(b * b + 4.0 * strength));
    }
    if (influence == Influence::logistic) return logistic(strength, -energy);
    return toward_base(influence, energy, strength);
}

}  // namespace stackimpact::argue
