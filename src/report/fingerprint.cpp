// SPDX-License-Identifier: MIT
#include "report/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "source/hash.hpp"

namespace stackimpact {

namespace {

/// 128 bits: two of a million findings are the same by chance with a probability below 1e-26.
constexpr std::size_t digits = 32;

/// No part has a NUL: files must not.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const std::string_view part : parts) all.append(part).push_back('\0');
    return all;
}

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

std::string repository_path(std::string_view name) {
    std::string path = name.substr(0, 1) == "/" ? "/" : "";
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".") continue;
        if (!path.empty() && path.back() != '/') path += '/';
        path += part;
    }
    return path;
}

std::string Fingerprints::of(const Check& check) {
    const std::string_view layer = check.layer ? std::string_view(check.layer->str()) : "";
    return numbered(joined({check.kind, check.id, check.scenario, layer, check.what}));
}

std::string Fingerprints::of(const Diagnostic& diagnostic) {
    const std::string code = code_name(diagnostic.code);
    if (!diagnostic.place.text) return numbered(joined({code}));
    const Text& text = *diagnostic.place.text;
    const std::string_view line = text.line(text.position(diagnostic.place.span.begin).line);
    return numbered(joined({code, repository_path(text.name()), trimmed(line)}));
}

std::string Fingerprints::numbered(const std::string& identity) {
    const std::string hash = sha256(identity).substr(0, digits);
    return fmt::format("{}:{}", hash, ++seen_[hash]);
}

}  // namespace stackimpact
