// SPDX-License-Identifier: MIT
#include "source/json_mistake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "source/json_bare_word.hpp"
#include "source/json_scan.hpp"
#include "source/json_string_mistake.hpp"
#include "source/utf8.hpp"

namespace stackimpact {
namespace {

bool is_closing(char c) {
    return c == '}' || c == ']';
}

char closing_of(char opening) {
    return opening == '{' ? '}' : ']';
}

/// Looks at what follows the last accepted token. One object explains one stop.
class Explainer {
public:
    Explainer(const TextPtr& text, const JsonStop& stop, std::string_view what)
        : text_(text), content_(text->content()), stop_(stop), what_(what) {}

    Diagnostic explain() {
        const std::size_t at = skip_json_space(content_, stop_.token.end);
        std::optional<JsonMistake> mistake = look(at);
        if (!mistake) {
            const std::size_t end = std::min(stop_.offset + 1, content_.size());
            mistake = JsonMistake{{std::min(stop_.offset, end), end}, "this is not valid JSON", {}};
        }
        return {code_,
                Severity::error,
                {text_, mistake->span},
                std::move(mistake->message),
                std::move(mistake->hint),
                std::move(labels_)};
    }

private:
    using Found = std::optional<JsonMistake>;

    Found look(std::size_t at) {
        switch (stop_.after) {
            case JsonStop::After::nothing:
                return value_expected(at);
            case JsonStop::After::opening:
                return in_object() ? key_expected(at) : value_expected(at);
            case JsonStop::After::key:
                return after_key(at);
            case JsonStop::After::value:
                return after_value(at);
            case JsonStop::After::whole_value:
                return after_end(at);
        }
        return std::nullopt;
    }

    [[nodiscard]] bool in_object() const {
        return !stop_.open.empty() && content_[stop_.open.back()] == '{';
    }

    [[nodiscard]] bool at_end(std::size_t at) const { return at >= content_.size(); }

    [[nodiscard]] std::string_view shown(std::size_t at) const {
        return content_.substr(at, decode_utf8(content_, at).length);
    }

    [[nodiscard]] Span one(std::size_t at) const {
        return {at, at + decode_utf8(content_, at).length};
    }

    void point_at_opening(std::string message) {
        const std::size_t opening = stop_.open.back();
        labels_.push_back({{text_, {opening, opening + 1}}, std::move(message)});
    }

    /// The text stops; place and words are those of the innermost open bracket.
    Found unexpected_end(std::string_view expected) {
        const Span place{stop_.token.end, stop_.token.end};
        if (stop_.open.empty()) {
            return JsonMistake{
                place, fmt::format("{} ends where {} is expected", what_, expected), {}};
        }
        point_at_opening("opened here");
        const char opening = content_[stop_.open.back()];
        return JsonMistake{
            place,
            fmt::format("{} ends inside {}", what_, opening == '{' ? "an object" : "an array"),
            fmt::format("close it with `{}`", closing_of(opening))};
    }

    Found comment(std::size_t at) const {
        const std::string_view two = content_.substr(at, 2);
        if (two != "//" && two != "/*" && content_[at] != '#') return std::nullopt;
        const std::size_t line_end = std::min(content_.find_first_of("\r\n", at), content_.size());
        return JsonMistake{{at, line_end},
                           "JSON has no comments",
                           "remove it; remarks have their own keys, as `about` and `note`"};
    }

    Found wrong_closing(std::size_t at) {
        const char opening = content_[stop_.open.back()];
        if (content_[at] == closing_of(opening)) return std::nullopt;
        point_at_opening("opened here");
        return JsonMistake{one(at), fmt::format("`{}` cannot close `{}`", content_[at], opening),
                           fmt::format("close it with `{}` first", closing_of(opening))};
    }

    Found value_expected(std::size_t at) {
        if (at_end(at)) return unexpected_end("a value");
        if (auto found = comment(at)) return found;
        const char c = content_[at];
        if (c == '"') return mistake_in_string(content_, at);
        if (is_closing(c)) return closing_for_value(at);
        if (c == ',' || c == ':') {
            return JsonMistake{one(at), fmt::format("a value is missing before this `{}`", c), {}};
        }
        return bare(at);
    }

    /// A bracket closes where a value should stand and is not the end of an empty array.
    Found closing_for_value(std::size_t at) {
        const char c = content_[at];
        if (stop_.open.empty())
            return JsonMistake{one(at), fmt::format("`{}` closes nothing", c), {}};
        if (stop_.after == JsonStop::After::key) {
            return JsonMistake{stop_.token, "this key has no value",
                               "write a value after it, or leave out the key"};
        }
        return wrong_closing(at);
    }

    Found bare(std::size_t at) {
        BareWord word = explain_bare_word(content_, at, stop_.number_out_of_range);
        code_ = word.code;
        return std::move(word.mistake);
    }

    Found key_expected(std::size_t at) {
        if (at_end(at)) return unexpected_end("a key");
        if (auto found = comment(at)) return found;
        const char c = content_[at];
        if (c == '"') return mistake_in_string(content_, at);
        if (is_closing(c)) return wrong_closing(at);
        if (c == ',') return JsonMistake{one(at), "a member is missing before this `,`", {}};
        if (c == ':') return JsonMistake{one(at), "a key is missing before this `:`", {}};
        if (c == '{' || c == '[') {
            return JsonMistake{
                one(at), fmt::format("`{}` stands where a key in double quotes is expected", c),
                "members of an object are written \"key\": value"};
        }
        return explain_bare_key(content_, at);
    }

    Found after_key(std::size_t at) {
        if (at_end(at)) return unexpected_end("`:`");
        const char c = content_[at];
        if (c == ':') return value_expected(skip_json_space(content_, at + 1));
        if (auto found = comment(at)) return found;
        if (c == '=') return JsonMistake{one(at), "`=` where `:` is expected", "write `:`"};
        if (c == ',' || is_closing(c)) {
            return JsonMistake{stop_.token, "this key has no value",
                               "write \"key\": value; a list of values needs `[ ]`"};
        }
        return JsonMistake{
            {stop_.token.end, stop_.token.end}, "a `:` is missing between key and value", {}};
    }

    Found after_value(std::size_t at) {
        if (at_end(at)) return unexpected_end("`,`");
        if (content_[at] == ',') return after_comma(at, skip_json_space(content_, at + 1));
        if (auto found = comment(at)) return found;
        if (auto found = glued(at)) return found;
        const char c = content_[at];
        if (is_closing(c)) return wrong_closing(at);
        if (c == ';') return JsonMistake{one(at), "`;` where `,` is expected", "write `,`"};
        if (c == '=' && in_object()) {
            return JsonMistake{one(at), "`=` where `,` is expected", {}};
        }
        if (c == ':') return unexpected_colon(at);
        return JsonMistake{
            {stop_.token.end, stop_.token.end},
            fmt::format("a comma is missing between two {}", in_object() ? "members" : "values"),
            "add `,`"};
    }

    Found unexpected_colon(std::size_t at) const {
        if (in_object()) return JsonMistake{one(at), "`:` after a value", {}};
        return JsonMistake{one(at), "`:` inside an array",
                           "a key and its value need an object: `{ \"key\": value }`"};
    }

    Found after_comma(std::size_t comma, std::size_t at) {
        if (at_end(at)) return unexpected_end("a value");
        if (is_closing(content_[at])) {
            return JsonMistake{one(comma), fmt::format("a comma before `{}`", content_[at]),
                               "remove it: JSON allows no comma after the last one"};
        }
        if (content_[at] == ',') {
            return JsonMistake{one(at), "two commas in a row", "remove one of them"};
        }
        return in_object() ? key_expected(at) : value_expected(at);
    }

    /// Something stands right at the end of a scalar: `007`, `6M`, `"a"b`.
    Found glued(std::size_t at) {
        const char last = content_[stop_.token.end - 1];
        constexpr std::string_view separators = "\"{}[],:;='";
        if (at != stop_.token.end || is_closing(last)) return std::nullopt;
        if (separators.find(content_[at]) != std::string_view::npos) return std::nullopt;
        if (last != '"') return bare(stop_.token.begin);
        return JsonMistake{one(at), "this stands right after a closing quote",
                           "write a quote inside a text as `\\\"`"};
    }

    Found after_end(std::size_t at) {
        if (auto found = comment(at)) return found;
        if (auto found = glued(at)) return found;
        const char c = content_[at];
        if (is_closing(c)) {
            return JsonMistake{one(at), fmt::format("`{}` closes nothing", c), "remove it"};
        }
        if (c == ',') {
            return JsonMistake{one(at), "a comma after the end", "remove it"};
        }
        const std::size_t line_end = std::min(content_.find_first_of("\r\n", at), content_.size());
        return JsonMistake{{at, line_end},
                           "text after the end of the JSON value",
                           fmt::format("{} holds one value; remove the rest", what_)};
    }

    const TextPtr& text_;
    std::string_view content_;
    const JsonStop& stop_;
    std::string_view what_;
    Code code_ = Code::json_syntax;
    std::vector<Label> labels_;
};

}  // namespace

Diagnostic explain_json_stop(const TextPtr& text, const JsonStop& stop, std::string_view what) {
    return Explainer(text, stop, what).explain();
}

}  // namespace stackimpact
