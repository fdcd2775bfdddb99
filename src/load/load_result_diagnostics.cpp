// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string_view>

#include "load/load_result_sections.hpp"

namespace stackimpact::stored {

namespace {

constexpr std::array<std::string_view, 3> severities{"note", "warning", "error"};

void take_place(const Object& object, Place& into) {
    std::optional<std::string> file;
    std::array<std::optional<std::size_t>, 4> numbers;
    object.need("file", file);
    object.need("line", numbers[0]);
    object.need("column", numbers[1]);
    object.need("end_line", numbers[2]);
    object.need("end_column", numbers[3]);
    if (!file) return;
    std::vector<Position> known;
    if (numbers[0]) {
        known = {{*numbers[0], numbers[1].value_or(0)},
                 {numbers[2].value_or(*numbers[0]), numbers[3].value_or(0)}};
    }
    into.text = std::make_shared<const Text>(std::move(*file), std::move(known));
    into.span = {0, 1};
}

/// "SI2003". Codes of later versions stay numbers.
void take_code(const Reader& in, const Object& object, Code& into) {
    const JsonNode* const node = object.require("code");
    if (node == nullptr || !is_kind(in, *node, "code", JsonNode::Kind::string)) return;
    const std::string_view word = node->string;
    int number = 0;
    const auto [end, error] = std::from_chars(word.data() + std::min<std::size_t>(2, word.size()),
                                              word.data() + word.size(), number);
    const bool whole = error == std::errc{} && end == word.data() + word.size();
    if (whole && number > 0 && word.substr(0, 2) == "SI") {
        into = static_cast<Code>(number);
    } else {
        in.input.error(Code::invalid_value, node->span, quoted(word) + " is no code");
    }
}

}  // namespace

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Label& into) {
    const Object object(in, node, "a label");
    object.need("message", into.message);
    take_place(object, into.place);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Diagnostic& into) {
    const Object object(in, node, "a diagnostic");
    take_code(in, object, into.code);
    if (const JsonNode* const word = object.require("severity")) {
        into.severity = read_enum<Severity>(in.input, *word, "a severity", severities)
                            .value_or(Severity::error);
    }
    take_place(object, into.place);
    object.need("message", into.message);
    object.text("hint", into.hint);
    object.part("labels", into.labels);
}

void take_diagnostics(const Object& document, std::vector<Diagnostic>& into) {
    document.part("diagnostics", into);
}

}  // namespace stackimpact::stored
