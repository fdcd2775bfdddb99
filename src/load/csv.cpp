// SPDX-License-Identifier: MIT
#include "load/csv.hpp"

#include <algorithm>

namespace stackimpact {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool blank(char byte) {
    return byte == ' ' || byte == '\t';
}

Span trimmed(std::string_view content, Span cell) {
    while (cell.begin < cell.end && blank(content[cell.begin])) ++cell.begin;
    while (cell.begin < cell.end && blank(content[cell.end - 1])) --cell.end;
    return cell;
}

/// The quote that closes the cell opened at `open`; the end of the line if nothing does.
std::size_t closing_quote(std::string_view content, std::size_t open, std::size_t end) {
    std::size_t at = open + 1;
    while (at < end) {
        if (content[at] != '"') {
            ++at;
        } else if (at + 1 < end && content[at + 1] == '"') {
            at += 2;
        } else {
            return at;
        }
    }
    return end;
}

}  // namespace

CsvLines::CsvLines(std::string_view content) : content_(content) {
    if (content_.substr(0, byte_order_mark.size()) == byte_order_mark) at_ = byte_order_mark.size();
}

bool CsvLines::next() {
    while (at_ < content_.size()) {
        const std::size_t found = content_.find('\n', at_);
        const std::size_t end = std::min(found, content_.size());
        line_ = {at_, end};
        at_ = end + 1;
        if (line_.end > line_.begin && content_[line_.end - 1] == '\r') --line_.end;
        if (line_.end > line_.begin) return true;
    }
    return false;
}

std::optional<CsvMistake> split_cells(std::string_view content, Span line,
                                      std::vector<Span>& cells) {
    cells.clear();
    std::size_t at = line.begin;
    for (;;) {
        std::size_t end = at;
        while (end < line.end && content[end] != ',' && content[end] != '"') ++end;
        const Span before = trimmed(content, {at, end});
        if (end < line.end && content[end] == '"' && before.begin == before.end) {
            const std::size_t close = closing_quote(content, end, line.end);
            if (close == line.end) {
                return CsvMistake{{end, line.end}, "this quote is not closed on its line"};
            }
            cells.push_back({end + 1, close});
            at = close + 1;
            while (at < line.end && blank(content[at])) ++at;
            if (at < line.end && content[at] != ',') {
                return CsvMistake{{at, line.end}, "a closing quote ends its cell"};
            }
            end = at;
        } else {
            while (end < line.end && content[end] != ',') ++end;
            cells.push_back(trimmed(content, {at, end}));
        }
        if (end == line.end) return std::nullopt;
        at = end + 1;
    }
}

}  // namespace stackimpact
