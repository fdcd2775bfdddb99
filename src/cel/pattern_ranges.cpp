// SPDX-License-Identifier: MIT
#include "cel/pattern_ranges.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace stackimpact::cel {
namespace {

using std::string_view_literals::operator""sv;

struct NamedRanges {
    std::string_view name;
    /// First and last character of every range.
    std::string_view pairs;
};

constexpr std::array named = {
    NamedRanges{"d", "09"},           NamedRanges{"s", "\t\n\f\r  "},
    NamedRanges{"w", "09AZ__az"},     NamedRanges{"alnum", "09AZaz"},
    NamedRanges{"alpha", "AZaz"},     NamedRanges{"ascii", "\0\x7f"sv},
    NamedRanges{"blank", "\t\t  "},   NamedRanges{"cntrl", "\0\x1f\x7f\x7f"sv},
    NamedRanges{"digit", "09"},       NamedRanges{"graph", "!~"},
    NamedRanges{"lower", "az"},       NamedRanges{"print", " ~"},
    NamedRanges{"punct", "!/:@[`{~"}, NamedRanges{"space", "\t\r  "},
    NamedRanges{"upper", "AZ"},       NamedRanges{"word", "09AZ__az"},
    NamedRanges{"xdigit", "09AFaf"},
};

/// Code points that fold: `first`, `first + step`, ... `last`, each to the one `distance` after it.
struct Folding {
    char32_t first;
    char32_t last;
    std::int32_t distance;
    char32_t step = 1;
};

/// Simple case folding (C and S of Unicode's CaseFolding.txt) of the scripts that are supported.
constexpr std::array foldings = {
    // Latin
    Folding{'A', 'Z', 32},
    Folding{0xC0, 0xD6, 32},
    Folding{0xD8, 0xDE, 32},
    Folding{0x100, 0x12E, 1, 2},
    Folding{0x132, 0x136, 1, 2},
    Folding{0x139, 0x147, 1, 2},
    Folding{0x14A, 0x176, 1, 2},
    Folding{0x178, 0x178, -121},
    Folding{0x179, 0x17D, 1, 2},
    Folding{0x17F, 0x17F, -268},
    Folding{0x1E00, 0x1E94, 1, 2},
    Folding{0x1E9B, 0x1E9B, -58},
    Folding{0x1E9E, 0x1E9E, -7615},
    Folding{0x1EA0, 0x1EFE, 1, 2},
    Folding{0x212A, 0x212A, -8383},
    Folding{0x212B, 0x212B, -8262},
    // Greek
    Folding{0xB5, 0xB5, 775},
    Folding{0x345, 0x345, 116},
    Folding{0x370, 0x372, 1, 2},
    Folding{0x376, 0x376, 1},
    Folding{0x37F, 0x37F, 116},
    Folding{0x386, 0x386, 38},
    Folding{0x388, 0x38A, 37},
    Folding{0x38C, 0x38C, 64},
    Folding{0x38E, 0x38F, 63},
    Folding{0x391, 0x3A1, 32},
    Folding{0x3A3, 0x3AB, 32},
    Folding{0x3C2, 0x3C2, 1},
    Folding{0x3CF, 0x3CF, 8},
    Folding{0x3D0, 0x3D0, -30},
    Folding{0x3D1, 0x3D1, -25},
    Folding{0x3D5, 0x3D5, -15},
    Folding{0x3D6, 0x3D6, -22},
    Folding{0x3D8, 0x3EE, 1, 2},
    Folding{0x3F0, 0x3F0, -54},
    Folding{0x3F1, 0x3F1, -48},
    Folding{0x3F4, 0x3F4, -60},
    Folding{0x3F5, 0x3F5, -64},
    Folding{0x3F7, 0x3F7, 1},
    Folding{0x3F9, 0x3F9, -7},
    Folding{0x3FA, 0x3FA, 1},
    Folding{0x3FD, 0x3FF, -130},
    Folding{0x1FBE, 0x1FBE, -7173},
    Folding{0x2126, 0x2126, -7517},
    // Cyrillic
    Folding{0x400, 0x40F, 80},
    Folding{0x410, 0x42F, 32},
    Folding{0x460, 0x480, 1, 2},
    Folding{0x48A, 0x4BE, 1, 2},
    Folding{0x4C0, 0x4C0, 15},
    Folding{0x4C1, 0x4CD, 1, 2},
    Folding{0x4D0, 0x52E, 1, 2},
    Folding{0x1C80, 0x1C80, -6222},
    Folding{0x1C81, 0x1C81, -6221},
    Folding{0x1C82, 0x1C82, -6212},
    Folding{0x1C83, 0x1C84, -6210},
    Folding{0x1C85, 0x1C85, -6211},
    Folding{0x1C86, 0x1C86, -6204},
    Folding{0x1C87, 0x1C87, -6180},
    Folding{0x1C88, 0x1C88, 35267},
    Folding{0xA640, 0xA66C, 1, 2},
    Folding{0xA680, 0xA69A, 1, 2},
};

char32_t shifted(char32_t code_point, std::int32_t distance) {
    return static_cast<char32_t>(static_cast<std::int32_t>(code_point) + distance);
}

/// Adds the partners, `folding.distance` away, of what `range` and `folding` have in common.
void add_partners(CodePointRange range, const Folding& folding, CodePointRanges& out) {
    char32_t first = std::max(range.first, folding.first);
    const char32_t last = std::min(range.last, folding.last);
    if (first > last) return;
    if (folding.step == 1) {
        out.push_back({shifted(first, folding.distance), shifted(last, folding.distance)});
        return;
    }
    if ((first - folding.first) % folding.step != 0) ++first;
    for (; first <= last; first += folding.step) {
        const char32_t partner = shifted(first, folding.distance);
        out.push_back({partner, partner});
    }
}

/// The folding from the folded code points back.
Folding reversed(const Folding& folding) {
    return {shifted(folding.first, folding.distance), shifted(folding.last, folding.distance),
            -folding.distance, folding.step};
}

}  // namespace

CodePointRanges merged(CodePointRanges ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](CodePointRange a, CodePointRange b) { return a.first < b.first; });
    CodePointRanges out;
    for (const CodePointRange range : ranges) {
        if (out.empty() || range.first > out.back().last + 1) {
            out.push_back(range);
        } else {
            out.back().last = std::max(out.back().last, range.last);
        }
    }
    return out;
}

CodePointRanges inverted(const CodePointRanges& ranges) {
    CodePointRanges out;
    char32_t next = 0;
    for (const CodePointRange range : ranges) {
        if (range.first > next) out.push_back({next, range.first - 1});
        next = range.last + 1;
    }
    if (next <= last_code_point) out.push_back({next, last_code_point});
    return out;
}

CodePointRanges with_other_case(CodePointRanges ranges) {
    // The first round reaches the folded letters, the second everything that folds to them.
    for (int round = 0; round < 2; ++round) {
        CodePointRanges partners;
        for (const CodePointRange range : ranges) {
            for (const Folding& folding : foldings) {
                add_partners(range, folding, partners);
                add_partners(range, reversed(folding), partners);
            }
        }
        ranges.insert(ranges.end(), partners.begin(), partners.end());
        ranges = merged(std::move(ranges));
    }
    return ranges;
}

bool contains(const CodePointRanges& ranges, char32_t code_point) {
    const auto after =
        std::upper_bound(ranges.begin(), ranges.end(), code_point,
                         [](char32_t value, CodePointRange range) { return value < range.first; });
    return after != ranges.begin() && code_point <= std::prev(after)->last;
}

std::optional<CodePointRanges> named_ranges(std::string_view name) {
    for (const NamedRanges& entry : named) {
        if (entry.name != name) continue;
        CodePointRanges ranges;
        for (std::size_t i = 0; i < entry.pairs.size(); i += 2) {
            ranges.push_back({static_cast<unsigned char>(entry.pairs[i]),
                              static_cast<unsigned char>(entry.pairs[i + 1])});
        }
        return merged(std::move(ranges));
    }
    return std::nullopt;
}

}  // namespace stackimpact::cel
