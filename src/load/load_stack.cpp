// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "load/load.hpp"
#include "load/names.hpp"
#include "load/shares.hpp"
#include "load/stack_reader.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t most_layers = 512;
constexpr std::size_t most_channels = 16;
/// A dense matrix over (channel, layer) pairs takes 32 MiB then.
constexpr std::size_t most_pairs = 2048;

}  // namespace

Stack StackReader::read(const JsonNode& root) {
    ObjectReader reader(input_, root, "the stack");
    reader.read_schema_keys();
    if (const JsonNode* node = reader.require("id")) {
        stack_.id = read_id(input_, *node, "a stack").value_or("");
    }
    stack_.name = reader.required_text("name");
    stack_.about = reader.text("about");
    if (const JsonNode* node = reader.require("channels")) channels(*node);
    if (const JsonNode* node = reader.require("layers")) layers(*node);
    if (const JsonNode* node = reader.find("flows")) flows(*node);
    if (const JsonNode* node = reader.find("links")) links(*node);
    if (const JsonNode* node = reader.find("references")) references(*node);
    if (const JsonNode* node = reader.find("companies")) companies(*node);
    if (const JsonNode* node = reader.find("benchmarks")) benchmarks(*node);
    reader.finish();
    return std::move(stack_);
}

void StackReader::check_count(const JsonNode& root, std::size_t most, std::string_view what) {
    if (root.kind != JsonNode::Kind::object) return;
    if (root.members.empty()) {
        input_.error(Code::invalid_value, root.span,
                     fmt::format("a stack needs at least one {}", what));
    }
    if (root.members.size() <= most) return;
    input_.error(Code::too_large, root.members[most].key_span,
                 fmt::format("a stack has at most {} {}s", most, what));
}

LayerId StackReader::layer_at(ObjectReader& reader, std::string_view key) {
    const JsonNode* const node = reader.require(key);
    if (node == nullptr) return {};
    return LayerId(
        read_reference(input_, *node, "a layer of the stack", Code::unknown_layer, layer_names_)
            .value_or(""));
}

ChannelId StackReader::channel_at(ObjectReader& reader, std::string_view key) {
    const JsonNode* const node = reader.require(key);
    if (node == nullptr) return {};
    return ChannelId(read_reference(input_, *node, "a channel of the stack", Code::unknown_channel,
                                    channel_names_)
                         .value_or(""));
}

void StackReader::report_twice(Span again, std::string message, Span first) {
    input_.error(Code::duplicate_id, again, std::move(message), "remove one of them",
                 {input_.place(first), "first given here"});
}

void StackReader::channels(const JsonNode& root) {
    check_count(root, most_channels, "channel");
    for (const JsonMember& member : read_members(input_, root, "`channels`")) {
        (void)check_id(input_, member.key_span, member.key, "a channel");
        Channel channel;
        channel.id = ChannelId(member.key);
        ObjectReader reader(input_, member.value, "a channel");
        channel.name = reader.required_text("name");
        channel.about = reader.text("about");
        reader.finish();
        stack_.channels.push_back(std::move(channel));
    }
    channel_names_ = channel_names(stack_);
}

void StackReader::layers(const JsonNode& root) {
    check_count(root, most_layers, "layer");
    for (const JsonMember& member : read_members(input_, root, "`layers`")) {
        (void)check_id(input_, member.key_span, member.key, "a layer");
        Layer next = layer(member);
        next.order = static_cast<int>(stack_.layers.size()) + 1;
        stack_.layers.push_back(std::move(next));
    }
    layer_names_ = layer_names(stack_);
    if (stack_.layers.size() * stack_.channels.size() <= most_pairs) return;
    input_.error(Code::too_large, root.span,
                 fmt::format("layers times channels is at most {}", most_pairs));
}

Layer StackReader::layer(const JsonMember& member) {
    Layer layer;
    layer.id = LayerId(member.key);
    layer.location = input_.location(member.key_span);
    ObjectReader reader(input_, member.value, "a layer");
    layer.name = reader.required_text("name");
    layer.about = reader.text("about");
    layer.competition = reader.text("competition");
    layer.moat = reader.text("moat");
    if (const JsonNode* node = reader.find("players")) players(*node, layer);
    reader.finish();
    return layer;
}

void StackReader::players(const JsonNode& root, Layer& layer) {
    ShareCheck shares;
    std::map<std::pair<std::string, std::string>, Span> seen;
    for (const JsonNode& item : read_items(input_, root, "`players`")) {
        Player player;
        ObjectReader reader(input_, item, "a player");
        player.name = reader.required_text("name");
        const JsonNode* const share = reader.find("share");
        player.measure =
            share != nullptr ? reader.required_text("measure") : reader.text("measure");
        reader.finish();
        const auto first = seen.emplace(std::pair(player.name, player.measure), item.span);
        if (!first.second && !player.name.empty()) {
            report_twice(item.span,
                         fmt::format("{} is listed twice with one measure", quoted(player.name)),
                         first.first->second);
        }
        if (share != nullptr) {
            PlacedSeries read = read_series(input_, *share, "`share`", {unit_range, true, 1.0});
            shares.add(player.name, player.measure, read);
            player.share = std::move(read.series);
        }
        layer.players.push_back(std::move(player));
    }
    shares.report(input_);
}

Loaded<Stack> load_stack(const TextPtr& text, const Vocabulary& vocabulary,
                         Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    const auto root = parse_json(text, diagnostics);
    if (!root) return {};
    const Input input(text, diagnostics);
    Stack stack = StackReader(input, vocabulary).read(*root);
    stack.sha256 = text->sha256();
    return {std::move(stack), diagnostics.error_count() == before};
}

}  // namespace stackimpact
