// SPDX-License-Identifier: MIT
#include "load/any_amount.hpp"

#include <fmt/format.h>

#include <vector>

#include "load/load.hpp"
#include "load/names.hpp"

namespace stackimpact {

WrittenAmount read_any_amount(const Input& input, const JsonNode& node,
                              const Vocabulary& vocabulary) {
    WrittenAmount written;
    if (node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number) {
        written.value = node.number;
        return written;
    }
    const auto text = read_text(input, node, "`value`");
    if (!text) return written;
    written.as_written = *text;
    const Place place = input.place(node.span);
    std::vector<std::string> units = names_of(vocabulary.units);
    units.insert(units.begin(), std::string{});
    for (const std::string& unit : units) {
        Diagnostics attempt;
        const auto read = parse_amount(*text, unit, vocabulary, place, attempt);
        if (!read || attempt.has_errors() || read->low || read->high) continue;
        written.value = read->value;
        written.dimension = unit.empty() ? unit : vocabulary.units.at(unit).dimension;
        return written;
    }
    input.error(Code::invalid_amount, node.span,
                fmt::format("{} is no single amount", quoted(*text)), "for example \"$283bn\"");
    return written;
}

}  // namespace stackimpact
