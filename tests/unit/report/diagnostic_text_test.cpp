// SPDX-License-Identifier: MIT
#include "report/diagnostic_text.hpp"

#include <memory>

#include "report/excerpt.hpp"
#include "report/width.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

TextPtr text(const std::string& name, const std::string& content) {
    return std::make_shared<const Text>(name, content);
}

/// The first place of `words` in the text.
Place place_of(const TextPtr& in, const std::string& words) {
    const std::size_t at = in->content().find(words);
    REQUIRE(at != std::string::npos);
    return {in, {at, at + words.size()}};
}

Diagnostic unknown_key(const Place& place) {
    return {Code::unknown_key, Severity::error, place, "unknown key", "", {}};
}

std::string shown(const std::vector<Diagnostic>& diagnostics, DiagnosticTextOptions options = {}) {
    return render_diagnostics(diagnostics, options);
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find('\n', at);
        result.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return result;
}

}  // namespace

TEST_CASE("nothing to say is nothing") {
    CHECK(shown({}).empty());
}

TEST_CASE("a diagnostic with hint and label") {
    const TextPtr file = text("s.json", "{\n  \"event\": \"x\",\n  \"evnt\": 1\n}\n");
    Diagnostic diagnostic = unknown_key(place_of(file, "\"evnt\""));
    diagnostic.hint = "did you mean \"event\"?";
    diagnostic.labels = {{place_of(file, "\"event\""), "this one is there"}};
    CHECK(shown({diagnostic}) ==
          "s.json:3:3: error: unknown key [SI2003]\n"
          "    3 |   \"evnt\": 1\n"
          "      |   ^~~~~~\n"
          "s.json:2:3: note: this one is there\n"
          "    2 |   \"event\": \"x\",\n"
          "      |   ^~~~~~~\n"
          "hint: did you mean \"event\"?\n"
          "\n"
          "1 error in 1 file\n");
}

TEST_CASE("the summary counts severities and files") {
    const TextPtr a = text("a.json", "{}");
    const TextPtr b = text("b.json", "{}");
    const TextPtr option = text("--set", "x=1");
    Diagnostic warning = unknown_key({b, {0, 1}});
    warning.severity = Severity::warning;
    const Diagnostic error = unknown_key({a, {0, 1}});
    CHECK(lines(shown({error, error, error, warning})).back() ==
          "3 errors and 1 warning in 2 files");
    Diagnostic note = warning;
    note.severity = Severity::note;
    CHECK(lines(shown({error, warning, note})).back() ==
          "1 error, 1 warning and 1 note in 2 files");
    CHECK(lines(shown({unknown_key({option, {0, 1}})})).back() == "1 error");
    CHECK(shown({unknown_key({})}) == "error: unknown key [SI2003]\n\n1 error\n");
}

TEST_CASE("a file without content has no line to show") {
    CHECK(shown({unknown_key({text("gone.json", ""), {0, 0}})}) ==
          "gone.json: error: unknown key [SI2003]\n\n1 error in 1 file\n");
}

TEST_CASE("the mark stands under what it means, also after tabs and wide characters") {
    const TextPtr file = text("s.json", "\t\"日本\": \"e\u0301\", \"bad\": \"語\"");
    const std::vector<std::string> out = lines(shown({unknown_key(place_of(file, "\"bad\""))}));
    CHECK(out[0] == "s.json:1:14: error: unknown key [SI2003]");
    CHECK(out[1] == "    1 |  \"日本\": \"e\u0301\", \"bad\": \"語\"");
    CHECK(out[2] == "      |               ^~~~~");
    const std::size_t before = out[1].find("\"bad\"");
    CHECK(display_width(out[1].substr(0, before)) == out[2].find('^'));
    const std::vector<std::string> wide = lines(shown({unknown_key(place_of(file, "語"))}));
    CHECK(wide[2].substr(wide[2].find('^')) == "^~");
}

TEST_CASE("a place at the end of the file") {
    const std::string content = "{\n  \"a\": 1";
    const std::vector<std::string> out =
        lines(shown({unknown_key({text("s.json", content), {content.size(), content.size()}})}));
    CHECK(out[0] == "s.json:2:9: error: unknown key [SI2003]");
    CHECK(out[1] == "    2 |   \"a\": 1");
    CHECK(out[2] == "      |         ^");
    const std::string broken = content + "\n";
    const std::vector<std::string> after =
        lines(shown({unknown_key({text("s.json", broken), {broken.size(), broken.size()}})}));
    CHECK(after[0] == "s.json:3:1: error: unknown key [SI2003]");
    CHECK(after[1] == "    3 |");
    CHECK(after[2] == "      | ^");
    const std::vector<std::string> beyond =
        lines(shown({unknown_key({text("s.json", content), {999, 1000}})}));
    CHECK(beyond[2] == "      |         ^");
}

TEST_CASE("a place over several lines is marked to the end of its first line") {
    const TextPtr file = text("s.json", "[ {\r\n  1,\r\n  2 } ]");
    const std::vector<std::string> out =
        lines(shown({unknown_key({file, {2, file->content().size()}})}));
    CHECK(out[1] == "    1 | [ {");
    CHECK(out[2] == "      |   ^");
}

TEST_CASE("long lines are cut around the mark") {
    const std::string long_line =
        "\"" + std::string(300, 'a') + "\": \"bad\", \"" + std::string(300, 'b') + "\"";
    const TextPtr file = text("s.json", long_line);
    for (const std::size_t width : {40u, 80u, 100u}) {
        for (const bool ascii : {false, true}) {
            DiagnosticTextOptions options;
            options.width = width;
            options.ascii = ascii;
            const auto out = lines(shown({unknown_key(place_of(file, "\"bad\""))}, options));
            CHECK(display_width(out[1]) <= width);
            CHECK(display_width(out[1].substr(0, out[1].find("\"bad\""))) == out[2].find('^'));
            CHECK(out[2].substr(out[2].find('^')) == "^~~~~");
            CHECK(out[1].substr(8, 3) == (ascii ? "..." : "…"));
            CHECK(out[1].substr(out[1].size() - 3) == (ascii ? "..." : "…"));
        }
    }
}

TEST_CASE("an excerpt uses the room it has") {
    const std::string line = "0123456789abcdefghijklmnopqrstuvwxyz";
    CHECK(excerpt(line, {0, 3}, 20, "…") == Excerpt{"0123456789abcdefghi…", 0, 3});
    CHECK(excerpt(line, {35, 36}, 20, "…") == Excerpt{"…hijklmnopqrstuvwxyz", 19, 1});
    CHECK(excerpt(line, {36, 36}, 20, "…") == Excerpt{"…ijklmnopqrstuvwxyz", 19, 1});
    CHECK(excerpt(line, {18, 36}, 20, "…") == Excerpt{"…9abcdefghijklmnopq…", 10, 10});
    CHECK(excerpt(line, {5, 5}, 100, "…") == Excerpt{line, 5, 1});
    CHECK(excerpt("", {0, 0}, 100, "…") == Excerpt{"", 0, 1});
}

TEST_CASE("an excerpt of a wide or marked line never exceeds its columns") {
    std::string line;
    for (int i = 0; i < 60; ++i) line += i % 3 == 0 ? "日" : (i % 3 == 1 ? "e\u0301" : "x");
    for (std::size_t at = 0; at <= line.size(); ++at) {
        for (std::size_t columns = 20; columns < 26; ++columns) {
            const Excerpt shown = excerpt(line, {at, at + 4}, columns, "…");
            CHECK(display_width(shown.text) <= columns);
            CHECK(shown.before + shown.marked <= columns);
            CHECK(shown.marked >= 1);
        }
    }
}

TEST_CASE("a line of millions of bytes costs a look at a few") {
    const std::string marks = std::string("x") + [] {
        std::string flood;
        for (int i = 0; i < 1000000; ++i) flood += "\u0301";
        return flood;
    }();
    const Excerpt shown = excerpt(marks, {1000001, 1000003}, 40, "…");
    CHECK(shown.text.size() < 2000);
    CHECK(display_width(shown.text) <= 40);
}

TEST_CASE("names, messages, hints and lines are made safe for a terminal") {
    const TextPtr file = text("ev\x1b[2Jil.json", "{ \"a\x1b[31m\u202e\": \xff }");
    Diagnostic diagnostic = unknown_key(place_of(file, "\xff"));
    diagnostic.message = "bad\x1b]0;x\x07 \u202evalue";
    diagnostic.hint = "two\nlines\r";
    diagnostic.labels = {{place_of(file, "\xff"), "\x1b[0m"}};
    const std::string out = shown({diagnostic});
    for (const char* unsafe : {"\x1b", "\x07", "\r", "\u202e", "\xff"}) {
        CHECK(out.find(unsafe) == std::string::npos);
    }
    CHECK(lines(out).front() ==
          "ev\uFFFD[2Jil.json:1:14: error: bad\uFFFD]0;x\uFFFD \uFFFDvalue [SI2003]");
    CHECK(out.find("hint: two lines\uFFFD\n") != std::string::npos);
}

TEST_CASE("huge messages are cut") {
    Diagnostic diagnostic = unknown_key({});
    diagnostic.message = std::string(5000000, 'm');
    CHECK(shown({diagnostic}).size() < 1200);
}

TEST_CASE("colour adds codes and nothing else") {
    const TextPtr file = text("s.json", "{ \"evnt\": 1 }");
    Diagnostic diagnostic = unknown_key(place_of(file, "\"evnt\""));
    diagnostic.hint = "a hint";
    DiagnosticTextOptions options;
    options.color = true;
    std::string colored = shown({diagnostic}, options);
    CHECK(colored.find("\x1b[1;31merror:\x1b[0m") != std::string::npos);
    for (std::size_t at = colored.find('\x1b'); at != std::string::npos;
         at = colored.find('\x1b')) {
        colored.erase(at, colored.find('m', at) + 1 - at);
    }
    CHECK(colored == shown({diagnostic}));
}

TEST_CASE("only so many are shown, errors before warnings, in the order given") {
    const TextPtr file = text("s.json", "{}");
    std::vector<Diagnostic> diagnostics;
    for (int i = 0; i < 7; ++i) {
        Diagnostic diagnostic = unknown_key({file, {0, 1}});
        diagnostic.severity = i < 5 ? Severity::warning : Severity::error;
        diagnostic.message = "number " + std::to_string(i);
        diagnostics.push_back(diagnostic);
    }
    DiagnosticTextOptions options;
    options.limit = 3;
    const std::string out = shown(diagnostics, options);
    CHECK(out.find("number 0") < out.find("number 5"));
    CHECK(out.find("number 5") < out.find("number 6"));
    CHECK(out.find("number 6") != std::string::npos);
    CHECK(out.find("number 1") == std::string::npos);
    const std::vector<std::string> all = lines(out);
    CHECK(all[all.size() - 2] == "not shown: 4 warnings");
    CHECK(all.back() == "2 errors and 5 warnings in 1 file");
}
