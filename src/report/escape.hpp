// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stackimpact {

/// True for what must not reach a terminal: control characters (C0, DEL, C1) and Unicode's
/// Bidi_Control characters, which make a line read other than it is.
[[nodiscard]] bool is_unsafe(char32_t code_point);

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

/// A message of a SARIF document: page-safe, braces doubled (they would be places for arguments),
/// and without links: `](` gets a backslash. SARIF 2.1.0, sections 3.11.5 and 3.11.6.
[[nodiscard]] std::string sarif_message(std::string_view text);

/// A text as a field of a CSV row (RFC 4180): terminal-safe and one line, in quotes where it has
/// commas, semicolons, quotes or blanks at its ends. Before a text that a spreadsheet would compute
/// (it begins with `=`, `+`, `-`, `@`, a tab, a carriage return or a line feed) stands an
/// apostrophe. Not for numbers.
[[nodiscard]] std::string csv_field(std::string_view text);

/// A path with `/` as what a URI holds: a relative reference, or `file://` and an absolute path.
/// Every byte but letters, digits and `-._~/` is percent-encoded.
[[nodiscard]] std::string uri_of_path(std::string_view path);

}  // namespace stackimpact
