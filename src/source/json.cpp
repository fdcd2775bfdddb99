// SPDX-License-Identifier: MIT
#include "source/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "source/json_entries.hpp"
#include "source/json_mistake.hpp"
#include "source/json_scan.hpp"
#include "source/merge_conflict.hpp"
#include "source/readable_text.hpp"

namespace stackimpact {
namespace {

using Json = nlohmann::json;

/// Up to here looking at every pair of keys is quicker than sorting.
constexpr std::size_t few_members = 16;

/// A file with more repeated keys than this was not written by hand; the rest is counted.
constexpr std::size_t max_duplicates_reported = 1000;

/// Of an item that is handed over: names and a number. There can be a million of them.
constexpr std::size_t usual_item_values = 3;

/// Code of the library's exception for a number that is too large for a double.
constexpr int library_number_overflow = 406;

/// Reports keys that an object repeats, each with a label at the first.
class DuplicateKeys {
public:
    DuplicateKeys(const TextPtr& text, Diagnostics& diagnostics)
        : text_(text), diagnostics_(diagnostics) {}

    void check(const JsonNode& object) {
        const auto& members = object.members;
        if (members.size() <= few_members) {
            check_few(members);
        } else {
            check_many(members);
        }
    }

    /// Says how many were not reported one by one.
    void finish(std::size_t near) {
        if (found_ <= max_duplicates_reported) return;
        diagnostics_.error(Code::duplicate_key, {text_, {near, near}},
                           fmt::format("{} more keys are given twice in this file",
                                       found_ - max_duplicates_reported));
    }

private:
    void check_few(const std::vector<JsonMember>& members) {
        for (std::size_t i = 1; i < members.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (members[i].key != members[j].key) continue;
                report(members[j], members[i]);
                break;
            }
        }
    }

    void check_many(const std::vector<JsonMember>& members) {
        std::vector<const JsonMember*> by_key;
        by_key.reserve(members.size());
        for (const JsonMember& member : members) by_key.push_back(&member);
        const auto less = [](const JsonMember* a, const JsonMember* b) {
            const int order = a->key.compare(b->key);
            return order != 0 ? order < 0 : a->key_span.begin < b->key_span.begin;
        };
        std::sort(by_key.begin(), by_key.end(), less);
        const JsonMember* first = by_key.front();
        for (std::size_t i = 1; i < by_key.size(); ++i) {
            if (by_key[i]->key == first->key) {
                report(*first, *by_key[i]);
            } else {
                first = by_key[i];
            }
        }
    }

    void report(const JsonMember& first, const JsonMember& again) {
        if (++found_ > max_duplicates_reported) return;
        diagnostics_.add({Code::duplicate_key,
                          Severity::error,
                          {text_, again.key_span},
                          fmt::format("the key `{}` is given twice in this object", again.key),
                          "remove one of them",
                          {{{text_, first.key_span}, "first given here"}}});
    }

    const TextPtr& text_;
    Diagnostics& diagnostics_;
    std::size_t found_ = 0;
};

/// Receives the parser's events, in the order of the text, and builds the tree. Never recursive:
/// the path from the root is kept in `open_`, whose addresses are stable because only the innermost
/// container grows.
class TreeBuilder {
public:
    TreeBuilder(const TextPtr& text, std::size_t begin, const JsonReading& reading,
                Diagnostics& diagnostics)
        : text_(text),
          take_item_(reading.take_item),
          what_(reading.what),
          diagnostics_(diagnostics),
          cursor_(text->content(), begin),
          duplicates_(text, diagnostics),
          begin_(begin) {
        stop_.token = {begin, begin};
    }

    // The names and types from here on are those that the library calls.
    bool null() { return scalar(JsonNode{}); }

    bool boolean(bool value) {
        JsonNode node;
        node.kind = JsonNode::Kind::boolean;
        node.boolean = value;
        return scalar(std::move(node));
    }

    bool number_integer(Json::number_integer_t value) {
        JsonNode node;
        node.kind = JsonNode::Kind::integer;
        node.integer = value;
        node.number = static_cast<double>(value);
        return scalar(std::move(node));
    }

    bool number_unsigned(Json::number_unsigned_t value) {
        if (std::in_range<std::int64_t>(value)) {
            return number_integer(static_cast<Json::number_integer_t>(value));
        }
        return number_float(static_cast<double>(value), {});
    }

    bool number_float(Json::number_float_t value, const Json::string_t& /*written*/) {
        JsonNode node;
        node.kind = JsonNode::Kind::number;
        node.number = value;
        return scalar(std::move(node));
    }

    bool string(Json::string_t& value) {
        JsonNode node;
        node.kind = JsonNode::Kind::string;
        node.string = std::move(value);
        return scalar(std::move(node));
    }

    bool binary(Json::binary_t& /*value*/) { return false; }

    bool start_object(std::size_t /*size*/) { return open(JsonNode::Kind::object); }
    bool start_array(std::size_t /*size*/) { return open(JsonNode::Kind::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(Json::string_t& value) {
        JsonMember member;
        member.key = std::move(value);
        member.key_span = cursor_.next();
        stop_.token = member.key_span;
        stop_.after = JsonStop::After::key;
        open_.back()->members.push_back(std::move(member));
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) {
        // A byte-order mark was skipped before the library began to count.
        stop_.offset = position == 0 ? begin_ : std::min(begin_ + position - 1, size());
        stop_.number_out_of_range = error.id == library_number_overflow;
        report_stop();
        return false;
    }

    /// The tree, if the parser reached the end of the text.
    std::optional<JsonNode> finish(bool accepted) {
        for (const JsonNode* node : open_) {
            // What stood in front of a mistake can be checked all the same.
            if (node->kind == JsonNode::Kind::object) duplicates_.check(*node);
        }
        duplicates_.finish(stop_.token.begin);
        if (!accepted) return std::nullopt;
        // The library takes a NUL byte for the end.
        if (skip_json_space(text_->content(), stop_.token.end) != text_->content().size()) {
            stop_.offset = stop_.token.end;
            report_stop();
            return std::nullopt;
        }
        return std::move(root_);
    }

private:
    [[nodiscard]] std::size_t size() const { return text_->content().size(); }

    void report_stop() { diagnostics_.add(explain_json_stop(text_, stop_, what_)); }

    /// Puts a value into the innermost container; null when there are too many.
    JsonNode* attach(JsonNode node) {
        if (++values_ > max_json_values) {
            diagnostics_.error(Code::too_large, {text_, node.span},
                               fmt::format("{} has more than {} values", what_, max_json_values),
                               "split the file");
            return nullptr;
        }
        stop_.token = node.span;
        if (open_.empty()) return &(root_ = std::move(node));
        JsonNode& parent = *open_.back();
        if (parent.kind == JsonNode::Kind::object) {
            return &(parent.members.back().value = std::move(node));
        }
        parent.items.push_back(std::move(node));
        return &parent.items.back();
    }

    void value_done() {
        stop_.after = open_.empty() ? JsonStop::After::whole_value : JsonStop::After::value;
        if (take_item_ && open_.size() == 2) hand_over();
    }

    /// The item that just ended, if it is one of a list of the root object.
    void hand_over() {
        const JsonNode& root = *open_.front();
        JsonNode& list = *open_.back();
        if (root.kind != JsonNode::Kind::object || list.kind != JsonNode::Kind::array) return;
        take_item_(root.members.back().key, list.items.back());
        list.items.pop_back();
        values_ = kept_values_;
    }

    bool scalar(JsonNode node) {
        node.span = cursor_.next();
        if (attach(std::move(node)) == nullptr) return false;
        value_done();
        return true;
    }

    bool open(JsonNode::Kind kind) {
        JsonNode node;
        node.kind = kind;
        node.span = cursor_.next();
        const Span bracket = node.span;
        if (open_.size() == max_json_depth) {
            diagnostics_.error(
                Code::nesting_too_deep, {text_, bracket},
                fmt::format("{} is nested deeper than {} levels", what_, max_json_depth));
            return false;
        }
        JsonNode* const attached = attach(std::move(node));
        if (attached == nullptr) return false;
        open_.push_back(attached);
        if (open_.size() == 2) kept_values_ = values_;
        if (take_item_ && open_.size() == 3) attached->items.reserve(usual_item_values);
        stop_.open.push_back(bracket.begin);
        stop_.after = JsonStop::After::opening;
        return true;
    }

    bool close() {
        JsonNode& node = *open_.back();
        stop_.token = cursor_.next();
        node.span.end = stop_.token.end;
        if (node.kind == JsonNode::Kind::object) duplicates_.check(node);
        open_.pop_back();
        stop_.open.pop_back();
        value_done();
        return true;
    }

    const TextPtr& text_;
    const TakeItem& take_item_;
    std::string_view what_;
    Diagnostics& diagnostics_;
    JsonCursor cursor_;
    DuplicateKeys duplicates_;
    JsonNode root_;
    std::vector<JsonNode*> open_;
    JsonStop stop_;
    std::size_t begin_;
    std::size_t values_ = 0;
    /// Before the first item of a list whose items are taken.
    std::size_t kept_values_ = 0;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
    const auto named = [key](const JsonMember& member) { return member.key == key; };
    const auto found = std::find_if(members.begin(), members.end(), named);
    return found == members.end() ? nullptr : &found->value;
}

std::string_view kind_name(JsonNode::Kind kind) {
    switch (kind) {
        case JsonNode::Kind::null:
            return "null";
        case JsonNode::Kind::boolean:
            return "true or false";
        case JsonNode::Kind::integer:
            return "an integer";
        case JsonNode::Kind::number:
            return "a number";
        case JsonNode::Kind::string:
            return "a string";
        case JsonNode::Kind::array:
            return "an array";
        case JsonNode::Kind::object:
            return "an object";
    }
    return "a value";
}

std::optional<JsonNode> parse_json(const TextPtr& text, Diagnostics& diagnostics,
                                   const JsonReading& reading) {
    const EmbeddedFile* const file = text->embedded();
    if (file != nullptr && !file->entries.empty()) return read_entries(*file);
    if (!check_readable(text, reading.max_bytes, diagnostics)) return std::nullopt;
    const std::string_view content = text->content();
    const std::size_t begin = after_byte_order_mark(content);
    Diagnostics mistakes;
    TreeBuilder builder(text, begin, reading, mistakes);
    const bool accepted =
        Json::sax_parse(content.data() + begin, content.data() + content.size(), &builder);
    std::optional<JsonNode> root = builder.finish(accepted);
    if (!mistakes.has_errors()) return root;
    if (const auto conflict = find_merge_conflict(text)) {
        // Whatever else is wrong, it comes from two versions in one file.
        diagnostics.add(*conflict);
    } else {
        for (const Diagnostic& mistake : mistakes.all()) diagnostics.add(mistake);
    }
    return std::nullopt;
}

}  // namespace stackimpact
