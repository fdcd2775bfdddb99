// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace stackimpact::argue {

/// Gradual semantics: how a node's strength follows from its base score and the strengths of what
/// supports and attacks it.
enum class Semantics {
    /// Quadratic energy (Potyka 2018): sum aggregation, σ = τ − τ·h(−E) + (1−τ)·h(E), h(x) =
    /// max(x,0)²/(1+max(x,0)²).
    qe,
    /// DF-QuAD (Rago et al. 2016): product aggregation, linear influence.
    dfquad,
    /// Product aggregation with h(x) = max(x,0)/(1+max(x,0)) (Potyka 2019).
    sd_dfquad,
    /// Euler-based (Amgoud and Ben-Naim 2017): sum, σ = 1 − (1−τ²)/(1+τ·exp(E)).
    euler,
    /// Strongest supporter minus strongest attacker with the Euler influence (Mossakowski and
    /// Neuhaus 2018).
    euler_top,
    /// Multilayer perceptron (Potyka 2021): sum, σ = logistic(logit(τ) + E).
    mlp
};

inline constexpr std::array<Semantics, 6> all_semantics{Semantics::qe,        Semantics::dfquad,
                                                        Semantics::sd_dfquad, Semantics::euler,
                                                        Semantics::euler_top, Semantics::mlp};

[[nodiscard]] std::string_view name(Semantics semantics);
/// The semantics of a name; nothing for another word.
[[nodiscard]] std::optional<Semantics> semantics_named(std::string_view name);

/// How what supports and attacks a node adds up to its energy E.
enum class Aggregation {
    /// Σ supports − Σ attacks.
    sum,
    /// ∏(1 − attack) − ∏(1 − support).
    product,
    /// Strongest support − strongest attack.
    top
};

/// How energy moves a base score.
enum class Influence {
    /// Toward 1, or 0, by h(|E|) of the way: h(x) = x²/(1+x²).
    quadratic,
    /// h(x) = x; energies of product aggregation are at most 1.
    linear,
    /// h(x) = x/(1+x).
    rational,
    /// 1 − (1−τ²)/(1+τ·e^E).
    euler,
    /// logistic(logit(τ) + E).
    logistic
};

/// The two halves of a semantics.
struct Form {
    Aggregation aggregation = Aggregation::sum;
    Influence influence = Influence::quadratic;
};
[[nodiscard]] Form form(Semantics semantics);

/// σ of a base score under an energy E; in [0, 1], monotone in both.
[[nodiscard]] double influence(Semantics semantics, double base, double energy);

/// Slopes of `influence`.
struct Slopes {
    /// ∂σ/∂τ.
    double base = 0.0;
    /// ∂σ/∂E; at a kink the mean of the slopes on both sides.
    double energy = 0.0;
    bool kink = false;
};
[[nodiscard]] Slopes slopes(Semantics semantics, double base, double energy);

/// The energy that moves a base score to `strength`, in (0, 1); nothing when none does.
[[nodiscard]] std::optional<double> energy_for(Semantics semantics, double base, double strength);
/// The base score that an energy moves to `strength`, in (0, 1); nothing when none in [0, 1] does.
[[nodiscard]] std::optional<double> base_for(Semantics semantics, double energy, double strength);

}  // namespace stackimpact::argue
