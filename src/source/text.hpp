// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/embedded_file.hpp"

namespace stackimpact {

/// Half-open range of bytes [begin, end) in a text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

/// Line and column for people; both start at 1, columns count code points. 0 means unknown.
struct Position {
    std::size_t line = 0;
    std::size_t column = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

/// The whole content of one input with its name and an index of lines. Immutable after
/// construction.
class Text {
public:
    /// `name` is what diagnostics print: a path as the user gave it, `<stdin>` or
    /// `<builtin>/stack.json`. `first_line` is the number of its first line: of a piece of a stream
    /// that is not 1.
    Text(std::string name, std::string content, std::size_t first_line = 1);
    /// A file of the program, which is not copied: it must outlive the text, as embedded ones do.
    explicit Text(const EmbeddedFile& file);
    /// A text of which only its name and some positions are known, as from a stored result. Offset
    /// i is the place of `positions[i]`; there are no lines to show.
    Text(std::string name, std::vector<Position> positions);
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    ~Text() = default;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string_view content() const { return content_; }
    /// The file of the program that this is; null of other texts.
    [[nodiscard]] const EmbeddedFile* embedded() const { return embedded_; }
    /// False for a file without content: nothing in it can be pointed at.
    [[nodiscard]] bool has_positions() const { return !content_.empty() || !known_.empty(); }
    /// Hash of the content, in hexadecimal.
    [[nodiscard]] std::string sha256() const;
    /// Line and column of a byte offset; offsets past the end give the end.
    [[nodiscard]] Position position(std::size_t offset) const;
    /// A line by its number, without its line break; empty if there is no such line.
    [[nodiscard]] std::string_view line(std::size_t number) const;
    /// Byte offset of the first byte of a line by its number.
    [[nodiscard]] std::size_t line_start(std::size_t number) const;

private:
    void find_lines();
    void count_blocks();
    /// Code points before a byte.
    [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;

    std::string name_;
    /// Empty where the content is a file of the program.
    std::string owned_;
    std::string_view content_;
    const EmbeddedFile* embedded_ = nullptr;
    /// Of a text without content.
    std::vector<Position> known_;
    std::size_t first_line_ = 1;
    std::vector<std::size_t> line_starts_;
    /// Code points before every block of bytes, so that a long line is not counted from its start;
    /// empty where no line is longer than a block.
    std::vector<std::size_t> counts_;
};

using TextPtr = std::shared_ptr<const Text>;

/// A span in a text; `text` may be null when a diagnostic belongs to no input.
struct Place {
    TextPtr text;
    Span span;
};

/// Where a value of the model was written, for reports: file name and position.
struct Location {
    std::string file;
    Position position;

    friend bool operator==(const Location&, const Location&) = default;
};

/// The location of a place; empty when the place has no text.
[[nodiscard]] Location location(const Place& place);

}  // namespace stackimpact
