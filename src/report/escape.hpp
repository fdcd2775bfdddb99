// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "source/utf8.hpp"

namespace stackimpact {

/// A text from a file made safe for a terminal: line feeds and tabs become one blank; every other
/// unsafe character and every byte that is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string terminal_safe(std::string_view text);

/// A text from a file made safe for a page that shows it: `\r\n` becomes a line feed; every unsafe
/// character but line feed and tab, every character that XML 1.0 has not and every byte that is not
/// UTF-8 becomes U+FFFD.
[[nodiscard]] std::string page_safe(std::string_view text);

/// The text if it has at most `code_points` of them (at least 1), else its beginning with an
/// ellipsis, no longer than that.
[[nodiscard]] std::string cut(std::string_view text, std::size_t code_points);

/// Content of an XML element: page-safe, with `&`, `<` and `>` escaped, so that no `]]>` is left.
[[nodiscard]] std::string xml_text(std::string_view text);

/// Value of an XML attribute in double quotes: as content, with both quotes, line feeds and tabs
/// escaped, which a parser would make blanks otherwise.
[[nodiscard]] std::string xml_attribute(std::string_view text);

/// Message of a GitHub workflow command: page-safe and one line, with `%` and line feeds escaped.
[[nodiscard]] std::string github_message(std::string_view text);

/// Value of a property of a GitHub workflow command: as a message, with `:` and `,` escaped.
[[nodiscard]] std::string github_property(std::string_view text);

/// A text of a SARIF document: page-safe, with a blank inside each `](`, which would make a link
/// (SARIF 2.1.0, section 3.11.6).
[[nodiscard]] std::string sarif_text(std::string_view text);

/// A message of a SARIF result: as a text, with braces doubled, which would be places for arguments
/// (section 3.11.5).
[[nodiscard]] std::string sarif_message(std::string_view text);

/// A path with `/` as what a URI holds: a relative reference, or `file://` and an absolute path.
/// Every byte but letters, digits and `-._~/` is percent-encoded.
[[nodiscard]] std::string uri_of_path(std::string_view path);

/// A text made safe for a terminal as a field of CSV (RFC 4180), quoted where it must be. An
/// apostrophe goes before what a spreadsheet would run as a formula: a text that begins with = + -
/// @ (also behind blanks), a tab or a carriage return. Numbers of our own are written without this.
[[nodiscard]] std::string csv_field(std::string_view text);

/// A text from a file made plain words inside a line of GitHub's or GitLab's Markdown, also in a
/// table: no markup, HTML, link, image, mention, reference to an issue or commit, formula or
/// command of a bot. Some of them are broken by a zero-width space, which a reader does not see.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// A name as a code span, to be copied exactly; `markdown_text` when it holds characters that a
/// code span does not take everywhere.
[[nodiscard]] std::string markdown_code(std::string_view name);

/// A text from a file as a quoted string of Graphviz's DOT that a label shows as it is: page-safe
/// and one line, with quotes, backslashes (`\N` is the node's name) and `&` (entities) escaped.
[[nodiscard]] std::string dot_string(std::string_view text);
/// The same of several lines, one below the other.
[[nodiscard]] std::string dot_lines(std::initializer_list<std::string_view> lines);

/// A text from a file as a double-quoted scalar of YAML on one line, in which nothing is left that
/// a reader of the text around it could take for its own.
[[nodiscard]] std::string yaml_string(std::string_view text);

/// A text from a file inside a quoted label of Mermaid: one line, with everything but plain words
/// and a few signs as entity codes.
[[nodiscard]] std::string mermaid_text(std::string_view text);

/// A text from a file as words of a statement of Argdown: one line, with all signs escaped.
[[nodiscard]] std::string argdown_text(std::string_view text);
/// A name as the title of a statement of Argdown, which knows no escapes: different names stay
/// different, with brackets and what else it cannot hold percent-encoded.
[[nodiscard]] std::string argdown_title(std::string_view name);

}  // namespace stackimpact
