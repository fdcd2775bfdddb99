// SPDX-License-Identifier: MIT
#include "report/json_write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "model/format.hpp"
#include "report/escape.hpp"
#include "source/utf8.hpp"

namespace stackimpact::json {

namespace {

/// By byte: it stands in a JSON text as it is.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7f; ++byte) {
        plain[byte] = byte != '"' && byte != '\\';
    }
    return plain;
}();

/// The beginning of a line, in one piece up to the depth of usual documents.
constexpr std::string_view line_start = "\n                                ";

bool is_plain(char c) {
    return plain_bytes[static_cast<unsigned char>(c)];
}

}  // namespace

void Writer::key(std::string_view name) {
    separate();
    quoted(name);
    out_ += pretty_ ? ": " : ":";
    after_key_ = true;
}

void Writer::value(std::int64_t number) {
    literal(fmt::format_int(number).str());
}

void Writer::value(Micro number) {
    literal(decimal(number));
}

void Writer::value(double number) {
    assert(std::isfinite(number));
    literal(decimal(number));
}

void Writer::exact(double number) {
    literal(exact_decimal(number));
}

void Writer::value(std::string_view text) {
    separate();
    quoted(text);
}

std::string Writer::take() {
    assert(levels_.empty());
    return std::exchange(out_, {});
}

void Writer::begin(char bracket, bool breaks_lines) {
    separate();
    out_ += bracket;
    levels_.push_back({breaks_lines});
}

void Writer::end(char bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.breaks_lines && !level.empty) new_line();
    out_ += bracket;
}

void Writer::separate() {
    if (std::exchange(after_key_, false) || levels_.empty()) return;
    Level& level = levels_.back();
    if (!level.empty) out_ += level.breaks_lines || !pretty_ ? "," : ", ";
    level.empty = false;
    if (level.breaks_lines) new_line();
}

void Writer::new_line() {
    if (!pretty_) return;
    const std::size_t blanks = 2 * levels_.size();
    out_ += line_start.substr(0, 1 + blanks);
    if (1 + blanks > line_start.size()) out_.append(1 + blanks - line_start.size(), ' ');
}

void Writer::literal(std::string_view text) {
    separate();
    out_ += text;
}

void Writer::quoted(std::string_view text) {
    out_ += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        const auto plain = std::find_if_not(rest.begin(), rest.end(), is_plain) - rest.begin();
        out_ += rest.substr(0, static_cast<std::size_t>(plain));
        at += static_cast<std::size_t>(plain);
        if (at < text.size()) at += special(text, at);
    }
    out_ += '"';
}

/// Writes the character at `at`, which may need an escape; returns its bytes.
std::size_t Writer::special(std::string_view text, std::size_t at) {
    const Utf8Step step = decode_utf8(text, at);
    if (!step.valid) {
        out_ += "\xEF\xBF\xBD";
    } else if (step.code_point == '"' || step.code_point == '\\') {
        out_ += '\\';
        out_ += text[at];
    } else if (step.code_point == '\n') {
        out_ += "\\n";
    } else if (step.code_point == '\t') {
        out_ += "\\t";
    } else if (is_unsafe(step.code_point)) {
        out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(step.code_point));
    } else {
        out_ += text.substr(at, step.length);
    }
    return step.length;
}

}  // namespace stackimpact::json
