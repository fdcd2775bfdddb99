// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "load/amount_words.hpp"
#include "load/decode.hpp"
#include "load/load.hpp"
#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::array<std::string_view, 5> type_words{"bool", "int", "number", "enum", "text"};
/// Names that conditions read as something else than a fact or a unit.
constexpr std::array<std::string_view, 33> taken_words{
    "as",     "break", "const",    "continue",  "curve", "double",  "else",  "facts",  "false",
    "for",    "has",   "if",       "import",    "in",    "int",     "layer", "layers", "let",
    "loop",   "math",  "function", "namespace", "null",  "package", "ramp",  "return", "stack",
    "string", "true",  "type",     "var",       "void",  "while"};

constexpr NumberRange factor_range{0.0, 1e30, true};
constexpr double largest = std::numeric_limits<double>::max();
constexpr NumberRange any_number{-largest, largest, false};

/// Reads `vocabulary.json`: units first, then kinds, then the facts that use both.
class VocabularyReader {
public:
    /// `checked`: as KnowledgeUse has it.
    VocabularyReader(const Input& input, bool checked) : input_(input), checked_(checked) {}

    Vocabulary read(const JsonNode& root) {
        ObjectReader reader(input_, root, "the vocabulary");
        reader.read_schema_keys();
        if (const JsonNode* node = reader.find("units")) units(*node);
        if (const JsonNode* node = reader.require("kinds")) kinds(*node);
        if (const JsonNode* node = reader.require("facts")) facts(*node);
        reader.finish();
        return std::move(vocabulary_);
    }

private:
    /// A name that conditions can use.
    bool check_name(const JsonMember& member, std::string_view what) {
        if (!check_id(input_, member.key_span, member.key, what)) return false;
        if (std::find(taken_words.begin(), taken_words.end(), member.key) == taken_words.end()) {
            return true;
        }
        input_.error(Code::invalid_id, member.key_span,
                     fmt::format("{} has another meaning in conditions", quoted(member.key)),
                     "choose another name");
        return false;
    }

    void units(const JsonNode& root) {
        for (const JsonMember& member : read_members(input_, root, "`units`")) {
            const bool named = check_name(member, "a unit");
            UnitDeclaration unit = this->unit(member);
            if (named) vocabulary_.units[member.key] = std::move(unit);
        }
    }

    UnitDeclaration unit(const JsonMember& member) {
        UnitDeclaration unit;
        unit.name = member.key;
        ObjectReader reader(input_, member.value, "a unit");
        if (const JsonNode* node = reader.require("dimension")) {
            unit.dimension = read_id(input_, *node, "a dimension").value_or("");
        }
        unit.factor = reader.required_number("factor", factor_range).value_or(1.0);
        if (const JsonNode* node = reader.find("symbols")) {
            for (const JsonNode& item : read_items(input_, *node, "`symbols`")) {
                auto symbol = read_words(input_, item, "a symbol");
                if (symbol && check_symbol(item)) unit.symbols.push_back(std::move(*symbol));
            }
        }
        reader.finish();
        return unit;
    }

    /// An amount must be readable with it, and it must name one unit only.
    bool check_symbol(const JsonNode& node) {
        const std::string& symbol = node.string;
        const bool magnitude = magnitude_word(symbol).length == symbol.size();
        if (magnitude || bound_word(symbol).length > 0 ||
            symbol.find_first_of("0123456789-+%,\n\t") != std::string::npos ||
            symbol.front() == ' ' || symbol.back() == ' ') {
            input_.error(
                Code::invalid_value, node.span,
                fmt::format("{} cannot be told from the rest of an amount", quoted(symbol)),
                "symbols have no digits, signs or magnitudes");
            return false;
        }
        const auto added = symbols_.emplace(symbol, node.span);
        if (added.second) return true;
        input_.error(Code::duplicate_id, node.span,
                     fmt::format("the symbol {} is given twice", quoted(symbol)), {},
                     {input_.place(added.first->second), "first given here"});
        return false;
    }

    void kinds(const JsonNode& root) {
        for (const JsonMember& member : read_members(input_, root, "`kinds`")) {
            const bool named = check_id(input_, member.key_span, member.key, "a kind");
            EventKind kind;
            kind.id = KindId(member.key);
            ObjectReader reader(input_, member.value, "a kind");
            kind.name = reader.required_text("name");
            kind.about = reader.text("about");
            kind.outside_stack = reader.flag("outside_stack");
            reader.finish();
            if (named) vocabulary_.kinds[kind.id] = std::move(kind);
        }
        kind_names_ = names_of(vocabulary_.kinds);
    }

    void facts(const JsonNode& root) {
        for (const JsonMember& member : read_members(input_, root, "`facts`")) {
            const bool named = check_name(member, "a fact");
            FactDeclaration fact = this->fact(member);
            if (!named) continue;
            if (vocabulary_.units.count(member.key) != 0) {
                input_.error(Code::duplicate_id, member.key_span,
                             fmt::format("{} is a unit already", quoted(member.key)));
            }
            vocabulary_.facts[fact.name] = std::move(fact);
        }
    }

    FactDeclaration fact(const JsonMember& member) {
        FactDeclaration fact;
        fact.name = FactName(member.key);
        fact.location = input_.location(member.key_span);
        ObjectReader reader(input_, member.value, "a fact");
        const JsonNode* const type = reader.require("type");
        const auto known = type == nullptr
                               ? std::nullopt
                               : read_enum<FactType>(input_, *type, "a type of fact", type_words);
        fact.type = known.value_or(FactType::text);
        read_unit(reader, fact, known.has_value());
        read_values(reader, fact, known.has_value());
        read_range(reader, fact, known.has_value());
        fact.about = reader.required_text("about");
        fact.question = reader.required_text("question");
        fact.how = reader.text("how");
        fact.descriptive = reader.flag("descriptive");
        read_kinds(reader, fact);
        const JsonNode* const example = reader.find("example");
        if (example != nullptr) fact.example = reader.required_text("example");
        reader.finish();
        const bool stated = example != nullptr && !fact.example.empty();
        if (stated && known && !checked_) check_example(*example, fact);
        return fact;
    }

    /// Reports a key that the type of the fact leaves without a meaning.
    bool check_use(bool used, bool known, const JsonNode& node, std::string_view key,
                   FactType type) {
        if (used || !known) return used;
        input_.error(Code::conflicting_keys, node.span,
                     fmt::format("a fact of type {} has no `{}`", name(type), key));
        return false;
    }

    void read_unit(ObjectReader& reader, FactDeclaration& fact, bool known) {
        const JsonNode* const node = reader.find("unit");
        if (node == nullptr) return;
        if (!check_use(fact.type == FactType::number, known, *node, "unit", fact.type)) return;
        fact.unit =
            read_reference(input_, *node, "a unit", Code::unknown_unit, names_of(vocabulary_.units))
                .value_or("");
    }

    void read_values(ObjectReader& reader, FactDeclaration& fact, bool known) {
        const bool used = fact.type == FactType::enumeration;
        const JsonNode* const node =
            used ? reader.require("values", "list the words that the fact may have")
                 : reader.find("values");
        if (node == nullptr || !check_use(used, known, *node, "values", fact.type)) return;
        std::map<std::string, Span> seen;
        const auto items = read_items(input_, *node, "`values`");
        for (const JsonNode& item : items) {
            auto word = read_words(input_, item, "a value");
            if (!word) continue;
            const auto added = seen.emplace(*word, item.span);
            if (added.second) {
                fact.values.push_back(std::move(*word));
            } else {
                input_.error(Code::duplicate_id, item.span,
                             fmt::format("the value {} is given twice", quoted(*word)), {},
                             {input_.place(added.first->second), "first given here"});
            }
        }
        if (items.empty() && node->kind == JsonNode::Kind::array) {
            input_.error(Code::invalid_value, node->span, "`values` must not be empty");
        }
    }

    void read_range(ObjectReader& reader, FactDeclaration& fact, bool known) {
        const bool used = fact.type == FactType::number || fact.type == FactType::integer;
        for (const std::string_view key : {"minimum", "maximum"}) {
            const JsonNode* const node = reader.find(key);
            if (node == nullptr || !check_use(used, known, *node, key, fact.type)) continue;
            const auto bound = reader.number(key, any_number);
            (key == "minimum" ? fact.minimum : fact.maximum) = bound;
        }
        if (!fact.minimum || !fact.maximum || *fact.minimum <= *fact.maximum) return;
        input_.error(Code::invalid_value, reader.find("maximum")->span,
                     "`maximum` is below `minimum`");
    }

    void read_kinds(ObjectReader& reader, FactDeclaration& fact) {
        const JsonNode* const node = reader.find("kinds");
        if (node == nullptr) return;
        for (const JsonNode& item : read_items(input_, *node, "`kinds`")) {
            auto kind =
                read_reference(input_, item, "a kind of event", Code::unknown_kind, kind_names_);
            if (kind) fact.kinds.emplace_back(std::move(*kind));
        }
    }

    /// An example that the fact would refuse misleads everybody who copies it.
    void check_example(const JsonNode& node, const FactDeclaration& fact) {
        const std::string& example = fact.example;
        const auto refuse = [&](const std::string& hint) {
            input_.error(Code::invalid_value, node.span,
                         fmt::format("{} is no value of this fact", quoted(example)), hint);
        };
        if (fact.type == FactType::boolean && example != "true" && example != "false") {
            refuse("write \"true\" or \"false\"");
        }
        if (fact.type == FactType::enumeration && !fact.values.empty() &&
            std::find(fact.values.begin(), fact.values.end(), example) == fact.values.end()) {
            refuse(nearest_hint(example, fact.values));
        }
        if (fact.type == FactType::integer || fact.type == FactType::number) {
            check_number(node, fact);
        }
    }

    void check_number(const JsonNode& node, const FactDeclaration& fact) {
        const auto amount = parse_amount(fact.example, fact.unit, vocabulary_,
                                         input_.place(node.span), input_.diagnostics());
        if (!amount) return;
        const auto unit = vocabulary_.units.find(fact.unit);
        const double factor = unit == vocabulary_.units.end() ? 1.0 : unit->second.factor;
        const bool low = fact.minimum && amount->value < *fact.minimum * factor;
        const bool high = fact.maximum && amount->value > *fact.maximum * factor;
        if (!low && !high) return;
        input_.error(Code::value_out_of_range, node.span,
                     fmt::format("the example lies {} the fact's range", low ? "below" : "above"));
    }

    const Input& input_;
    bool checked_;
    Vocabulary vocabulary_;
    std::map<std::string, Span> symbols_;
    Names kind_names_;
};

}  // namespace

Loaded<Vocabulary> load_vocabulary(const TextPtr& text, Diagnostics& diagnostics) {
    return load_vocabulary(text, {.authoring = true, .kind = {}}, diagnostics);
}

Loaded<Vocabulary> load_vocabulary(const TextPtr& text, const KnowledgeUse& use,
                                   Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    const auto root = parse_vocabulary(text, use, diagnostics);
    if (!root) return {};
    Vocabulary vocabulary = VocabularyReader(Input(text, diagnostics), use.checked).read(*root);
    vocabulary.sha256 = text->sha256();
    return {std::move(vocabulary), diagnostics.error_count() == before};
}

}  // namespace stackimpact
