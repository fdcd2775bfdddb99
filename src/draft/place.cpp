// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "draft/context.hpp"

namespace stackimpact::draft {

namespace {

/// Half places beyond which words say nothing about an amount.
constexpr std::size_t farthest = 26;
/// The same for words of up and down.
constexpr std::size_t farthest_direction = 16;

enum class Role { value, expected, previous };

/// A way to read an amount.
struct Candidate {
    std::size_t amount = 0;
    const Lexicon::Measure* measure = nullptr;
    std::size_t order = 0;
    std::size_t entry_distance = 0;
    bool other_kind = false;
    std::size_t words = 0;
    PieceSet pieces;
    /// Nothing: known, and no fact.
    std::optional<FactName> fact;

    /// The best come first.
    [[nodiscard]] auto key() const {
        return std::tuple(entry_distance, other_kind, ~words, amount, order);
    }
};

/// A cue in the headline.
struct CueMatch {
    const Lexicon::Measure* measure;
    std::size_t order;
    Match match;
    std::size_t words;
};

class Placer {
public:
    Placer(Context& context, std::vector<Unplaced>& left) : context_(context), left_(left) {}

    std::vector<FoundFact> place() {
        collect_roles();
        collect_cues();
        std::vector<Candidate> candidates = this->candidates();
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.key() < b.key(); });
        for (const Candidate& candidate : candidates) take(candidate);
        part_pairs();
        for (std::size_t i = 0; i < amounts().size(); ++i) {
            if (done_.count(i) == 0) leave(i, reason_[i]);
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] const std::vector<ReadAmount>& amounts() const {
        return context_.reading.amounts;
    }

    void collect_roles() {
        roles_.assign(amounts().size(), Role::value);
        role_pieces_.resize(amounts().size());
        reason_.resize(amounts().size());
        const Lexicon::Language& language = context_.lexicon.language;
        mark(language.expected, Role::expected);
        // "vs 5bn a year ago": what was before is said more exactly.
        mark(language.previous, Role::previous);
    }

    void mark(const Phrases& phrases, Role role) {
        for (const Phrase& phrase : phrases) {
            for (const Match& match : matches_of(phrase, context_.reading.pieces)) {
                if (!match.slot || parted(match)) continue;
                const std::size_t amount = context_.reading.pieces[*match.slot].index;
                roles_[amount] = role;
                role_pieces_[amount] = pieces_of(match);
            }
        }
    }

    /// True for words that a comma parts from the amount before them: "about 7bn, consensus 8bn".
    [[nodiscard]] bool parted(const Match& match) const {
        for (std::size_t i = *match.slot + 1; i < match.end; ++i) {
            if (context_.reading.pieces[i].gap >= Gap::comma) return true;
        }
        return false;
    }

    /// Cues in the headline; one inside a longer one counts for nothing.
    void collect_cues() {
        const auto& measures = context_.lexicon.measures;
        for (std::size_t order = 0; order < measures.size(); ++order) {
            if (!holds(measures[order].condition, context_)) continue;
            for (const Phrase& phrase : measures[order].cues) {
                for (Match& match : matches_of(phrase, context_.reading.pieces)) {
                    cues_.push_back(
                        {&measures[order], order, std::move(match), word_count(phrase)});
                }
            }
        }
        const auto inside = [](const Match& inner, const Match& outer) {
            const bool longer = outer.pieces.size() > inner.pieces.size();
            return longer && std::includes(outer.pieces.begin(), outer.pieces.end(),
                                           inner.pieces.begin(), inner.pieces.end());
        };
        std::vector<CueMatch> outermost;
        for (const CueMatch& cue : cues_) {
            const bool hidden = std::any_of(cues_.begin(), cues_.end(), [&](const CueMatch& other) {
                return !other.match.slot && inside(cue.match, other.match);
            });
            if (!hidden || cue.match.slot) outermost.push_back(cue);
        }
        cues_ = std::move(outermost);
    }

    [[nodiscard]] std::vector<Candidate> candidates() {
        std::vector<Candidate> all;
        for (std::size_t i = 0; i < amounts().size(); ++i) {
            for (const CueMatch& cue : cues_) {
                // What was expected or held before belongs to some fact, unless words say else.
                if (!cue.measure->fact && !cue.match.slot && roles_[i] != Role::value) continue;
                const auto far = distance(context_, cue.match, amounts()[i].piece);
                if (!far || *far > farthest) continue;
                auto candidate = this->candidate(i, *cue.measure);
                if (!candidate) continue;
                candidate->order = cue.order;
                candidate->entry_distance = *far;
                candidate->words = cue.words;
                candidate->pieces.merge(pieces_of(cue.match));
                all.push_back(std::move(*candidate));
            }
        }
        return all;
    }

    /// Whether an amount can be what a measure says, in its role.
    std::optional<Candidate> candidate(std::size_t amount, const Lexicon::Measure& measure) {
        Candidate result;
        result.amount = amount;
        result.measure = &measure;
        result.pieces = {amounts()[amount].piece};
        // That there is no unit for it says more than what it may be.
        if (amounts()[amount].amount.unit.kind == AmountUnit::Kind::foreign) return std::nullopt;
        if (!measure.fact) {
            const bool other = measure.form && form_of(amounts()[amount].amount) != measure.form;
            return other ? std::nullopt : std::optional(std::move(result));
        }
        const FactDeclaration& declared = context_.vocabulary.facts.at(*measure.fact);
        if (!fits(amounts()[amount].amount, measure, declared)) return std::nullopt;
        result.other_kind = !belongs(declared);
        const Role role = roles_[amount];
        result.pieces.insert(role_pieces_[amount].begin(), role_pieces_[amount].end());
        result.fact = role == Role::expected   ? measure.expected
                      : role == Role::previous ? measure.previous
                                               : measure.fact;
        if (result.fact) return result;
        reason_[amount] = fmt::format(
            "{} of `{}`, for which there is no fact",
            role == Role::expected ? "an expectation" : "an earlier value", measure.fact->str());
        return std::nullopt;
    }

    [[nodiscard]] bool belongs(const FactDeclaration& declared) const {
        const auto& kinds = declared.kinds;
        return kinds.empty() || !context_.kind ||
               std::find(kinds.begin(), kinds.end(), *context_.kind) != kinds.end();
    }

    /// How an amount without a unit is given.
    static std::optional<Lexicon::Form> form_of(const Amount& amount) {
        switch (amount.unit.kind) {
            case AmountUnit::Kind::none:
                return Lexicon::Form::plain;
            case AmountUnit::Kind::percent:
                return Lexicon::Form::percent;
            case AmountUnit::Kind::multiple:
                return Lexicon::Form::multiple;
            default:
                return std::nullopt;
        }
    }

    /// Whether the amount is in what the fact is measured in.
    [[nodiscard]] bool fits(const Amount& amount, const Lexicon::Measure& measure,
                            const FactDeclaration& declared) const {
        using Kind = AmountUnit::Kind;
        if (declared.unit.empty()) {
            return form_of(amount) == measure.form.value_or(Lexicon::Form::plain);
        }
        if (amount.unit.kind != Kind::declared) return false;
        const auto& units = context_.vocabulary.units;
        const auto own = units.find(declared.unit);
        return own != units.end() && own->second.dimension == units.at(amount.unit.unit).dimension;
    }

    void take(const Candidate& candidate) {
        if (done_.count(candidate.amount) > 0) return;
        if (!candidate.fact) {
            if (candidate.measure->fact) return;
            done_.insert(candidate.amount);
            context_.known.insert(candidate.pieces.begin(), candidate.pieces.end());
            const std::string words = words_of(context_, candidate.pieces);
            left_.push_back(
                {words, fmt::format("{}, for which there is no fact", candidate.measure->about)});
            return;
        }
        const auto taken = taken_.find(*candidate.fact);
        if (taken != taken_.end()) {
            reason_[candidate.amount] =
                fmt::format("`{}` is {} already", candidate.fact->str(), taken->second);
            return;
        }
        give(candidate);
    }

    /// Makes the fact of an amount.
    void give(const Candidate& candidate) {
        const Amount& amount = amounts()[candidate.amount].amount;
        PieceSet pieces = candidate.pieces;
        std::string sign = amount.sign;
        if (candidate.measure->directed && sign.empty() &&
            !direction(amounts()[candidate.amount].piece, sign, pieces)) {
            reason_[candidate.amount] = fmt::format(
                "it may be `{}`, but no word says whether up or down", candidate.fact->str());
            return;
        }
        Amount spoken = amount;
        // "above the 5bn expected" compares with it and sets it no bound.
        if (roles_[candidate.amount] != Role::value) spoken.bound = Amount::Bound::none;
        const std::string text = amount_text(spoken, sign, context_.vocabulary);
        auto value = checked_value(text, context_.vocabulary.facts.at(*candidate.fact),
                                   context_.vocabulary, reason_[candidate.amount]);
        if (!value) return;
        done_.insert(candidate.amount);
        taken_[*candidate.fact] = text;
        owner_[*candidate.fact] = candidate.amount;
        if (roles_[candidate.amount] != Role::value) pairs_[*candidate.fact] = candidate;
        context_.known.insert(pieces.begin(), pieces.end());
        found_.push_back(
            {{*candidate.fact, std::move(*value), words_of(context_, pieces)}, pieces});
    }

    /// Takes back an expectation or earlier value that belongs to another amount than the fact's:
    /// "a 12%, b 29% vs 31% expected".
    void part_pairs() {
        for (const auto& [name, pair] : pairs_) {
            const auto main = owner_.find(*pair.measure->fact);
            if (main == owner_.end()) continue;
            const FactDeclaration& declared = context_.vocabulary.facts.at(*pair.measure->fact);
            const auto [first, last] = std::minmax(main->second, pair.amount);
            for (std::size_t i = first + 1; i < last; ++i) {
                const bool other = roles_[i] == Role::value && done_.count(i) == 0 &&
                                   fits(amounts()[i].amount, *pair.measure, declared);
                if (!other) continue;
                const FactName& taken = name;
                found_.erase(
                    std::remove_if(found_.begin(), found_.end(),
                                   [&](const FoundFact& each) { return each.fact.name == taken; }),
                    found_.end());
                done_.erase(pair.amount);
                reason_[pair.amount] = "it goes with another amount";
            }
        }
    }

    /// The nearest word for up or down; those before the amount first.
    bool direction(std::size_t piece, std::string& sign, PieceSet& pieces) const {
        const Lexicon::Language& language = context_.lexicon.language;
        std::optional<std::size_t> nearest;
        PieceSet words;
        const auto look = [&](const Phrases& phrases, const char* found) {
            for (const Phrase& phrase : phrases) {
                for (const Match& match : matches_of(phrase, context_.reading.pieces)) {
                    const auto far = distance(context_, match, piece);
                    if (!far || *far > farthest_direction || (nearest && *far >= *nearest))
                        continue;
                    nearest = far;
                    sign = found;
                    words = pieces_of(match);
                }
            }
        };
        look(language.down, "-");
        look(language.up, "+");
        pieces.insert(words.begin(), words.end());
        return nearest.has_value();
    }

    void leave(std::size_t amount, const std::string& reason) {
        const ReadAmount& read = amounts()[amount];
        context_.known.insert(read.piece);
        left_.push_back(
            {words_of(context_, {read.piece}), reason.empty() ? why(read.amount) : reason});
    }

    static std::string why(const Amount& amount) {
        using Kind = AmountUnit::Kind;
        if (amount.unit.kind == Kind::foreign) {
            return fmt::format("the vocabulary has no unit for {}", amount.unit.name);
        }
        if (amount.unit.kind == Kind::none && amount.figure.scaled) {
            return "no word says what it counts; if a shell took a `$6` away, use single quotes";
        }
        return "no word near it says what it is";
    }

    Context& context_;
    std::vector<Unplaced>& left_;
    std::vector<Role> roles_;
    std::vector<PieceSet> role_pieces_;
    /// Why each amount has no place yet.
    std::vector<std::string> reason_;
    std::vector<CueMatch> cues_;
    std::set<std::size_t> done_;
    std::map<FactName, std::string> taken_;
    /// The amount of each fact.
    std::map<FactName, std::size_t> owner_;
    /// Expectations and earlier values.
    std::map<FactName, Candidate> pairs_;
    std::vector<FoundFact> found_;
};

}  // namespace

std::vector<FoundFact> place_amounts(Context& context, std::vector<Unplaced>& left) {
    return Placer(context, left).place();
}

}  // namespace stackimpact::draft
