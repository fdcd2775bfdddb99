// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/micro.hpp"

namespace stackimpact::json {

/// `pretty`: two blanks a level, lists of plain values on one line. `line`: no line breaks, no
/// blanks.
enum class Layout { pretty, line };

/// Writes a document as UTF-8 text straight from the values, without a tree in between: the order
/// of calls is the order of keys. Numbers are plain decimals with at most 6 decimals, never with an
/// exponent and never -0. Characters that `is_unsafe` are escaped, so that a document can be shown
/// on a terminal; bytes that are not UTF-8 become U+FFFD.
class Writer {
public:
    explicit Writer(Layout layout) : pretty_(layout == Layout::pretty) {}

    void begin_object() { begin('{', true); }
    /// On one line, with what it holds.
    void begin_flat_object() { begin('{', false); }
    void end_object() { end('}'); }
    /// `plain`: it holds no lists and objects.
    void begin_array(bool plain) { begin('[', !plain); }
    void end_array() { end(']'); }
    /// Before each value of an object.
    void key(std::string_view name);

    void null() { literal("null"); }
    void value(bool truth) { literal(truth ? "true" : "false"); }
    void value(std::int64_t number);
    void value(Micro number);
    /// Must be finite.
    void value(double number);
    void value(std::string_view text);
    /// With as many decimals as it takes to read the same number back. Must be finite.
    void exact(double number);

    /// A key and its value, by the `put` for its type.
    template <class T>
    void member(std::string_view name, const T& value) {
        key(name);
        put(*this, value);
    }

    /// The document so far; the writer is empty then.
    [[nodiscard]] std::string take();

private:
    struct Level {
        bool breaks_lines;
        bool empty = true;
    };

    void begin(char bracket, bool breaks_lines);
    void end(char bracket);
    /// What stands before a key, an item of a list, or the value of a key (nothing).
    void separate();
    void new_line();
    void literal(std::string_view text);
    void quoted(std::string_view text);
    std::size_t special(std::string_view text, std::size_t at);

    bool pretty_;
    bool after_key_ = false;
    std::vector<Level> levels_;
    std::string out_;
};

}  // namespace stackimpact::json
