// SPDX-License-Identifier: MIT
#include "compare/shapley.hpp"

#include <catch_main.hpp>

#include <numeric>

using stackimpact::Game;
using stackimpact::shapley;

namespace {

using Worths = std::vector<std::optional<std::int64_t>>;
using Shares = std::vector<std::int64_t>;

}  // namespace
