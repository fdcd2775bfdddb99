// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "load/loaded.hpp"
#include "model/event.hpp"
#include "model/vocabulary.hpp"
#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// Keys of an event that are no facts. A vocabulary that declares a fact of such a name cannot be
/// used for streams.
inline constexpr std::array<std::string_view, 4> event_keys{"id", "kind", "date", "sources"};

/// Longest `id`, in bytes as written.
inline constexpr std::size_t longest_event_id = 256;

/// Reads one line of a stream. A fact is a bare value or an object as in a scenario; null is a fact
/// that nobody knows. An event with mistakes has the id all the same, if that is sound.
[[nodiscard]] Loaded<Event> load_event(const TextPtr& line, const Vocabulary& vocabulary,
                                       Diagnostics& diagnostics);

/// The mistake of a line that has more than `longest` bytes, which nobody reads; `line` may be the
/// beginning of it.
[[nodiscard]] Diagnostic too_long_line(const TextPtr& line, std::size_t longest);

}  // namespace stackimpact
