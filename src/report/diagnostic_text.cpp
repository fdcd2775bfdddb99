// SPDX-License-Identifier: MIT
#include "report/diagnostic_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "report/escape.hpp"
#include "report/excerpt.hpp"
#include "report/width.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view bold_red = "\x1b[1;31m";
constexpr std::string_view bold_yellow = "\x1b[1;33m";
constexpr std::string_view bold_cyan = "\x1b[1;36m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view reset = "\x1b[0m";

/// A message may quote an author's text of any length; more than this nobody reads.
constexpr std::size_t longest_message = 1000;

/// Columns for a line number, so that excerpts stand below each other in files of usual size.
constexpr std::size_t number_columns = 5;

struct Word {
    std::string_view singular;
    std::string_view plural;
    std::string_view color;
};

Word word_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return {"note", "notes", bold_cyan};
        case Severity::warning:
            return {"warning", "warnings", bold_yellow};
        case Severity::error:
            break;
    }
    return {"error", "errors", bold_red};
}

class Renderer {
public:
    explicit Renderer(const DiagnosticTextOptions& options) : options_(options) {}

    void diagnostic(const Diagnostic& diagnostic) {
        header(diagnostic.place, diagnostic.severity, diagnostic.message);
        out_ += painted(fmt::format(" [{}]", code_name(diagnostic.code)), dim) + "\n";
        quote(diagnostic.place, word_of(diagnostic.severity).color);
        for (const Label& label : diagnostic.labels) {
            header(label.place, Severity::note, label.message);
            out_ += '\n';
            quote(label.place, word_of(Severity::note).color);
        }
        if (!diagnostic.hint.empty()) {
            out_ += painted("hint:", bold_cyan) + " " + safe(diagnostic.hint) + "\n";
        }
        out_ += '\n';
    }

    void line(std::string_view text) { out_.append(text) += '\n'; }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    [[nodiscard]] std::string painted(std::string_view text, std::string_view color) const {
        if (!options_.color) return std::string(text);
        return std::string(color).append(text).append(reset);
    }

    [[nodiscard]] std::string_view ellipsis() const { return options_.ascii ? "..." : "\u2026"; }

    [[nodiscard]] std::string safe(std::string_view text) const {
        // A column takes at least a byte; the rest of a huge text need not be looked at.
        const std::string_view looked_at = text.substr(0, 4 * longest_message);
        const std::string shown = fit(terminal_safe(looked_at), longest_message, ellipsis());
        const bool cut = looked_at.size() < text.size() && display_width(shown) < longest_message;
        return cut ? shown + std::string(ellipsis()) : shown;
    }

    /// "file:3:7: error: message"; without line and column when the file has no content.
    void header(const Place& place, Severity severity, std::string_view message) {
        if (place.text) {
            std::string where = terminal_safe(place.text->name()) + ":";
            if (place.text->has_positions()) {
                const Position at = place.text->position(place.span.begin);
                where += fmt::format("{}:{}:", at.line, at.column);
            }
            out_ += painted(where, bold) + " ";
        }
        const Word word = word_of(severity);
        out_ += painted(fmt::format("{}:", word.singular), word.color) + " " + safe(message);
    }

    /// The line with a mark under the place.
    void quote(const Place& place, std::string_view color) {
        if (!place.text || place.text->content().empty()) return;
        const std::size_t number = place.text->position(place.span.begin).line;
        const std::size_t start = place.text->line_start(number);
        const auto in_line = [start](std::size_t at) { return at > start ? at - start : 0; };
        const std::string gutter = fmt::format("{:>{}} |", number, number_columns);
        const std::size_t taken = gutter.size() + 1;
        const Excerpt shown =
            excerpt(place.text->line(number), {in_line(place.span.begin), in_line(place.span.end)},
                    options_.width > taken ? options_.width - taken : 0, ellipsis());
        out_ += painted(gutter, dim) + (shown.text.empty() ? "" : " " + shown.text) + "\n";
        const std::string margin(gutter.size() - 1, ' ');
        out_ += painted(margin + "|", dim) + " " + std::string(shown.before, ' ');
        out_ += painted(std::string(1, '^').append(shown.marked - 1, '~'), color) + "\n";
    }

    const DiagnosticTextOptions& options_;
    std::string out_;
};

/// "3 errors and 1 warning"; empty for nothing.
std::string counted(const std::vector<const Diagnostic*>& diagnostics) {
    std::string text;
    std::vector<std::string> parts;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const auto number =
            std::count_if(diagnostics.begin(), diagnostics.end(),
                          [severity](const Diagnostic* d) { return d->severity == severity; });
        const Word word = word_of(severity);
        if (number > 0) {
            parts.push_back(
                fmt::format("{} {}", number, number == 1 ? word.singular : word.plural));
        }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

/// " in 2 files"; empty when no diagnostic points into a file.
std::string in_files(const std::vector<Diagnostic>& diagnostics) {
    std::set<std::string> files;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (!diagnostic.place.text) continue;
        const std::string& name = diagnostic.place.text->name();
        // Texts of the command line carry the name of their option.
        if (name.rfind("--", 0) != 0) files.insert(name);
    }
    if (files.empty()) return "";
    return files.size() == 1 ? " in 1 file" : fmt::format(" in {} files", files.size());
}

struct Choice {
    std::vector<const Diagnostic*> shown;
    std::vector<const Diagnostic*> left_out;
};

/// Errors first into the room there is, then warnings, then notes; both lists in the order given.
Choice choose(const std::vector<Diagnostic>& diagnostics, std::size_t limit) {
    std::array<std::size_t, 3> room{};
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const auto number = static_cast<std::size_t>(
            std::count_if(diagnostics.begin(), diagnostics.end(),
                          [severity](const Diagnostic& d) { return d.severity == severity; }));
        room.at(static_cast<std::size_t>(severity)) = std::min(number, limit);
        limit -= std::min(number, limit);
    }
    Choice choice;
    for (const Diagnostic& diagnostic : diagnostics) {
        std::size_t& left = room.at(static_cast<std::size_t>(diagnostic.severity));
        (left > 0 ? choice.shown : choice.left_out).push_back(&diagnostic);
        if (left > 0) --left;
    }
    return choice;
}

}  // namespace

std::string render_diagnostics(const std::vector<Diagnostic>& diagnostics,
                               const DiagnosticTextOptions& options) {
    if (diagnostics.empty()) return "";
    const Choice choice = choose(diagnostics, options.limit);
    Renderer renderer(options);
    for (const Diagnostic* diagnostic : choice.shown) renderer.diagnostic(*diagnostic);
    if (!choice.left_out.empty()) {
        renderer.line(fmt::format("not shown: {}", counted(choice.left_out)));
    }
    std::vector<const Diagnostic*> all;
    for (const Diagnostic& diagnostic : diagnostics) all.push_back(&diagnostic);
    renderer.line(counted(all) + in_files(diagnostics));
    return renderer.take();
}

}  // namespace stackimpact
