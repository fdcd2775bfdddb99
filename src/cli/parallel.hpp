// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

namespace stackimpact::cli {

/// Bound of `--jobs`; more threads than this are a slip of the keyboard.
inline constexpr std::size_t greatest_jobs = 256;

/// How many threads work on `count` things: as many as asked for, else one for each processor that
/// the process may use; never more than things, at least 1.
[[nodiscard]] std::size_t jobs_for(std::size_t count, const std::optional<std::size_t>& asked);

/// Calls `work`, which throws nothing, on `jobs` threads at the same time, of which the caller's is
/// one; on fewer where the system has no more. Waits for all.
void on_threads(std::size_t jobs, const std::function<void()>& work);

/// Calls `work` once for each index below `count`, on `jobs` threads of which the caller's is one.
/// Indices are taken in order, so whatever `work` leaves in a place of its own for each is the same
/// for any number of threads. After an exception no further index is taken; that of the smallest
/// index is thrown here when all threads have ended.
void for_each_index(std::size_t count, std::size_t jobs,
                    const std::function<void(std::size_t)>& work);

}  // namespace stackimpact::cli
