// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "load/decode.hpp"
#include "load/lexicon_language.hpp"
#include "load/lexicon_phrases.hpp"
#include "load/load.hpp"
#include "load/names.hpp"
#include "load/scenario_facts.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr NumberRange weight_of_cue{0.0, 100.0, true};
constexpr NumberRange times_range{0.0, 1e9, true};

/// Reads `lexicon.json`: groups and companies first, for phrases use them.
class LexiconReader {
public:
    LexiconReader(const Input& input, const Vocabulary& vocabulary, const Stack& stack)
        : input_(input), vocabulary_(vocabulary), stack_(stack), phrases_(input) {}

    Lexicon read(const JsonNode& root) {
        ObjectReader reader(input_, root, "the lexicon");
        reader.read_schema_keys();
        companies(reader.find("companies"));
        if (const JsonNode* node = reader.find("groups")) {
            for (const JsonMember& member : read_members(input_, *node, "`groups`")) {
                phrases_.add_group(member);
            }
        }
        if (const JsonNode* node = reader.require("language")) {
            lexicon_.language = read_language(input_, *node, phrases_, names_of(vocabulary_.units));
        }
        each(reader, "units", [this](const JsonNode& node) { unit(node); });
        each(reader, "kinds", [this](const JsonNode& node) { kind(node); });
        each(reader, "amounts", [this](const JsonNode& node) { measure(node); });
        each(reader, "statements", [this](const JsonNode& node) { statement(node); });
        reader.finish();
        return std::move(lexicon_);
    }

private:
    template <class Read>
    void each(ObjectReader& reader, std::string_view key, const Read& read) {
        const JsonNode* const node = reader.find(key);
        if (node == nullptr) return;
        for (const JsonNode& item : read_items(input_, *node, fmt::format("`{}`", key))) read(item);
    }

    /// Names of the stack's companies, and what else they are called.
    void companies(const JsonNode* root) {
        for (const auto& [ticker, company] : stack_.companies) {
            Phrase name = plain_phrase(company.name);
            if (!name.parts.empty()) lexicon_.companies[ticker].push_back(std::move(name));
        }
        if (root != nullptr) {
            for (const JsonMember& member : read_members(input_, *root, "`companies`")) {
                company(member);
            }
        }
        Phrases all;
        for (const auto& [ticker, names] : lexicon_.companies) {
            phrases_.add_group(ticker.str(), names);
            all.insert(all.end(), names.begin(), names.end());
        }
        phrases_.add_group("companies", std::move(all));
    }

    void company(const JsonMember& member) {
        const Phrases names = phrases_.read(member.value, quoted(member.key));
        const auto known = stack_.companies.find(Ticker(member.key));
        if (known == stack_.companies.end()) {
            input_.error(Code::unknown_company, member.key_span,
                         fmt::format("the stack has no company {}", quoted(member.key)),
                         nearest_hint(member.key, names_of(stack_.companies)));
            return;
        }
        Phrases& into = lexicon_.companies[known->first];
        into.insert(into.end(), names.begin(), names.end());
    }

    std::string unit_name(ObjectReader& reader, std::string_view key) {
        const JsonNode* const node = reader.find(key);
        if (node == nullptr) return {};
        return read_reference(input_, *node, "a unit", Code::unknown_unit,
                              names_of(vocabulary_.units))
            .value_or("");
    }

    std::optional<Lexicon::Form> form(ObjectReader& reader) {
        static constexpr std::array<std::string_view, 3> words{"plain", "percent", "multiple"};
        const JsonNode* const node = reader.find("in");
        if (node == nullptr) return std::nullopt;
        return read_enum<Lexicon::Form>(input_, *node, "`in`", words);
    }

    void unit(const JsonNode& node) {
        ObjectReader reader(input_, node, "words for a unit");
        if (!reader.valid()) return;
        Lexicon::Unit unit;
        unit.unit = unit_name(reader, "unit");
        unit.form = form(reader).value_or(Lexicon::Form::plain);
        unit.name = reader.text("name");
        unit.of = unit_name(reader, "of");
        unit.times = reader.number("times", times_range).value_or(1.0);
        unit.before = phrases_.read(reader, "before");
        unit.after = phrases_.read(reader, "after");
        const bool named = reader.find("unit") != nullptr || reader.find("name") != nullptr ||
                           reader.find("in") != nullptr;
        if (!named) {
            input_.error(Code::missing_key, reader.opening(),
                         "words for a unit need `unit`, `in` or `name`",
                         "`unit` is one of the vocabulary; amounts with a `name` alone are left "
                         "out");
        }
        reader.finish();
        lexicon_.units.push_back(std::move(unit));
    }

    void kind(const JsonNode& node) {
        ObjectReader reader(input_, node, "words for a kind");
        if (!reader.valid()) return;
        Lexicon::Kind kind;
        if (const JsonNode* id = reader.require("kind")) {
            kind.kind = KindId(read_reference(input_, *id, "a kind of event", Code::unknown_kind,
                                              names_of(vocabulary_.kinds))
                                   .value_or(""));
        }
        if (const JsonNode* cues = reader.require("cues")) {
            for (const JsonNode& item : read_items(input_, *cues, "`cues`")) {
                ObjectReader cue(input_, item, "a cue");
                if (!cue.valid()) continue;
                Lexicon::Cue read;
                read.weight = cue.required_number("weight", weight_of_cue).value_or(1.0);
                if (const JsonNode* words = cue.require("words")) {
                    read.phrases = phrases_.read(*words, "`words`");
                }
                cue.finish();
                kind.cues.push_back(std::move(read));
            }
        }
        reader.finish();
        lexicon_.kinds.push_back(std::move(kind));
    }

    Lexicon::Condition condition(ObjectReader& reader) {
        Lexicon::Condition condition;
        condition.with = phrases_.read(reader, "with");
        condition.unless = phrases_.read(reader, "unless");
        if (const JsonNode* node = reader.find("kinds")) {
            for (const JsonNode& item : read_items(input_, *node, "`kinds`")) {
                auto kind = read_reference(input_, item, "a kind of event", Code::unknown_kind,
                                           names_of(vocabulary_.kinds));
                if (kind) condition.kinds.emplace_back(std::move(*kind));
            }
        }
        return condition;
    }

    const FactDeclaration* fact(ObjectReader& reader, std::string_view key) {
        const JsonNode* const node = reader.find(key);
        if (node == nullptr) return nullptr;
        if (!has_type(input_, *node, JsonNode::Kind::string, "a fact's name")) return nullptr;
        return find_fact(input_, node->span, node->string, vocabulary_);
    }

    /// A fact that an amount can be; with `like` in the same unit.
    std::optional<FactName> amount_fact(ObjectReader& reader, std::string_view key,
                                        const FactDeclaration* like) {
        const FactDeclaration* const found = fact(reader, key);
        if (found == nullptr) return std::nullopt;
        const bool numeric = found->type == FactType::number || found->type == FactType::integer;
        if (!numeric) {
            input_.error(Code::invalid_value, reader.find(key)->span,
                         fmt::format("{} is no number", quoted(found->name.str())),
                         "words that say a value are `statements`");
            return std::nullopt;
        }
        if (like != nullptr && like->unit != found->unit) {
            input_.error(Code::invalid_value, reader.find(key)->span,
                         fmt::format("{} is not in the unit of {}", quoted(found->name.str()),
                                     quoted(like->name.str())));
        }
        return found->name;
    }

    bool flag(ObjectReader& reader, std::string_view key) {
        const JsonNode* const node = reader.find(key);
        if (node == nullptr) return false;
        return read_boolean(input_, *node, fmt::format("`{}`", key)).value_or(false);
    }

    void measure(const JsonNode& node) {
        ObjectReader reader(input_, node, "words for an amount");
        if (!reader.valid()) return;
        Lexicon::Measure measure;
        measure.fact = amount_fact(reader, "fact", nullptr);
        const FactDeclaration* const declared =
            measure.fact ? &vocabulary_.facts.at(*measure.fact) : nullptr;
        measure.expected = amount_fact(reader, "expected", declared);
        measure.previous = amount_fact(reader, "previous", declared);
        measure.about = reader.text("about");
        measure.condition = condition(reader);
        measure.form = form(reader);
        measure.directed = flag(reader, "directed");
        if (const JsonNode* cues = reader.require("cues")) {
            measure.cues = phrases_.read(*cues, "`cues`");
        }
        check_measure(reader, declared);
        reader.finish();
        lexicon_.measures.push_back(std::move(measure));
    }

    void check_measure(ObjectReader& reader, const FactDeclaration* declared) {
        if (reader.find("fact") == nullptr && reader.find("about") == nullptr) {
            input_.error(Code::missing_key, reader.opening(),
                         "words for an amount need `fact` or `about`",
                         "with `about` alone the amount is known and left out");
        }
        const JsonNode* const in = reader.find("in");
        if (declared == nullptr || in == nullptr || declared->unit.empty()) return;
        input_.error(
            Code::conflicting_keys, in->span,
            fmt::format("{} is in {} already", quoted(declared->name.str()), declared->unit));
    }

    void statement(const JsonNode& node) {
        ObjectReader reader(input_, node, "words for a value");
        if (!reader.valid()) return;
        Lexicon::Statement statement;
        reader.require("fact");
        const FactDeclaration* const declared = fact(reader, "fact");
        statement.condition = condition(reader);
        if (const JsonNode* values = reader.require("values")) {
            for (const JsonMember& member : read_members(input_, *values, "`values`")) {
                if (declared != nullptr) check_value(member, *declared);
                statement.values.push_back(
                    {member.key, phrases_.read(member.value, quoted(member.key))});
            }
        }
        reader.finish();
        if (declared == nullptr) return;
        statement.fact = declared->name;
        lexicon_.statements.push_back(std::move(statement));
    }

    void check_value(const JsonMember& member, const FactDeclaration& declared) {
        const auto refuse = [&](std::string hint) {
            input_.error(Code::unknown_enum_value, member.key_span,
                         fmt::format("{} is no value of {}", quoted(member.key),
                                     quoted(declared.name.str())),
                         std::move(hint));
        };
        if (declared.type == FactType::boolean) {
            if (member.key != "true" && member.key != "false") refuse("`true` or `false`");
        } else if (declared.type == FactType::enumeration) {
            const auto& known = declared.values;
            if (std::find(known.begin(), known.end(), member.key) == known.end()) {
                refuse(nearest_hint(member.key, known));
            }
        } else if (declared.type == FactType::text) {
            refuse("no words of a headline are a text");
        } else {
            JsonNode value;
            value.kind = JsonNode::Kind::string;
            value.string = member.key;
            value.span = member.key_span;
            (void)read_fact_value(input_, value, declared, vocabulary_);
        }
    }

    const Input& input_;
    const Vocabulary& vocabulary_;
    const Stack& stack_;
    PhraseReader phrases_;
    Lexicon lexicon_;
};

}  // namespace

Loaded<Lexicon> load_lexicon(const TextPtr& text, const Vocabulary& vocabulary, const Stack& stack,
                             Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    const auto root = parse_json(text, diagnostics);
    if (!root) return {};
    const Input input(text, diagnostics);
    Lexicon lexicon = LexiconReader(input, vocabulary, stack).read(*root);
    lexicon.sha256 = text->sha256();
    return {std::move(lexicon), diagnostics.error_count() == before};
}

}  // namespace stackimpact
