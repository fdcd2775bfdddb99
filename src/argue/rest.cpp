// SPDX-License-Identifier: MIT
#include "argue/rest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace stackimpact::argue {

namespace {

// The pair of orders 5 and 4 of Dormand and Prince (1980), table 2.
constexpr std::size_t stages = 7;
constexpr std::array<std::array<double, 6>, stages> steps_before{{
    {},
    {1.0 / 5},
    {3.0 / 40, 9.0 / 40},
    {44.0 / 45, -56.0 / 15, 32.0 / 9},
    {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
    {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
    {35.0 / 384, 0.0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84},
}};
/// Difference of the two orders.
constexpr std::array<double, stages> error_weights{
    71.0 / 57600, 0.0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40};

constexpr double first_step = 0.1;
/// Longer ones would leave what is stable for the slowest decay possible, e^−t.
constexpr double longest_step = 2.5;
/// An error of a step may have this part of the distance from rest, so that the end is as near as
/// asked, but early on not more than this.
constexpr double error_part = 0.01;
constexpr double largest_error = 1e-6;
/// A part of the unit in the last place of 1: no step can be better.
constexpr double smallest_error = 1e-16;

double largest(const std::vector<double>& values) {
    double result = 0.0;
    for (const double value : values) result = std::max(result, std::fabs(value));
    return result;
}

/// One state on its way, with the slopes of the last step.
class Walk {
public:
    Walk(std::vector<double> state, const Target& target)
        : target_(target), state_(std::move(state)), next_(state_), aim_(state_) {
        for (auto& slope : slopes_) slope.resize(state_.size());
        slope_at(state_, slopes_[0]);
    }

    [[nodiscard]] double residual() const { return largest(slopes_[0]); }
    std::vector<double> take_state() { return std::move(state_); }

    /// Tries a step and returns its error, the largest of all nodes.
    double attempt(double step) {
        for (std::size_t stage = 1; stage < stages; ++stage) {
            for (std::size_t i = 0; i < state_.size(); ++i) {
                double sum = 0.0;
                for (std::size_t k = 0; k < stage; ++k) {
                    sum += steps_before[stage][k] * slopes_[k][i];
                }
                next_[i] = state_[i] + step * sum;
            }
            slope_at(next_, slopes_[stage]);
        }
        double error = 0.0;
        for (std::size_t i = 0; i < state_.size(); ++i) {
            double sum = 0.0;
            for (std::size_t k = 0; k < stages; ++k) sum += error_weights[k] * slopes_[k][i];
            error = std::max(error, std::fabs(step * sum));
        }
        return error;
    }

    /// The last stage is the new state, and its slope the first of the next step.
    void accept() {
        state_.swap(next_);
        slopes_.front().swap(slopes_.back());
    }

private:
    void slope_at(const std::vector<double>& state, std::vector<double>& slope) {
        target_(state, aim_);
        for (std::size_t i = 0; i < state.size(); ++i) slope[i] = aim_[i] - state[i];
    }

    const Target& target_;
    std::vector<double> state_;
    std::vector<double> next_;
    std::vector<double> aim_;
    std::array<std::vector<double>, stages> slopes_;
};

}  // namespace

Equilibrium come_to_rest(std::vector<double> state, const Target& target,
                         const ContinuousLimits& limits) {
    Walk walk(std::move(state), target);
    Equilibrium end;
    end.residual = walk.residual();
    double step = first_step;
    while (end.residual > limits.tolerance && end.time < limits.longest_time &&
           end.steps < limits.most_steps) {
        const double allowed = std::clamp(error_part * end.residual, smallest_error, largest_error);
        const double error = walk.attempt(step);
        ++end.steps;
        if (error <= allowed) {
            walk.accept();
            end.time += step;
            end.residual = walk.residual();
        }
        // The error goes with the fifth power of the step: 2^5 and 1.5^5 are about 32 and 8.
        if (error > allowed) step /= 2.0;
        if (error < allowed / 16.0) step = std::min(step * 1.5, longest_step);
    }
    end.converged = end.residual <= limits.tolerance;
    end.strength = walk.take_state();
    return end;
}

}  // namespace stackimpact::argue
