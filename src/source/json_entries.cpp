// SPDX-License-Identifier: MIT
#include "source/json_entries.hpp"

#include <charconv>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <utility>

namespace stackimpact {
namespace {

std::uint32_t small(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

/// Never deeper than a parsed text may be.
void add_entries(const JsonNode& node, Span key, std::vector<JsonEntry>& entries) {
    const std::size_t index = entries.size();
    entries.push_back(
        {small(node.span.begin), small(node.span.end), small(key.begin), small(key.end), 0});
    for (const JsonMember& member : node.members) {
        add_entries(member.value, member.key_span, entries);
    }
    for (const JsonNode& item : node.items) add_entries(item, {}, entries);
    entries[index].after = small(entries.size());
}

/// The text that a literal stands for.
std::string unquoted(std::string_view literal) {
    const std::string_view inside = literal.substr(1, literal.size() - 2);
    if (inside.find('\\') == std::string_view::npos) return std::string(inside);
    return nlohmann::json::parse(literal.begin(), literal.end()).get<std::string>();
}

void read_number(std::string_view literal, JsonNode& node) {
    const char* const end = literal.data() + literal.size();
    node.kind = JsonNode::Kind::integer;
    const auto read = std::from_chars(literal.data(), end, node.integer);
    node.number = static_cast<double>(node.integer);
    if (read.ec == std::errc{} && read.ptr == end) return;
    node.kind = JsonNode::Kind::number;
    node.integer = 0;
    std::from_chars(literal.data(), end, node.number);
}

/// Builds the tree of the entries in order.
class EntryReader {
public:
    EntryReader(const EmbeddedFile& file, std::span<const std::size_t> left_out)
        : file_(file), left_out_(left_out) {}

    JsonNode read(std::size_t at) {
        const JsonEntry& entry = file_.entries[at];
        JsonNode node;
        node.span = {entry.begin, entry.end};
        fill(at, entry_bytes(file_, entry), node);
        return node;
    }

private:
    void fill(std::size_t at, std::string_view bytes, JsonNode& node) {
        switch (bytes.front()) {
            case '{':
                node.kind = JsonNode::Kind::object;
                node.members.reserve(count(at));
                for_each_wanted(at, [&](std::size_t i) { node.members.push_back(member(i)); });
                break;
            case '[':
                node.kind = JsonNode::Kind::array;
                node.items.reserve(count(at));
                for_each_wanted(at, [&](std::size_t i) { node.items.push_back(read(i)); });
                break;
            case '"':
                node.kind = JsonNode::Kind::string;
                node.string = unquoted(bytes);
                break;
            case 't':
            case 'f':
                node.kind = JsonNode::Kind::boolean;
                node.boolean = bytes.front() == 't';
                break;
            case 'n':
                break;
            default:
                read_number(bytes, node);
        }
    }

    JsonMember member(std::size_t at) {
        const JsonEntry& entry = file_.entries[at];
        const Span key{entry.key_begin, entry.key_end};
        return {unquoted(file_.content.substr(key.begin, key.end - key.begin)), key, read(at)};
    }

    [[nodiscard]] std::size_t count(std::size_t at) const {
        std::size_t found = 0;
        for_each_entry(file_, at, [&found](std::size_t) { ++found; });
        return found;
    }

    template <class Call>
    void for_each_wanted(std::size_t at, const Call& call) {
        for_each_entry(file_, at, [&](std::size_t i) {
            if (!left_out_.empty() && left_out_.front() == i) {
                left_out_ = left_out_.subspan(1);
            } else {
                call(i);
            }
        });
    }

    const EmbeddedFile& file_;
    std::span<const std::size_t> left_out_;
};

}  // namespace

std::vector<JsonEntry> entries_of(const JsonNode& root) {
    std::vector<JsonEntry> entries;
    add_entries(root, {}, entries);
    return entries;
}

JsonNode read_entries(const EmbeddedFile& file, std::span<const std::size_t> left_out) {
    return EntryReader(file, left_out).read(0);
}

std::size_t find_entry(const EmbeddedFile& file, std::size_t at, std::string_view key) {
    std::size_t found = 0;
    for_each_entry(file, at, [&](std::size_t i) {
        if (found == 0 && entry_key(file, file.entries[i]) == key) found = i;
    });
    return found;
}

std::string_view entry_bytes(const EmbeddedFile& file, const JsonEntry& entry) {
    return file.content.substr(entry.begin, entry.end - entry.begin);
}

std::string_view entry_key(const EmbeddedFile& file, const JsonEntry& entry) {
    if (entry.key_end == 0) return {};
    return file.content.substr(entry.key_begin + 1, entry.key_end - entry.key_begin - 2);
}

}  // namespace stackimpact
