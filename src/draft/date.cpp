// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <charconv>

#include "draft/read.hpp"

namespace stackimpact::draft {

namespace {

constexpr std::size_t year_digits = 4;

/// A whole number of at most four digits, perhaps with the letters of an ordinal.
std::optional<int> whole(const std::string& text, bool ordinal) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    const auto digits = static_cast<std::size_t>(read.ptr - text.data());
    if (read.ec != std::errc{} || digits == 0 || digits > year_digits) return std::nullopt;
    const std::string letters = text.substr(digits);
    const bool ordinals = letters == "st" || letters == "nd" || letters == "rd" || letters == "th";
    if (!letters.empty() && !(ordinal && ordinals)) return std::nullopt;
    return value;
}

std::optional<int> month_of(const Token& token, const Lexicon& lexicon) {
    const auto found = lexicon.language.months.find(token.text);
    if (found == lexicon.language.months.end()) return std::nullopt;
    return found->second;
}

std::optional<int> year_of(const Token& token) {
    if (token.text.size() != year_digits) return std::nullopt;
    return whole(token.text, false);
}

std::optional<Date> day(std::optional<int> year, std::optional<int> month,
                        std::optional<int> of_month) {
    if (!year || !month || !of_month) return std::nullopt;
    return parse_date(fmt::format("{:04}-{:02}-{:02}", *year, *month, *of_month));
}

}  // namespace

std::optional<Date> date_at(const std::vector<Token>& tokens, std::size_t at,
                            const Lexicon& lexicon, std::size_t& length) {
    length = 3;
    if (at + length > tokens.size()) return std::nullopt;
    const Token& a = tokens[at];
    const Token& b = tokens[at + 1];
    const Token& c = tokens[at + 2];
    if (b.gap == Gap::hyphen && c.gap == Gap::hyphen && b.text.size() == 2 && c.text.size() == 2) {
        return day(year_of(a), whole(b.text, false), whole(c.text, false));
    }
    if (b.gap > Gap::comma || c.gap > Gap::comma) return std::nullopt;
    if (auto found = day(year_of(c), month_of(a, lexicon), whole(b.text, true))) return found;
    return day(year_of(c), month_of(b, lexicon), whole(a.text, true));
}

}  // namespace stackimpact::draft
