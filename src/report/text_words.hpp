// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/text_context.hpp"

namespace stackimpact {

/// An id or enum word as people read it: blanks for underscores.
[[nodiscard]] std::string spaced(std::string_view id);
/// "no", "one" ... "twelve", then digits.
[[nodiscard]] std::string count_word(std::size_t count);
/// "1 figure", "2 figures" with words for the numbers.
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular,
                                  std::string_view plural);
[[nodiscard]] std::string capitalised(std::string text);
/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string joined(const std::vector<std::string>& items,
                                 std::string_view last = " and ");
/// Items with the same text between all of them.
[[nodiscard]] std::string separated(const std::vector<std::string>& items,
                                    std::string_view between);
/// Sentences one after the other.
[[nodiscard]] std::string sentences_of(const std::vector<std::string>& sentences);
/// At most `limit` items, and how many more there are.
[[nodiscard]] std::string first_of(std::vector<std::string> items, std::size_t limit);

/// Two decimals with a sign.
[[nodiscard]] std::string net_text(Micro value);
/// False when nothing acts on the layer.
[[nodiscard]] bool has_pressure(const LayerAssessment& layer);
/// "lean bull", "derived: lean bull".
[[nodiscard]] std::string verdict_text(const LayerAssessment& layer);
/// 1 for bull words, -1 for bear words, 0 for neutral and contested.
[[nodiscard]] int side_of(Verdict verdict);
[[nodiscard]] Style style_of(Micro value);

[[nodiscard]] std::string layer_name(const TextContext& context, const LayerId& id);
/// What the vocabulary says that the fact is, without a full stop; else its name.
[[nodiscard]] std::string fact_about(const TextContext& context, const FactName& name);
/// The argument's id with blanks; of a rule instance with its layer.
[[nodiscard]] std::string argument_name(const ArgumentId& id);

/// "usually reliable, possibly true (B3)" after NATO AJP-2.1; what is not graded is left out.
[[nodiscard]] std::string grade_text(Reliability reliability, int credibility);
/// Grade of the best citation; "no source" or "ungraded" when there is nothing to say.
[[nodiscard]] std::string best_grade(const TextContext& context,
                                     const std::vector<Citation>& citations);
/// The voice that holds it; "rule (judgement)" when its weights have no source.
[[nodiscard]] std::string speaker(const Argument& argument);
/// Who says so and on what evidence: the weakest fact with its grade, and how sure they sound
/// unless the fact is the weaker ground: "market, training cost (disputed): usually reliable,
/// possibly true (B3)".
[[nodiscard]] std::string grounds(const TextContext& context, const ArgumentAssessment& argument);

/// Grade, title, publisher, date, group, note and address of a source, what is there of them.
[[nodiscard]] std::string source_text(const Source& source);
/// "rules.json:12"; empty without a file.
[[nodiscard]] std::string place_text(const Location& location);

/// A word that a POSIX shell reads back as `text`.
[[nodiscard]] std::string shell_quoted(const std::string& text);

}  // namespace stackimpact
