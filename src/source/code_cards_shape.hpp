// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI20: the shape of files.
inline constexpr std::array<CodeInfo, 14> shape_cards = {{
    {Code::wrong_type, "a value of the wrong type",
     R"~(The key takes another type of value: a text, a number, true or false, an array or an object.
  wrong: "open_weights": "yes"
  right: "open_weights": true
The message says what is expected and what was found.)~"},
    {Code::missing_key, "a required key is missing",
     R"~(The object lacks a key that it cannot do without. A scenario needs `event` and `facts`.
  wrong: { "facts": { "open_weights": true } }
  right: { "event": "Open model released", "facts": { "open_weights": true } })~"},
    {Code::unknown_key, "a key that is not known here",
     R"~(The key has no meaning in this object. It is an error so that a slip is not silently ignored.
  wrong: { "event": "...", "fact": {} }
  right: { "event": "...", "facts": {} }
Remarks go into `about` or `note`.)~"},
    {Code::invalid_value, "a value that makes no sense here",
     R"~(The value has the right type but cannot be used, as an empty text where words are needed.
  wrong: "event": ""
  right: "event": "Open model released at a tenth of the usual price")~"},
    {Code::value_out_of_range, "a number outside its range",
     R"~(The vocabulary, or the key itself, bounds this number. Weights, strengths and shares lie from 0 to 1.
  wrong: { "layer": "chip_design", "channel": "demand", "bull": 80 }
  right: { "layer": "chip_design", "channel": "demand", "bull": 0.8 })~"},
    {Code::unknown_enum_value, "a word that is not in the list",
     R"~(The key takes one of a few words, and this is none of them.
  wrong: "status": "rumoured"
  right: "status": "disputed"
A fact is confirmed, claimed, disputed or retracted; the vocabulary lists the values of other facts.)~"},
    {Code::invalid_id, "an id that is not well formed",
     R"~(Ids start with a letter and have lower-case letters, digits and underscores, so that conditions can use them.
  wrong: "Second-Mover": { "claim": "..." }
  right: "second_mover": { "claim": "..." })~"},
    {Code::invalid_date, "a date that does not exist or is not ISO 8601",
     R"~(Dates are written year-month-day; figures may name just a month or a year.
  wrong: "date": "27/01/2025"
  right: "date": "2025-01-27")~"},
    {Code::invalid_amount, "an amount that cannot be read",
     R"~(Amounts in text have a number, perhaps a magnitude (k, M, bn, T) and the unit of the fact.
  wrong: "training_cost": "about six million"
  right: "training_cost": "$6M"
Also read: "<$6M", "6 to 60M USD", "60M", "-17.0%", "1.5bn".)~"},
    {Code::shell_mangled_amount, "an amount of which the shell took a part",
     R"~(Between double quotes the shell replaces `$6` by nothing, and "$600M" arrives as "00M".
  wrong: stackimpact analyze s.json --set "training_cost=$600M"
  right: stackimpact analyze s.json --set 'training_cost=$600M'
Or write it without the sign: --set training_cost=600M)~"},
    {Code::control_character, "a control character in a text",
     R"~(Texts hold no control characters: they could change what a terminal shows.
  wrong: "claim": "cheap \u001b[31mtraining"
  right: "claim": "cheap training"
They often come along when text is copied from a terminal.)~"},
    {Code::unsupported_schema_version, "a file of another format version",
     R"~(The file names a version of its format that this program does not read.
  wrong: "schema_version": "9.0"
  right: "schema_version": "0.1"
Leave the key out, or use the program that wrote the file.)~"},
    {Code::invalid_grade, "a grade that does not exist",
     R"~(Sources are graded by reliability, A to F; a citation adds credibility, 1 to 6, for this very claim.
  wrong: { "source": "reuters", "credibility": 7 }
  right: { "source": "reuters", "credibility": 3 }
Both together are written as in "B3"; F and 6 mean that it cannot be judged.)~"},
    {Code::conflicting_keys, "keys that exclude each other",
     R"~(The object has two keys of which only one can hold.
  wrong: { "layer": "chip_design", "channel": "demand", "bull": 0.8, "bear": 0.2 }
  right: { "layer": "chip_design", "channel": "demand", "bull": 0.8 }
An argument that cuts both ways has two effects.)~"},
}};

}  // namespace stackimpact
