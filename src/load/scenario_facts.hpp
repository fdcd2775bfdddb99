// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>

#include "load/decode.hpp"
#include "load/scenario_sources.hpp"
#include "model/scenario.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// Whole numbers up to here, which is as far as doubles hold all of them, can be facts.
inline constexpr double largest_whole_fact = 9007199254740992.0;

/// A fact's value as written: numbers in base units, with the bounds that an amount in text brings.
struct WrittenValue {
    FactValue value;
    std::optional<double> low;
    std::optional<double> high;
    /// The text of an amount that names its unit or a bound; otherwise the value says it all.
    std::string as_written;
};

/// Reads a value of the declared type, inside the declared range.
[[nodiscard]] std::optional<WrittenValue> read_fact_value(const Input& input, const JsonNode& node,
                                                          const FactDeclaration& declaration,
                                                          const Vocabulary& vocabulary);

/// The declaration of a fact by the name at `span`; null, with the nearest name in an error, if
/// there is none.
[[nodiscard]] const FactDeclaration* find_fact(const Input& input, Span span,
                                               const std::string& name,
                                               const Vocabulary& vocabulary);
/// Reads a list of names of declared facts; `what` names it in messages.
[[nodiscard]] std::vector<FactName> read_fact_names(const Input& input, const JsonNode& node,
                                                    std::string_view what,
                                                    const Vocabulary& vocabulary);
[[nodiscard]] std::optional<FactStatus> read_status(const Input& input, const JsonNode& node);

/// Reads what a case writes over a fact: a value alone, or an object with `value`, `low`, `high`,
/// `status`, `sources` and `at_most`. `stated`: the scenario has the fact, so that the value may
/// stay away.
[[nodiscard]] FactChange read_fact_change(const Input& input, const JsonNode& node,
                                          const FactDeclaration& declaration, bool stated,
                                          const Vocabulary& vocabulary, Sources& sources);

/// Reads one fact: a bare value, or an object with its evidence. Nothing for null and for an object
/// whose value is null: a fact that nobody knows is not stated. A fact with mistakes is there all
/// the same; its location is the caller's to set.
[[nodiscard]] std::optional<Fact> read_fact(const Input& input, const JsonNode& node,
                                            const FactDeclaration& declaration,
                                            const Vocabulary& vocabulary, Sources& sources);

/// Reads a scenario's `facts`. A fact with mistakes is listed all the same.
[[nodiscard]] std::map<FactName, Fact> read_facts(const Input& input, const JsonNode& node,
                                                  const Vocabulary& vocabulary, Sources& sources);

/// Reads a kind of event that the vocabulary declares.
[[nodiscard]] std::optional<KindId> read_kind(const Input& input, const JsonNode& node,
                                              const Vocabulary& vocabulary);

/// Reads who says something; rules do not speak in scenarios.
[[nodiscard]] std::optional<Voice> read_voice(const Input& input, const JsonNode& node);

}  // namespace stackimpact
