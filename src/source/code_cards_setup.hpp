// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI50: what a repository asks for.
inline constexpr std::array<CodeInfo, 2> setup_cards = {{
    {Code::wrong_version, "a version of the program that is not asked for",
     R"~(`requires` in `stackimpact.json` names the versions that may be used, and this is none of them.
  wrong: "requires": ">=0.2"    with stackimpact 0.1.0
  right: "requires": ">=0.1,<0.2"
Install a version that is asked for. Results of another one may differ.)~"},
    {Code::not_locked, "knowledge that is not the recorded one",
     R"~(With `--locked` the stack, rule book, vocabulary and scales must have the hashes under `lock` in
`stackimpact.json`. An upgrade of the program or an edit changed one of them.
  wrong: "lock": { "rules": "0000..." }
  right: "lock": { "rules": "<tool.rules of a result that you looked at>" }
`stackimpact compare @baseline SCENARIOS` shows what the change does.)~"},
}};

}  // namespace stackimpact
