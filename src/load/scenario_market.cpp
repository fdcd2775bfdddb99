// SPDX-License-Identifier: MIT
#include "load/scenario_market.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "load/load.hpp"
#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::array<std::string_view, 9> long_keys = {
    "window", "benchmark", "equal_weighted_benchmark", "method", "returns", "sources", "confounded",
    "note",   "commentary"};
/// In the order of the enumeration.
constexpr std::array<std::string_view, 4> direction_words = {"bull", "bear", "none", "mixed"};
/// Nobody loses more than everything; a gain beyond tenfold is a percentage without its sign.
constexpr NumberRange return_range{-1.0, 10.0, false};
/// What the market model leaves may exceed the return itself.
constexpr NumberRange abnormal_range{-10.0, 10.0, false};
/// A company that never moves has no standard deviation; this keeps standardised returns finite.
constexpr NumberRange deviation_range{1e-6, 10.0, true};
/// Trading days around the event.
constexpr std::int64_t widest_window = 250;
constexpr std::string_view return_hint = "write \"-17.0%\" or -0.17";

/// A fraction: a JSON number, or a percentage in text.
std::optional<double> read_fraction(const Input& input, const JsonNode& node, std::string_view what,
                                    const NumberRange& range, const Vocabulary& vocabulary) {
    JsonNode number = node;
    if (node.kind == JsonNode::Kind::string) {
        const auto text = read_text(input, node, what);
        if (!text) return std::nullopt;
        const auto read =
            parse_amount(*text, {}, vocabulary, input.place(node.span), input.diagnostics());
        if (!read) return std::nullopt;
        if (read->low || read->high) {
            input.error(Code::invalid_amount, node.span,
                        fmt::format("{} must be a single number", what), std::string(return_hint));
            return std::nullopt;
        }
        number.kind = JsonNode::Kind::number;
        number.number = read->value;
    }
    return read_number(input, number, what, range);
}

AbnormalReturn read_abnormal(const Input& input, const JsonNode& node,
                             const Vocabulary& vocabulary) {
    ObjectReader reader(input, node, "`equal_weighted`");
    AbnormalReturn made;
    if (const JsonNode* abnormal = reader.require("abnormal")) {
        made.abnormal = read_fraction(input, *abnormal, "`abnormal`", abnormal_range, vocabulary);
    }
    if (const JsonNode* sd = reader.find("sd")) {
        made.sd = read_fraction(input, *sd, "`sd`", deviation_range, vocabulary);
    }
    reader.finish();
    return made;
}

std::optional<CompanyReturn> read_return(const Input& input, const JsonNode& node,
                                         const Vocabulary& vocabulary) {
    CompanyReturn company;
    if (node.kind != JsonNode::Kind::object) {
        const auto simple = read_fraction(input, node, "a return", return_range, vocabulary);
        if (!simple) return std::nullopt;
        company.simple = *simple;
        return company;
    }
    ObjectReader reader(input, node, "a company's return");
    const JsonNode* simple = reader.require("return", return_hint);
    const auto value = simple == nullptr
                           ? std::nullopt
                           : read_fraction(input, *simple, "`return`", return_range, vocabulary);
    if (const JsonNode* abnormal = reader.find("abnormal")) {
        company.abnormal =
            read_fraction(input, *abnormal, "`abnormal`", abnormal_range, vocabulary);
    }
    if (const JsonNode* sd = reader.find("sd")) {
        company.sd = read_fraction(input, *sd, "`sd`", deviation_range, vocabulary);
    }
    if (const JsonNode* equal = reader.find("equal_weighted")) {
        company.equal_weighted = read_abnormal(input, *equal, vocabulary);
    }
    reader.finish();
    if (!value) return std::nullopt;
    company.simple = *value;
    return company;
}

/// An ill-formed ticker is an error; one that the stack does not have is passed over by the layers.
bool check_ticker(const Input& input, const JsonMember& member, const Stack& stack,
                  const std::string& benchmark) {
    if (stack.companies.count(Ticker{member.key}) > 0) return true;
    const auto near = nearest(member.key, names_of(stack.companies));
    if (!is_ticker(member.key)) {
        input.error(Code::invalid_id, member.key_span,
                    fmt::format("{} is no ticker", quoted(member.key)),
                    near ? fmt::format("did you mean `{}`?", *near)
                         : "companies are named by their ticker, as in NVDA");
        return false;
    }
    if (member.key == benchmark) return true;
    input.warning(
        Code::unknown_company, member.key_span,
        fmt::format("the stack has no company {}, so no layer counts it", quoted(member.key)),
        near ? fmt::format("did you mean `{}`?", *near) : std::string{});
    return true;
}

std::vector<CompanyReturn> read_returns(const Input& input, const JsonNode& node,
                                        const Stack& stack, const Vocabulary& vocabulary,
                                        const std::string& benchmark) {
    std::map<Ticker, CompanyReturn> by_ticker;
    for (const JsonMember& member : read_members(input, node, "`returns`")) {
        const bool named = check_ticker(input, member, stack, benchmark);
        auto company = read_return(input, member.value, vocabulary);
        if (!named || !company) continue;
        company->ticker = Ticker{member.key};
        by_ticker.emplace(company->ticker, std::move(*company));
    }
    std::vector<CompanyReturn> returns;
    for (auto& entry : by_ticker) returns.push_back(std::move(entry.second));
    return returns;
}

void read_window(const Input& input, const JsonNode& node, MarketReaction& market) {
    const auto days = read_items(input, node, "`window`");
    if (days.size() != 2) {
        if (node.kind == JsonNode::Kind::array) {
            input.error(Code::invalid_value, node.span,
                        "`window` has the first and the last trading day",
                        "[0, 0] is the event day");
        }
        return;
    }
    const auto first = read_integer(input, days[0], "the first day", -widest_window, widest_window);
    const auto last = read_integer(input, days[1], "the last day", -widest_window, widest_window);
    if (!first || !last) return;
    if (*first > *last) {
        input.error(Code::invalid_value, node.span, "the window ends before it begins");
        return;
    }
    market.window_first = static_cast<int>(*first);
    market.window_last = static_cast<int>(*last);
}

std::optional<Commentary> read_direction(const Input& input, const JsonMember& member) {
    Commentary commentary;
    commentary.layer = LayerId{member.key};
    const JsonNode* word = &member.value;
    std::optional<ObjectReader> reader;
    if (word->kind == JsonNode::Kind::object) {
        reader.emplace(input, *word, "commentary");
        word = reader->require("direction");
        if (const JsonNode* stated = reader->find("stated")) {
            commentary.stated = read_boolean(input, *stated, "`stated`").value_or(true);
        }
        reader->finish();
        if (word == nullptr) return std::nullopt;
    }
    const auto index = read_word(input, *word, "a direction", direction_words);
    if (!index) return std::nullopt;
    commentary.direction = static_cast<CommentaryDirection>(*index);
    return commentary;
}

/// In the stack's order of layers, whatever the order in the file.
std::vector<Commentary> read_commentary(const Input& input, const JsonNode& node,
                                        const Stack& stack) {
    Names layers;
    for (const Layer& layer : stack.layers) layers.push_back(layer.id.str());
    std::map<std::size_t, Commentary> by_order;
    for (const JsonMember& member : read_members(input, node, "`commentary`")) {
        const auto found = std::find(layers.begin(), layers.end(), member.key);
        if (found == layers.end()) {
            input.error(Code::unknown_layer, member.key_span,
                        fmt::format("{} is not a layer of the stack", quoted(member.key)),
                        nearest_hint(member.key, layers));
        }
        const auto read = read_direction(input, member);
        if (read) by_order.emplace(static_cast<std::size_t>(found - layers.begin()), *read);
    }
    std::vector<Commentary> commentary;
    for (auto& entry : by_order) commentary.push_back(std::move(entry.second));
    return commentary;
}

bool is_long_form(const JsonNode& node) {
    return std::any_of(node.members.begin(), node.members.end(), [](const JsonMember& member) {
        return std::find(long_keys.begin(), long_keys.end(), member.key) != long_keys.end();
    });
}

}  // namespace

MarketReaction read_market(const Input& input, const JsonNode& node, const Stack& stack,
                           const Vocabulary& vocabulary, Sources& sources) {
    MarketReaction market;
    if (!has_type(input, node, JsonNode::Kind::object, "`market`")) return market;
    if (!is_long_form(node)) {
        market.returns = read_returns(input, node, stack, vocabulary, {});
        return market;
    }
    ObjectReader reader(input, node, "`market`");
    if (const JsonNode* window = reader.find("window")) read_window(input, *window, market);
    market.benchmark = reader.text("benchmark");
    market.method = reader.text("method");
    market.equal_weighted_benchmark = reader.text("equal_weighted_benchmark");
    if (const JsonNode* returns = reader.find("returns")) {
        market.returns = read_returns(input, *returns, stack, vocabulary, market.benchmark);
    }
    if (const JsonNode* list = reader.find("sources")) {
        market.sources = read_citations(input, *list, sources);
    }
    if (const JsonNode* commentary = reader.find("commentary")) {
        market.commentary = read_commentary(input, *commentary, stack);
    }
    market.confounded = reader.flag("confounded");
    market.note = reader.text("note");
    reader.finish();
    return market;
}

}  // namespace stackimpact
