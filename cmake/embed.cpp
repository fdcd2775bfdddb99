// SPDX-License-Identifier: MIT
// Compiles data files into the program: writes a source file with their bytes, their hashes and, of
// knowledge, where its values stand. Run when the program is built: embed OUT ROOT FILE...
#include <fmt/format.h>

#include <cstdio>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/hash.hpp"
#include "source/json.hpp"
#include "source/json_entries.hpp"

namespace {

using namespace stackimpact;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

std::optional<std::string> read(const std::string& path) {
    const File file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) return std::nullopt;
    std::string content;
    for (int c = std::getc(file.get()); c != EOF; c = std::getc(file.get())) {
        content += static_cast<char>(c);
    }
    if (std::ferror(file.get()) != 0) return std::nullopt;
    return content;
}

bool write(const std::string& path, const std::string& content) {
    File file(std::fopen(path.c_str(), "wb"), &std::fclose);
    if (!file) return false;
    const bool written =
        std::fwrite(content.data(), 1, content.size(), file.get()) == content.size();
    return std::fclose(file.release()) == 0 && written;
}

/// Schemas are documents for other programs, and what is not JSON has no values.
bool has_knowledge(std::string_view path) {
    return path.ends_with(".json") && !path.starts_with("schemas/");
}

/// The text in the form of a list of characters, which has no longest length.
void add_bytes(std::string_view content, std::string& out) {
    std::size_t column = 0;
    for (const char c : content) {
        fmt::format_to(std::back_inserter(out), "'\\x{:02x}',", static_cast<unsigned char>(c));
        if (++column % 16 == 0) out += '\n';
    }
    out += "'\\0'";
}

void add_entries(const std::vector<JsonEntry>& entries, std::string& out) {
    for (const JsonEntry& entry : entries) {
        fmt::format_to(std::back_inserter(out), "{{{},{},{},{},{}}},\n", entry.begin, entry.end,
                       entry.key_begin, entry.key_end, entry.after);
    }
}

/// The definitions of one file and its row in the table; false, with a message, if it is broken.
bool add_file(const std::string& path, const std::string& content, std::size_t number,
              std::string& definitions, std::string& rows) {
    std::vector<JsonEntry> entries;
    if (has_knowledge(path)) {
        Diagnostics diagnostics;
        const auto text = std::make_shared<const Text>(path, content);
        const auto root = parse_json(text, diagnostics);
        for (const Diagnostic& mistake : diagnostics.all()) {
            const Position position = location(mistake.place).position;
            fmt::print(stderr, "data/{}:{}:{}: {}\n", path, position.line, position.column,
                       mistake.message);
        }
        if (!root) return false;
        entries = entries_of(*root);
    }
    definitions += fmt::format("constexpr char file_{}[] = {{\n", number);
    add_bytes(content, definitions);
    definitions += "};\n\n";
    if (!entries.empty()) {
        definitions += fmt::format("constexpr JsonEntry entries_{}[] = {{\n", number);
        add_entries(entries, definitions);
        definitions += "};\n\n";
    }
    rows += fmt::format("    EmbeddedFile{{\"{}\", {{file_{}, {}}}, \"{}\", {}}},\n", path, number,
                        content.size(), sha256(content),
                        entries.empty() ? "{}" : fmt::format("entries_{}", number));
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments, arguments + count);
    if (words.size() < 4) {
        fmt::print(stderr, "usage: embed OUT ROOT FILE...\n");
        return 2;
    }
    std::string definitions;
    std::string rows;
    for (std::size_t i = 3; i < words.size(); ++i) {
        const auto content = read(words[2] + "/" + words[i]);
        if (!content) {
            fmt::print(stderr, "{}/{} cannot be read\n", words[2], words[i]);
            return 1;
        }
        if (!add_file(words[i], *content, i - 3, definitions, rows)) return 1;
    }
    const std::string source = fmt::format(
        "// Generated from data/.\n#include <array>\n\n#include \"load/embedded.hpp\"\n\n"
        "namespace stackimpact {{\n\nnamespace {{\n\n{}"
        "constexpr std::array<EmbeddedFile, {}> files{{{{\n{}}}}};\n\n}}  // namespace\n\n"
        "std::span<const EmbeddedFile> embedded_files() {{ return files; }}\n\n"
        "}}  // namespace stackimpact\n",
        definitions, words.size() - 3, rows);
    if (write(words[1], source)) return 0;
    fmt::print(stderr, "{} cannot be written\n", words[1]);
    return 1;
}
