// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/vocabulary.hpp"

namespace stackimpact {

/// A scenario of a kind of event to fill in: every fact of the vocabulary that belongs to the kind,
/// not known, with its question, what an answer looks like and how to find it out. Facts of this
/// kind before those of all kinds, descriptive ones last, else in the order of the vocabulary's
/// file. The kind must be one of the vocabulary's.
[[nodiscard]] std::string scenario_template(const Vocabulary& vocabulary, const KindId& kind);

}  // namespace stackimpact
