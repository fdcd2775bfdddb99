// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "cel/environment.hpp"
#include "model/date.hpp"
#include "model/rule.hpp"
#include "model/stack.hpp"

namespace stackimpact {

/// Layers for which the `each` of a rule holds on a day, in order; without a day by the latest
/// figures. None for a rule without `each`.
[[nodiscard]] std::vector<LayerId> chosen_layers(const Rule& rule,
                                                 const cel::Environment& environment,
                                                 const Stack& stack,
                                                 const std::optional<Date>& date);

/// The instance of a rule's argument for one layer.
[[nodiscard]] Argument for_layer(Argument argument, const LayerId& layer);

}  // namespace stackimpact
