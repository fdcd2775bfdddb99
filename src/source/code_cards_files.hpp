// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI10 and SI11: reading and JSON.
inline constexpr std::array<CodeInfo, 10> file_cards = {{
    {Code::cannot_read, "a file cannot be read",
     R"~(The file does not exist, may not be read, or reading it failed.
  wrong: stackimpact analyze deepsek-r1.json
  right: stackimpact analyze deepseek-r1.json
Check the path and its permissions; `-` reads standard input.)~"},
    {Code::is_directory, "a directory where a file is expected",
     R"~(The path names a directory, and this place takes a single file.
  wrong: stackimpact analyze --stack data
  right: stackimpact analyze --stack data/stack.json)~"},
    {Code::empty_file, "a file without content",
     R"~(The file is empty or holds only white space. Often the program that should have written it failed.
  wrong: : > scenario.json
  right: echo '{ "event": "Open model released", "facts": { "open_weights": true } }' > scenario.json
That is the smallest scenario that says something.)~"},
    {Code::too_large, "a file over the limit",
     R"~(A file may have 16 MiB and two million values; that is far more than people write by hand.
Usually a wrong file was named, as a log or a price history.
  wrong: stackimpact analyze prices-2015-2025.json
  right: stackimpact analyze deepseek-r1.json
Split collections into one file for each event.)~"},
    {Code::invalid_utf8, "bytes that are not UTF-8",
     R"~(All files are UTF-8. A file saved as UTF-16 or in an older encoding has bytes that mean nothing in it.
  wrong: "publisher": "Les \xC9chos", where \xC9 is the one byte that Latin-1 has for it
  right: "publisher": "Les Échos", saved as UTF-8
Choose UTF-8 where the editor saves, or: iconv -f latin1 -t utf-8 scenario.json > fixed.json)~"},
    {Code::json_syntax, "text that is not JSON",
     R"~(The file breaks the grammar of JSON: a comma too many or missing, single quotes, a comment, NaN.
  wrong: { 'event': "Model released", "facts": {}, }
  right: { "event": "Model released", "facts": {} }
Amounts with a unit are texts: "6M", not 6M.)~"},
    {Code::duplicate_key, "a key given twice",
     R"~(An object names the same key more than once, so it is not clear which value counts.
  wrong: "facts": { "open_weights": true, "open_weights": false }
  right: "facts": { "open_weights": false }
Two sources for one fact belong into its `sources`.)~"},
    {Code::nesting_too_deep, "nested too deeply",
     R"~(Objects and arrays may stand inside each other 64 levels deep. No file of this program needs ten.
  wrong: [[[[ ... ]]]]
  right: one object, as in { "event": "...", "facts": {} })~"},
    {Code::number_out_of_range, "a number that no double can hold",
     R"~(The number is larger than about 1.8e308, the largest of IEEE 754 double precision.
  wrong: "training_cost": 6e600
  right: "training_cost": 6e6
Usually a slip in the exponent.)~"},
    {Code::merge_conflict, "a merge conflict that nobody resolved",
     R"~(git could not join two versions of the file and wrote both into it, between lines that mark them.
  wrong: <<<<<<< HEAD
         "open_weights": true
         =======
         "open_weights": false
         >>>>>>> other-branch
  right: "open_weights": false
Keep one version, or make one of both, and remove the three marker lines.
A baseline is not worth resolving by hand: `stackimpact baseline save` writes it anew.)~"},
}};

}  // namespace stackimpact
