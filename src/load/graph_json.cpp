// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <string>
#include <utility>

#include "load/decode.hpp"
#include "load/graph_formats.hpp"
#include "load/load_graph.hpp"
#include "source/json.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view attacks = "attacks";
constexpr std::string_view supports = "supports";
constexpr std::string_view relation_hint = "write [\"from\", \"to\"] or [\"from\", \"to\", weight]";

/// Reads a graph from the outside in, but relations as the parser meets them: a million of them
/// would not fit into a tree.
class JsonGraphReader {
public:
    JsonGraphReader(Mistakes& mistakes, GraphBuilder& builder)
        : mistakes_(&mistakes), builder_(&builder) {}

    void read_item(std::string_view list, const JsonNode& item) {
        if (list != attacks && list != supports) return;
        Diagnostics found;
        read_relation({mistakes_->text(), found}, item, list == attacks);
        if (found.has_errors()) mistakes_->add(found);
    }

    std::string read(const JsonNode& root) {
        Diagnostics found;
        const Input input(mistakes_->text(), found);
        ObjectReader reader(input, root, "a graph");
        reader.read_schema_keys();
        std::string title = reader.text("title");
        const JsonNode* const topic = reader.find("topic");
        if (topic != nullptr && has_type(input, *topic, JsonNode::Kind::string, "`topic`")) {
            builder_->topic({topic->string, topic->span});
        }
        const JsonNode* const arguments =
            reader.require("arguments", R"(as "arguments": {"a": 0.5, "b": 0.7})");
        for (const std::string_view list : {attacks, supports}) {
            const JsonNode* const node = reader.find(list);
            if (node == nullptr) continue;
            static_cast<void>(read_items(input, *node, fmt::format("`{}`", list)));
        }
        reader.finish();
        mistakes_->add(found);
        if (arguments != nullptr) read_arguments(*arguments);
        return title;
    }

private:
    void read_relation(const Input& input, const JsonNode& node, bool attack) {
        if (!has_type(input, node, JsonNode::Kind::array, attack ? "an attack" : "a support")) {
            return;
        }
        const std::size_t size = node.items.size();
        if (size != 2 && size != 3) {
            input.error(Code::invalid_value, node.span,
                        fmt::format("{} has two names and, if it is not 1, a weight, not {} item{}",
                                    attack ? "an attack" : "a support", size, size == 1 ? "" : "s"),
                        std::string(relation_hint));
            return;
        }
        const bool from = has_type(input, node.items[0], JsonNode::Kind::string, "a name");
        const bool to = has_type(input, node.items[1], JsonNode::Kind::string, "a name");
        std::optional<double> weight = 1.0;
        if (size == 3) weight = read_number(input, node.items[2], "a weight", unit_range);
        if (!from || !to) return;
        builder_->relation(name_of(node.items[0]), name_of(node.items[1]), node.span,
                           weight.value_or(1.0) + 0.0, attack);
    }

    static WrittenName name_of(const JsonNode& node) { return {node.string, node.span}; }

    void read_arguments(const JsonNode& node) {
        Diagnostics of_all;
        for (const JsonMember& member :
             read_members({mistakes_->text(), of_all}, node, "`arguments`")) {
            Diagnostics found;
            builder_->argument({member.key, member.key_span},
                               read_argument({mistakes_->text(), found}, member.value));
            if (found.has_errors()) mistakes_->add(found);
        }
        mistakes_->add(of_all);
    }

    static ArgumentGraph::Node read_argument(const Input& input, const JsonNode& node) {
        ArgumentGraph::Node argument;
        // -0 is 0.
        const auto set_base = [&](std::optional<double> base) {
            if (base) argument.base = *base + 0.0;
        };
        if (node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number) {
            set_base(read_number(input, node, "a base score", unit_range));
            return argument;
        }
        if (node.kind != JsonNode::Kind::object) {
            input.error(Code::wrong_type, node.span,
                        fmt::format("an argument must be its base score or an object, not {}",
                                    kind_name(node.kind)),
                        R"(as 0.5 or {"base": 0.5, "claim": "..."})");
            return argument;
        }
        ObjectReader reader(input, node, "an argument");
        set_base(reader.required_number("base", unit_range));
        argument.claim = reader.text("claim");
        if (const JsonNode* notes = reader.find("notes")) {
            for (const JsonNode& note : read_items(input, *notes, "`notes`")) {
                argument.notes.push_back(read_text(input, note, "a note").value_or(""));
            }
        }
        reader.finish();
        return argument;
    }

    Mistakes* mistakes_;
    GraphBuilder* builder_;
};

}  // namespace

std::optional<std::string> read_graph_json(Mistakes& mistakes, GraphBuilder& builder,
                                           Diagnostics& diagnostics) {
    JsonGraphReader reader(mistakes, builder);
    JsonReading reading;
    reading.max_bytes = max_graph_bytes;
    reading.take_item = [&](std::string_view list, const JsonNode& item) {
        reader.read_item(list, item);
    };
    const auto root = parse_json(mistakes.text(), diagnostics, reading);
    if (!root) return std::nullopt;
    return reader.read(*root);
}

}  // namespace stackimpact
