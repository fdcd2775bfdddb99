// SPDX-License-Identifier: MIT
#include "report/markdown_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Which rows of a part are kept.
using Kept = std::vector<bool>;

bool any(const Kept& kept) {
    return std::find(kept.begin(), kept.end(), true) != kept.end();
}

/// Takes rows of one rank while there is room; returns what is left of it.
std::size_t take(const MarkdownPart& part, bool first, Kept& kept, std::size_t room) {
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
        if (part.rows[i].first != first) continue;
        const std::size_t frame = any(kept) ? 0 : part.before.size() + part.after.size();
        const std::size_t needed = frame + part.rows[i].text.size();
        if (needed > room) break;
        kept[i] = true;
        room -= needed;
    }
    return room;
}

std::vector<Kept> kept_of(const std::vector<MarkdownPart>& parts, std::size_t room) {
    std::vector<Kept> kept;
    for (const MarkdownPart& part : parts) kept.emplace_back(part.rows.size(), false);
    for (const bool first : {true, false}) {
        for (std::size_t i = 0; i < parts.size(); ++i) room = take(parts[i], first, kept[i], room);
    }
    return kept;
}

std::string left_out(const std::vector<MarkdownPart>& parts, const std::vector<Kept>& kept,
                     std::string_view command) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto rows = std::count(kept[i].begin(), kept[i].end(), false);
        if (rows > 0) items.push_back(fmt::format("{} of {}", rows, parts[i].rows_are));
    }
    if (items.empty()) return "";
    return fmt::format(
        "**Left out for length:** rows, {}. `stackimpact {}` with `--full` or `--json` gives "
        "all.\n\n",
        joined(items), command);
}

}  // namespace

std::string markdown_page(const std::string& head, const std::vector<MarkdownPart>& parts,
                          const std::string& foot, std::size_t bytes, std::string_view command) {
    std::vector<Kept> none;
    for (const MarkdownPart& part : parts) none.emplace_back(part.rows.size(), false);
    const std::size_t fixed = head.size() + foot.size() + left_out(parts, none, command).size();
    const std::vector<Kept> kept = kept_of(parts, bytes > fixed ? bytes - fixed : 0);
    std::string page = head;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!any(kept[i])) continue;
        page += parts[i].before;
        for (std::size_t row = 0; row < kept[i].size(); ++row) {
            if (kept[i][row]) page += parts[i].rows[row].text;
        }
        page += parts[i].after;
    }
    return page + left_out(parts, kept, command) + foot;
}

std::string markdown_row(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (const std::string& cell : cells) row += cell.empty() ? " |" : " " + cell + " |";
    return row + "\n";
}

}  // namespace stackimpact
