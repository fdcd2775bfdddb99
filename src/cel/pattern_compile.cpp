// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cel/pattern.hpp"
#include "cel/pattern_fragment.hpp"
#include "cel/pattern_reader.hpp"
#include "source/utf8.hpp"

namespace stackimpact::cel {
namespace {

using Kind = PatternInstruction::Kind;

/// What `(?i)`, `(?s)` and `(?m)` switch on.
struct Flags {
    bool ignore_case = false;
    bool dot_is_all = false;
    bool lines = false;
};

/// A part between two `|`. Its last item is apart, because a repetition may follow.
struct Sequence {
    PatternFragment before;
    std::optional<PatternFragment> last;
    /// Where the last item begins.
    std::size_t last_begin = 0;
    /// Where the repetition of the last item begins, if it has one.
    std::optional<std::size_t> repetition_begin;
};

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Reads a count; one beyond the limit gives any number beyond it. Nothing if there is no digit.
std::optional<std::size_t> read_count(std::string_view& text) {
    std::size_t length = 0;
    std::size_t value = 0;
    for (; length < text.size() && text[length] >= '0' && text[length] <= '9'; ++length) {
        const auto digit = static_cast<std::size_t>(text[length] - '0');
        value = std::min(value * 10 + digit, max_pattern_count + 1);
    }
    text.remove_prefix(length);
    return length == 0 ? std::nullopt : std::optional(value);
}

/// Reads a pattern by recursive descent and makes its instructions.
class Compiler {
public:
    Compiler(std::string_view text, PatternProblem& problem) : reader_(text, problem) {}

    std::optional<PatternCode> whole() {
        auto fragment = branches();
        if (!fragment) return std::nullopt;
        if (!reader_.at_end()) {
            const std::size_t begin = reader_.at();
            reader_.advance(1);
            return reader_.fail(begin, "there is no `(` for this `)`",
                                "write `[)]` for the sign itself");
        }
        fragment->code.push_back({Kind::match});
        if (fragment->code.size() > max_pattern_size) return too_large(0);
        return std::move(fragment->code);
    }

    std::vector<CodePointRanges> take_sets() { return std::move(sets_); }

private:
    std::optional<PatternFragment> branches();
    std::optional<PatternFragment> sequence();
    bool item(Sequence& into);
    bool repetition_item(Sequence& into, std::size_t begin, const PatternRepetition& repetition);
    std::optional<PatternRepetition> read_repetition();
    bool group(Sequence& into);
    bool group_opening(std::size_t begin, bool& only_flags);
    bool group_name(std::size_t begin);
    bool group_flags(std::size_t begin, bool& only_flags);
    bool escape(Sequence& into);
    bool bracket_class(Sequence& into);

    std::nullopt_t too_large(std::size_t begin) {
        return reader_.fail(
            begin, fmt::format("the pattern needs more than {} instructions", max_pattern_size),
            "lower its counts, or split it into several calls of `matches`");
    }

    /// Adds an item that begins at a byte; false if the sequence is too large now.
    bool add(Sequence& into, std::size_t begin, PatternFragment fragment) {
        if (into.last) append(into.before, *std::move(into.last));
        into.last = std::move(fragment);
        into.last_begin = begin;
        into.repetition_begin.reset();
        if (into.before.code.size() + into.last->code.size() <= max_pattern_size) return true;
        too_large(0);
        return false;
    }

    bool add_set(Sequence& into, std::size_t begin, CodePointRanges ranges) {
        const PatternInstruction set{Kind::set, static_cast<std::int32_t>(sets_.size())};
        sets_.push_back(std::move(ranges));
        return add(into, begin, {{set}});
    }

    bool add_character(Sequence& into, std::size_t begin, char32_t code_point) {
        CodePointRanges ranges = {{code_point, code_point}};
        if (flags_.ignore_case) ranges = with_other_case(std::move(ranges));
        if (ranges != CodePointRanges{{code_point, code_point}}) {
            return add_set(into, begin, std::move(ranges));
        }
        return add(into, begin, {{{Kind::character, static_cast<std::int32_t>(code_point)}}});
    }

    PatternReader reader_;
    Flags flags_;
    std::size_t depth_ = 0;
    std::vector<CodePointRanges> sets_;
};

/// Reads up to a `)` or the end.
std::optional<PatternFragment> Compiler::branches() {
    std::vector<PatternFragment> all;
    do {
        auto branch = sequence();
        if (!branch) return std::nullopt;
        all.push_back(*std::move(branch));
    } while (reader_.skip("|"));
    return alternation(std::move(all));
}

std::optional<PatternFragment> Compiler::sequence() {
    Sequence parts;
    while (!reader_.at_end() && !reader_.rest().starts_with('|') &&
           !reader_.rest().starts_with(')')) {
        if (!item(parts)) return std::nullopt;
    }
    if (parts.last) append(parts.before, *std::move(parts.last));
    return std::move(parts.before);
}

bool Compiler::item(Sequence& into) {
    const std::size_t begin = reader_.at();
    if (const auto repetition = read_repetition()) {
        return repetition_item(into, begin, *repetition);
    }
    switch (reader_.rest()[0]) {
        case '(':
            return group(into);
        case '[':
            return bracket_class(into);
        case '\\':
            return escape(into);
        default:
            break;
    }
    const char32_t code_point = reader_.take();
    switch (code_point) {
        case '.':
            return add_set(into, begin,
                           flags_.dot_is_all ? CodePointRanges{{0, last_code_point}}
                                             : inverted({{'\n', '\n'}}));
        case '^':
            return add(into, begin, {{{flags_.lines ? Kind::line_start : Kind::text_start}}});
        case '$':
            return add(into, begin, {{{flags_.lines ? Kind::line_end : Kind::text_end}}});
        default:
            return add_character(into, begin, code_point);
    }
}

bool Compiler::bracket_class(Sequence& into) {
    const std::size_t begin = reader_.at();
    auto ranges = read_class(reader_, flags_.ignore_case);
    return ranges && add_set(into, begin, *std::move(ranges));
}

/// Reads `*`, `+`, `?` or a count in braces, with the `?` that makes it lazy; nothing if none comes
/// next.
std::optional<PatternRepetition> Compiler::read_repetition() {
    std::string_view rest = reader_.rest();
    const std::size_t size = rest.size();
    PatternRepetition repetition;
    if (rest[0] == '*' || rest[0] == '+' || rest[0] == '?') {
        repetition.least = rest[0] == '+' ? 1 : 0;
        if (rest[0] == '?') repetition.most = 1;
        rest.remove_prefix(1);
    } else if (rest[0] == '{') {
        rest.remove_prefix(1);
        const auto least = read_count(rest);
        if (!least) return std::nullopt;
        const bool comma = rest.starts_with(',');
        if (comma) rest.remove_prefix(1);
        repetition = {*least, comma ? read_count(rest) : least};
        if (!rest.starts_with('}')) return std::nullopt;
        rest.remove_prefix(1);
    } else {
        return std::nullopt;
    }
    reader_.advance(size - rest.size());
    reader_.skip("?");
    return repetition;
}

/// Applies a repetition, which was read from `begin` on, to the last item.
bool Compiler::repetition_item(Sequence& into, std::size_t begin,
                               const PatternRepetition& repetition) {
    const auto fail = [this](std::size_t from, std::string message, std::string hint) {
        reader_.fail(from, std::move(message), std::move(hint));
        return false;
    };
    const std::size_t count = std::max(repetition.least, repetition.most.value_or(0));
    if (!into.last) {
        return fail(begin, "there is nothing to repeat", "write a backslash for the sign itself");
    }
    if (into.repetition_begin) {
        return fail(*into.repetition_begin, "a repetition cannot be repeated",
                    "put what it repeats with it into `(?:...)`");
    }
    if (count > max_pattern_count) {
        return fail(begin, fmt::format("a count goes up to {}", max_pattern_count),
                    "write `{n,}` for n times or more");
    }
    if (repetition.most && *repetition.most < repetition.least) {
        return fail(begin, "the counts go down", "write the smaller one first");
    }
    PatternFragment& last = *into.last;
    last.copies *= std::max<std::size_t>(count, 1);
    if (last.copies > max_pattern_count) {
        return fail(
            into.last_begin,
            fmt::format("the counts in each other go beyond {} together", max_pattern_count),
            "lower one of them");
    }
    if (repeated_size(last.code.size(), repetition) > max_pattern_size) {
        too_large(into.last_begin);
        return false;
    }
    last.code = repeated(last.code, repetition);
    into.repetition_begin = begin;
    return true;
}

bool Compiler::group(Sequence& into) {
    const std::size_t begin = reader_.at();
    const Flags outer = flags_;
    reader_.advance(1);
    bool only_flags = false;
    if (reader_.skip("?") && !group_opening(begin, only_flags)) return false;
    if (only_flags) {
        into.repetition_begin.reset();
        return true;
    }
    if (++depth_ > max_pattern_nesting) {
        reader_.fail(begin,
                     fmt::format("there are groups in more than {} others", max_pattern_nesting),
                     "drop the groups that are not needed");
        return false;
    }
    auto inner = branches();
    if (!inner) return false;
    if (!reader_.skip(")")) {
        reader_.fail_to_end(begin, "this group has no closing `)`",
                            "write `[(]` for the sign itself");
        return false;
    }
    --depth_;
    flags_ = outer;
    return add(into, begin, *std::move(inner));
}

/// Reads what is between `(?` and the content of a group.
bool Compiler::group_opening(std::size_t begin, bool& only_flags) {
    for (const std::string_view look : {"=", "!", "<=", "<!"}) {
        if (!reader_.skip(look)) continue;
        reader_.fail(begin, "patterns have no look-around",
                     "write several calls of `matches` with `&&` or `!`");
        return false;
    }
    if (reader_.skip("P=")) {
        reader_.fail(begin, "patterns have no back references",
                     "write the text once more that the group matches");
        return false;
    }
    if (reader_.skip("P<") || reader_.skip("<")) return group_name(begin);
    return group_flags(begin, only_flags);
}

bool Compiler::group_name(std::size_t begin) {
    const std::size_t name_begin = reader_.at();
    while (!reader_.at_end() && is_name_character(reader_.rest()[0])) reader_.advance(1);
    if (reader_.at() > name_begin && reader_.skip(">")) return true;
    reader_.fail(begin, "the name of this group is not complete",
                 "write ASCII letters, digits or `_`, then `>`, as in `(?<name>...)`");
    return false;
}

/// Reads flags up to `:`, or up to `)` when they hold for the rest of the group around.
bool Compiler::group_flags(std::size_t begin, bool& only_flags) {
    bool on = true;
    bool complete = true;
    while (!reader_.at_end()) {
        const char32_t letter = reader_.take();
        if (complete && (letter == ':' || letter == ')')) {
            only_flags = letter == ')';
            return true;
        }
        complete = letter != '-';
        if (letter == 'i') {
            flags_.ignore_case = on;
        } else if (letter == 's') {
            flags_.dot_is_all = on;
        } else if (letter == 'm') {
            flags_.lines = on;
        } else if (letter == '-' && on) {
            on = false;
        } else if (letter != 'U') {
            break;
        }
    }
    reader_.fail(begin, fmt::format("`{}` begins no group", reader_.since(begin)),
                 "there are `(?:...)`, `(?<name>...)`, and flags as in `(?i)` or `(?i:...)`: "
                 "`i`, `m`, `s`, `U`");
    return false;
}

/// The place that the letter of an escape stands for.
std::optional<Kind> place_escape(std::string_view rest) {
    if (rest.starts_with("\\A")) return Kind::text_start;
    if (rest.starts_with("\\z")) return Kind::text_end;
    if (rest.starts_with("\\b")) return Kind::word_boundary;
    if (rest.starts_with("\\B")) return Kind::no_word_boundary;
    return std::nullopt;
}

bool Compiler::escape(Sequence& into) {
    const std::size_t begin = reader_.at();
    if (const auto kind = place_escape(reader_.rest())) {
        reader_.advance(2);
        return add(into, begin, {{{*kind}}});
    }
    if (class_escape_next(reader_)) {
        return add_set(into, begin, read_class_escape(reader_, flags_.ignore_case));
    }
    if (reader_.skip("\\Q")) {
        into.repetition_begin.reset();
        while (!reader_.at_end() && !reader_.skip("\\E")) {
            const std::size_t at = reader_.at();
            if (!add_character(into, at, reader_.take())) return false;
        }
        return true;
    }
    const auto code_point = read_escape(reader_);
    return code_point && add_character(into, begin, *code_point);
}

}  // namespace

std::optional<Pattern> Pattern::compile(std::string_view text, PatternProblem& problem) {
    if (const auto invalid = first_invalid_utf8(text)) {
        problem = {{*invalid, *invalid + 1}, "the pattern is not valid UTF-8", {}};
        return std::nullopt;
    }
    Compiler compiler(text, problem);
    auto code = compiler.whole();
    if (!code) return std::nullopt;
    return Pattern(*std::move(code), compiler.take_sets());
}

}  // namespace stackimpact::cel
