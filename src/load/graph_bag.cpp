// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>

#include "load/decode.hpp"
#include "load/graph_formats.hpp"
#include "source/nearest.hpp"
#include "source/readable_text.hpp"

namespace stackimpact {

namespace {

enum class Word { arg, att, sup };

constexpr std::array<std::string_view, 3> words = {"arg", "att", "sup"};
constexpr std::string_view name_hint =
    "a name that has blanks or any of , ( ) . in it stands in quotes: \"...\"";

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool ends_name(char c) {
    return c == ',' || c == '(' || c == ')' || c == '.' || is_space(c);
}

bool ends_number(char c) {
    return c == ',' || c == '(' || c == ')' || is_space(c);
}

/// Of a number that no double can hold: it is nearly 0, as 1e-400, and not too large.
bool is_tiny(std::string_view number) {
    const std::size_t exponent = number.find_first_of("eE");
    if (exponent == std::string_view::npos) return number.find_first_of("0.") == 0;
    return number.substr(exponent + 1, 1) == "-";
}

/// Reads statements one by one. After a mistake it goes on at the next statement.
class BagReader {
public:
    BagReader(Mistakes& mistakes, GraphBuilder& builder)
        : content_(mistakes.text()->content()),
          at_(after_byte_order_mark(content_)),
          mistakes_(&mistakes),
          builder_(&builder) {}

    void read() {
        for (skip(); at_ < content_.size(); skip()) {
            if (!statement()) recover();
        }
    }

private:
    [[nodiscard]] bool at(char c) const { return at_ < content_.size() && content_[at_] == c; }
    [[nodiscard]] std::string_view text(Span span) const {
        return content_.substr(span.begin, span.end - span.begin);
    }
    /// What is not there is missed here.
    [[nodiscard]] Span here() const { return {at_, std::min(at_ + 1, content_.size())}; }

    /// Over white space and comments.
    void skip() {
        while (at_ < content_.size()) {
            if (is_space(content_[at_])) {
                ++at_;
            } else if (content_[at_] == '%' || content_[at_] == '#') {
                at_ = std::min(content_.find('\n', at_), content_.size());
            } else {
                return;
            }
        }
    }

    /// To behind the end of this statement, or to the next line.
    void recover() {
        while (at_ < content_.size() && content_[at_] != '\n') {
            const char c = content_[at_++];
            if (c == '.' && (at_ == content_.size() || is_space(content_[at_]))) return;
        }
    }

    bool fail(Span span, std::string message, std::string hint = {}) {
        mistakes_->error(Code::graph_statement, span, std::move(message), std::move(hint));
        return false;
    }

    /// False after a mistake of form.
    bool statement() {
        const std::size_t begin = at_;
        const auto word = read_word();
        if (!word) return false;
        WrittenName first;
        if (!read_name(first, *word, first_)) return false;
        if (*word == Word::arg) return argument(first);
        WrittenName second;
        if (!next_item(*word) || !read_name(second, *word, second_)) return false;
        double weight = 1.0;
        skip();
        bool valid = true;
        if (at(',')) {
            ++at_;
            if (!read_number("a weight", weight, valid)) return false;
        }
        if (!end(*word)) return false;
        if (valid) {
            builder_->relation(first, second, {begin, at_}, weight, *word == Word::att);
        }
        return true;
    }

    bool argument(const WrittenName& name) {
        ArgumentGraph::Node node;
        bool valid = true;
        if (!next_item(Word::arg) || !read_number("a base score", node.base, valid)) return false;
        if (!end(Word::arg)) return false;
        builder_->argument(name, std::move(node));
        return true;
    }

    std::optional<Word> read_word() {
        const Span span = run(ends_name);
        const auto found = std::find(words.begin(), words.end(), text(span));
        if (found == words.end()) {
            if (span.begin == span.end) at_ = std::min(at_ + 1, content_.size());
            report_word({span.begin, std::max(span.end, at_)});
            return std::nullopt;
        }
        skip();
        if (!at('(')) {
            fail(here(), fmt::format("`(` is missing after `{}`", *found));
            return std::nullopt;
        }
        ++at_;
        return static_cast<Word>(found - words.begin());
    }

    void report_word(Span span) {
        if (!mistakes_->in_full()) return mistakes_->count(span);
        const std::string_view word = text(span);
        const Names known(words.begin(), words.end());
        std::string hint = nearest_hint(word, known);
        if (word.front() == '[')
            hint = R"(a graph in JSON is an object: {"arguments": {"a": 0.5}})";
        fail(span, fmt::format("a statement begins with arg, att or sup, not {}", quoted(word)),
             std::move(hint));
    }

    template <class Ends>
    Span run(Ends ends) {
        const std::size_t begin = at_;
        while (at_ < content_.size() && !ends(content_[at_])) ++at_;
        return {begin, at_};
    }

    /// A name in quotes with escapes is decoded into `buffer`.
    bool read_name(WrittenName& name, Word word, std::string& buffer) {
        skip();
        if (at('"')) return read_quoted(name, buffer);
        name.span = run(ends_name);
        name.name = text(name.span);
        if (!name.name.empty()) return true;
        return fail(here(), fmt::format("a name is missing here: {}", form(word)));
    }

    bool read_quoted(WrittenName& name, std::string& buffer) {
        const std::size_t begin = at_++;
        bool escaped = false;
        while (at_ < content_.size() && content_[at_] != '"' && content_[at_] != '\n') {
            if (content_[at_] == '\\') {
                const char next = at_ + 1 < content_.size() ? content_[at_ + 1] : '\n';
                if (next != '"' && next != '\\') {
                    return fail(here(), "a backslash in quotes stands before a quote or another",
                                "write \\\\ for a backslash and \\\" for a quote");
                }
                escaped = true;
                ++at_;
            }
            ++at_;
        }
        if (!at('"')) return fail({begin, at_}, "the quote is not closed on its line");
        name.span = {begin, ++at_};
        name.name = content_.substr(begin + 1, at_ - begin - 2);
        if (escaped) name.name = buffer = decoded(name.name);
        return true;
    }

    static std::string decoded(std::string_view written) {
        std::string name;
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (written[i] == '\\') ++i;
            name += written[i];
        }
        return name;
    }

    /// Over the comma between two items.
    bool next_item(Word word) {
        skip();
        if (at(',')) {
            ++at_;
            return true;
        }
        if (at(')')) {
            return fail(here(), fmt::format("an item is missing here: {}", form(word)));
        }
        return fail(here(), "`,` is missing here", std::string(name_hint));
    }

    /// `valid` becomes false for what is written where a number belongs and is none in 0 to 1.
    bool read_number(std::string_view what, double& number, bool& valid) {
        skip();
        const Span span = run(ends_number);
        const std::string_view written = text(span);
        if (written.empty()) {
            return fail(here(), fmt::format("{} is missing here, a number from 0 to 1", what));
        }
        double value = 0.0;
        const char* const stop = written.data() + written.size();
        const auto [end, error] = std::from_chars(written.data(), stop, value);
        if (error == std::errc::result_out_of_range) value = is_tiny(written) ? 0.0 : 2.0;
        if (end != stop || error == std::errc::invalid_argument) {
            mistakes_->error(Code::wrong_type, span,
                             fmt::format("{} must be a number, not {}", what, quoted(written)));
            valid = false;
        } else if (!(value >= 0.0 && value <= 1.0)) {
            mistakes_->error(Code::value_out_of_range, span,
                             fmt::format("{} must lie in 0 to 1", what));
            valid = false;
        } else {
            // -0 is 0.
            number = value + 0.0;
        }
        return true;
    }

    /// The bracket and point that end a statement.
    bool end(Word word) {
        skip();
        if (at(',')) {
            return fail(here(), fmt::format("there is nothing more to say: {}", form(word)));
        }
        if (!at(')')) return fail(here(), "`)` is missing here", std::string(name_hint));
        const Span bracket = here();
        ++at_;
        skip();
        if (!at('.')) {
            // What follows may well be a statement.
            mistakes_->error(Code::graph_statement, bracket, "`.` is missing after the statement",
                             {});
            return true;
        }
        ++at_;
        return true;
    }

    static std::string_view form(Word word) {
        switch (word) {
            case Word::arg:
                return "arg(name, base score).";
            case Word::att:
                return "att(from, to). or att(from, to, weight).";
            case Word::sup:
                break;
        }
        return "sup(from, to). or sup(from, to, weight).";
    }

    std::string_view content_;
    std::size_t at_;
    Mistakes* mistakes_;
    GraphBuilder* builder_;
    std::string first_;
    std::string second_;
};

}  // namespace

void read_graph_bag(Mistakes& mistakes, GraphBuilder& builder) {
    BagReader(mistakes, builder).read();
}

}  // namespace stackimpact
