// SPDX-License-Identifier: MIT
#include "cel/environment.hpp"

#include <limits>
#include <stdexcept>
#include <utility>

namespace stackimpact::cel {

namespace {

Binding anywhere_in_range(const Variable& variable) {
    constexpr double largest = std::numeric_limits<double>::max();
    Binding binding;
    binding.is_free = true;
    // Only numbers have ends; what the value is does not matter, as long as it is there.
    binding.value = Null{};
    binding.low = variable.minimum.value_or(-largest);
    binding.high = variable.maximum.value_or(largest);
    return binding;
}

}  // namespace

std::size_t Environment::declare(Variable variable) {
    const std::size_t slot = variables_.size();
    if (!slots_.emplace(variable.name, slot).second) {
        throw std::logic_error("variable declared twice: " + variable.name);
    }
    anywhere_.push_back(anywhere_in_range(variable));
    variables_.push_back(std::move(variable));
    return slot;
}

void Environment::declare_unit(std::string name, Unit unit) {
    if (!units_.emplace(name, std::move(unit)).second) {
        throw std::logic_error("unit declared twice: " + name);
    }
}

std::optional<std::size_t> Environment::slot(std::string_view name) const {
    const auto found = slots_.find(name);
    if (found == slots_.end()) return std::nullopt;
    return found->second;
}

}  // namespace stackimpact::cel
