// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/decode.hpp"
#include "model/gate.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// Which paths lead to a number of a result document. It is read off the published schema, so a
/// number that documents gain can be gated at once.
class ResultNumbers {
public:
    /// Paths are checked against the ids of these.
    ResultNumbers(const Stack& stack, const Vocabulary& vocabulary);

    /// Reads `net`, `pressure.bull` or `facts.training_cost.weight` into a gate's path. Reports a
    /// key or id that is not there, with the nearest, and a path that does not end at a number.
    /// Ids that only a scenario knows (arguments, sources, cases) are taken as they are.
    [[nodiscard]] bool read(const Input& input, const JsonNode& node, NumberGate& gate) const;

private:
    /// What is wrong with the part at `at`.
    struct Problem {
        std::size_t at = 0;
        Code code = Code::unknown_key;
        std::string message;
        std::string hint;
    };

    [[nodiscard]] const JsonNode& resolved(const JsonNode& schema) const;
    [[nodiscard]] const JsonNode* definition(std::string_view name) const;
    [[nodiscard]] std::optional<Problem> follow(const JsonNode* from, const Names& path) const;
    [[nodiscard]] std::optional<Problem> check_id(const std::string& collection,
                                                  const std::string& id, std::size_t at) const;
    [[nodiscard]] static Problem unknown_key(const std::string& key, std::size_t at,
                                             const Names& keys);
    [[nodiscard]] static Problem no_way_on(const JsonNode& schema, const std::string& key,
                                           std::size_t at);
    [[nodiscard]] std::optional<Problem> check_end(const JsonNode& schema, const Names& path) const;

    /// Keys of a layer and of the whole document.
    [[nodiscard]] Names first_keys() const;

    JsonNode root_;
    /// Known ids by the key under which a document has objects by id.
    std::map<std::string, Names> ids_;
};

}  // namespace stackimpact
