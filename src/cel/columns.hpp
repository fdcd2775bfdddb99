// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cel/binding.hpp"
#include "cel/environment.hpp"

namespace stackimpact::cel {

/// How many evaluations stand side by side.
inline constexpr std::size_t lane_count = 64;

/// A set of them, one bit each.
using Lanes = std::uint64_t;

/// The first `count` lanes.
[[nodiscard]] constexpr Lanes first_lanes(std::size_t count) {
    return count >= lane_count ? ~Lanes{0} : (Lanes{1} << count) - 1;
}
[[nodiscard]] constexpr Lanes lane_bit(std::size_t lane) {
    return Lanes{1} << lane;
}
/// Calls `work` for each lane of a set, ascending.
template <class Work>
void for_each_lane(Lanes lanes, const Work& work) {
    for (; lanes != 0; lanes &= lanes - 1) {
        work(static_cast<std::size_t>(std::countr_zero(lanes)));
    }
}

/// The values of all slots in up to 64 evaluations: numbers in columns, truth values and the words
/// of enumerations as sets of lanes. Values that are not set are absent.
class Columns {
public:
    explicit Columns(const Environment& environment);

    /// So many evaluations, in which nothing is set.
    void reset(std::size_t count);
    /// Only the first of them count.
    void cut(std::size_t count) { count_ = count; }
    [[nodiscard]] Lanes lanes() const { return first_lanes(count_); }
    /// Some value has a weight other than 1.
    [[nodiscard]] bool weighted() const { return weighted_; }

    // Of the type that the slot has; `weight` in (0, 1]. A slot of a lane is set once.

    void set_number(std::size_t slot, std::size_t lane, double value, double weight = 1.0) {
        numbers_[slots_[slot].numbers + lane] = value;
        set_presence(slot, lane, weight);
    }
    void set_truth(std::size_t slot, std::size_t lane, bool value, double weight = 1.0) {
        if (value) slots_[slot].truth |= lane_bit(lane);
        set_presence(slot, lane, weight);
    }
    /// `word` is the position in the domain of an enumeration.
    void set_word(std::size_t slot, std::size_t lane, std::size_t word, double weight = 1.0) {
        words_[slots_[slot].words + word] |= lane_bit(lane);
        set_presence(slot, lane, weight);
    }
    void set_text(std::size_t slot, std::size_t lane, std::string value, double weight = 1.0);
    /// Gives what is set in a slot of a lane another weight in [0, 1]; with 0 it is absent.
    void weigh(std::size_t slot, std::size_t lane, double weight);
    /// Takes away all that is set in a lane.
    void clear_lane(std::size_t lane);
    /// The same number in all lanes, with weight 1; it stays in place for blocks to come, in which
    /// `keep_number` sets it again at less cost.
    void share_number(std::size_t slot, double value);
    void keep_number(std::size_t slot);
    /// A binding without value leaves the slot absent. Throws std::logic_error for a value that is
    /// not of the slot's type.
    void set(std::size_t slot, std::size_t lane, const Binding& binding);

    [[nodiscard]] Lanes present(std::size_t slot) const { return slots_[slot].present; }
    [[nodiscard]] Lanes truth(std::size_t slot) const { return slots_[slot].truth; }
    [[nodiscard]] Lanes word(std::size_t slot, std::size_t word) const {
        return words_[slots_[slot].words + word];
    }
    /// 64 numbers; those of lanes in which the slot is absent mean nothing.
    [[nodiscard]] const double* numbers(std::size_t slot) const {
        return &numbers_[slots_[slot].numbers];
    }
    /// 64 weights, likewise.
    [[nodiscard]] const double* weights(std::size_t slot) const {
        return &weights_[slot * lane_count];
    }
    /// The value as row engines read it.
    [[nodiscard]] Binding binding(std::size_t slot, std::size_t lane) const;
    [[nodiscard]] const Environment& environment() const { return *environment_; }

private:
    struct Slot {
        Type::Kind type = Type::Kind::any;
        bool reweighted = false;
        std::uint32_t numbers = 0;
        std::uint32_t words = 0;
        std::uint32_t word_count = 0;
        std::uint32_t texts = 0;
        Lanes present = 0;
        Lanes truth = 0;
    };

    void set_presence(std::size_t slot, std::size_t lane, double weight) {
        Slot& at = slots_[slot];
        if (at.present == 0) touched_.push_back(static_cast<std::uint32_t>(slot));
        at.present |= lane_bit(lane);
        if (weight == 1.0) return;
        weighted_ = true;
        at.reweighted = true;
        weights_[slot * lane_count + lane] = weight;
    }

    const Environment* environment_;
    std::size_t count_ = 0;
    bool weighted_ = false;
    std::vector<Slot> slots_;
    std::vector<double> numbers_;
    std::vector<double> weights_;
    std::vector<Lanes> words_;
    std::vector<std::string> texts_;
    /// Slots in which something is set.
    std::vector<std::uint32_t> touched_;
};

}  // namespace stackimpact::cel
