// SPDX-License-Identifier: MIT
#include "report/style.hpp"

#include "report/escape.hpp"
#include "report/width.hpp"

namespace stackimpact {

namespace {

/// SGR parameters. Cyan and red stay apart for people who confuse red and green.
std::string_view sgr(Style style) {
    switch (style) {
        case Style::plain:
            return "";
        case Style::strong:
            return "\x1b[1m";
        case Style::dim:
            return "\x1b[2m";
        case Style::bull:
            return "\x1b[36m";
        case Style::bear:
            return "\x1b[31m";
    }
    return "";
}

constexpr std::string_view reset = "\x1b[0m";

/// The runs without blanks at the end, cut to `width`.
std::vector<StyledRun> trimmed(const Rich& line, std::size_t width) {
    std::vector<StyledRun> runs;
    std::size_t used = 0;
    for (const StyledRun& run : line.runs()) {
        const std::size_t bytes = prefix_within(run.text, width - used);
        runs.push_back({run.text.substr(0, bytes), run.style});
        used += display_width(runs.back().text);
        if (bytes < run.text.size()) break;
    }
    while (!runs.empty()) {
        std::string& last = runs.back().text;
        last.erase(last.find_last_not_of(' ') + 1);
        if (!last.empty()) break;
        runs.pop_back();
    }
    return runs;
}

}  // namespace

Rich& Rich::add(std::string_view text, Style style) {
    if (text.empty()) return *this;
    if (!runs_.empty() && runs_.back().style == style) {
        runs_.back().text += terminal_safe(text);
    } else {
        runs_.push_back({terminal_safe(text), style});
    }
    return *this;
}

Rich& Rich::append(const Rich& other) {
    runs_.insert(runs_.end(), other.runs_.begin(), other.runs_.end());
    return *this;
}

Rich& Rich::pad_to(std::size_t columns) {
    const std::size_t used = width();
    return used < columns ? add(std::string(columns - used, ' ')) : *this;
}

std::size_t Rich::width() const {
    std::size_t columns = 0;
    for (const StyledRun& run : runs_) columns += display_width(run.text);
    return columns;
}

void append(Lines& lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

std::string paint(const Lines& lines, std::size_t width, bool color) {
    std::string text;
    for (const Rich& line : lines) {
        for (const StyledRun& run : trimmed(line, width)) {
            const std::string_view code = color ? sgr(run.style) : std::string_view{};
            text += code;
            text += run.text;
            if (!code.empty()) text += reset;
        }
        text += '\n';
    }
    return text;
}

}  // namespace stackimpact
