// SPDX-License-Identifier: MIT
#include "cel/columns.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace stackimpact::cel {

namespace {

/// Takes places for one column in a store of all.
template <class Value>
std::uint32_t reserve(std::vector<Value>& store, std::size_t count) {
    const auto first = static_cast<std::uint32_t>(store.size());
    store.resize(store.size() + count);
    return first;
}

}  // namespace

Columns::Columns(const Environment& environment)
    : environment_(&environment), weights_(environment.variables().size() * lane_count, 1.0) {
    for (const Variable& variable : environment.variables()) {
        Slot slot;
        slot.type = variable.type.kind;
        if (is_numeric(variable.type)) slot.numbers = reserve(numbers_, lane_count);
        if (slot.type == Type::Kind::enumeration) {
            slot.word_count = static_cast<std::uint32_t>(variable.type.domain.size());
            slot.words = reserve(words_, slot.word_count);
        }
        if (slot.type == Type::Kind::string) slot.texts = reserve(texts_, lane_count);
        slots_.push_back(slot);
    }
    touched_.reserve(slots_.size());
}

void Columns::reset(std::size_t count) {
    for (const std::uint32_t index : touched_) {
        Slot& slot = slots_[index];
        slot.present = 0;
        slot.truth = 0;
        std::fill_n(words_.begin() + slot.words, slot.word_count, Lanes{0});
        if (!slot.reweighted) continue;
        std::fill_n(weights_.begin() + static_cast<std::ptrdiff_t>(index * lane_count), lane_count,
                    1.0);
        slot.reweighted = false;
    }
    touched_.clear();
    weighted_ = false;
    count_ = count;
}

void Columns::weigh(std::size_t slot, std::size_t lane, double weight) {
    Slot& at = slots_[slot];
    if ((at.present & lane_bit(lane)) == 0) return;
    if (weight > 0) {
        set_presence(slot, lane, weight);
    } else {
        at.present &= ~lane_bit(lane);
    }
}

void Columns::clear_lane(std::size_t lane) {
    const Lanes others = ~lane_bit(lane);
    for (const std::uint32_t index : touched_) {
        Slot& slot = slots_[index];
        slot.present &= others;
        slot.truth &= others;
        for (std::size_t i = 0; i < slot.word_count; ++i) words_[slot.words + i] &= others;
        weights_[index * lane_count + lane] = 1.0;
    }
}

void Columns::share_number(std::size_t slot, double value) {
    std::fill_n(numbers_.begin() + slots_[slot].numbers, lane_count, value);
    keep_number(slot);
}

void Columns::keep_number(std::size_t slot) {
    touched_.push_back(static_cast<std::uint32_t>(slot));
    slots_[slot].present = lanes();
}

void Columns::set_text(std::size_t slot, std::size_t lane, std::string value, double weight) {
    texts_[slots_[slot].texts + lane] = std::move(value);
    set_presence(slot, lane, weight);
}

void Columns::set(std::size_t slot, std::size_t lane, const Binding& binding) {
    if (std::holds_alternative<std::monostate>(binding.value)) return;
    const Type& type = environment_->variables()[slot].type;
    const auto* const number = std::get_if<double>(&binding.value);
    const auto* const integer = std::get_if<std::int64_t>(&binding.value);
    const auto* const truth = std::get_if<bool>(&binding.value);
    const auto* const text = std::get_if<std::string>(&binding.value);
    if (is_numeric(type) && (number != nullptr || integer != nullptr)) {
        set_number(slot, lane, number != nullptr ? *number : static_cast<double>(*integer),
                   binding.weight);
    } else if (type.kind == Type::Kind::boolean && truth != nullptr) {
        set_truth(slot, lane, *truth, binding.weight);
    } else if (type.kind == Type::Kind::string && text != nullptr) {
        set_text(slot, lane, *text, binding.weight);
    } else if (type.kind == Type::Kind::enumeration && text != nullptr) {
        const auto word = std::find(type.domain.begin(), type.domain.end(), *text);
        if (word == type.domain.end()) throw std::logic_error("a word outside of its domain");
        set_word(slot, lane, static_cast<std::size_t>(word - type.domain.begin()), binding.weight);
    } else {
        throw std::logic_error("a value that is not of its slot's type");
    }
}

Binding Columns::binding(std::size_t slot, std::size_t lane) const {
    Binding binding;
    const Slot& at = slots_[slot];
    if ((at.present & lane_bit(lane)) == 0) return binding;
    binding.weight = weights(slot)[lane];
    if (at.type == Type::Kind::integer) {
        binding.value = static_cast<std::int64_t>(numbers(slot)[lane]);
    } else if (is_numeric(environment_->variables()[slot].type)) {
        binding.value = numbers(slot)[lane];
    } else if (at.type == Type::Kind::boolean) {
        binding.value = (at.truth & lane_bit(lane)) != 0;
    } else if (at.type == Type::Kind::string) {
        binding.value = texts_[at.texts + lane];
    } else {
        std::size_t index = 0;
        while ((word(slot, index) & lane_bit(lane)) == 0) ++index;
        binding.value = environment_->variables()[slot].type.domain[index];
    }
    return binding;
}

}  // namespace stackimpact::cel
