// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cel/binding.hpp"
#include "cel/environment.hpp"
#include "cel/value.hpp"
#include "source/codes.hpp"
#include "source/text.hpp"

namespace stackimpact::cel {

/// A problem found while compiling; spans are byte ranges of the expression's own text.
struct Issue {
    Code code{};
    /// `condition_decided` ("always true") is a warning; everything else an error.
    bool is_warning = false;
    Span span;
    std::string message;
    std::string hint;
    /// Second operand or first mention, with a few words; no text when empty.
    Span other;
    std::string other_message;
};

struct Ast;   // internal
struct Plan;  // internal

/// A checked expression. Cheap to copy (shared, immutable).
class Program {
public:
    Program() = default;
    Program(std::shared_ptr<const Ast> ast, std::shared_ptr<const Plan> plan)
        : ast_(std::move(ast)), plan_(std::move(plan)) {}

    [[nodiscard]] bool empty() const { return ast_ == nullptr; }
    [[nodiscard]] const Ast& ast() const { return *ast_; }
    /// What the fast engine runs.
    [[nodiscard]] const Plan& plan() const { return *plan_; }
    /// Result type.
    [[nodiscard]] const Type& type() const;
    /// Slots that the expression reads (not those only under `has`), ascending, without repeats.
    [[nodiscard]] const std::vector<std::size_t>& reads() const;
    /// Slots that the expression asks for with `has`, ascending, without repeats.
    [[nodiscard]] const std::vector<std::size_t>& asks() const;
    /// Canonical text; parsing it again gives the same tree.
    [[nodiscard]] std::string print() const;

private:
    std::shared_ptr<const Ast> ast_;
    std::shared_ptr<const Plan> plan_;
};

/// Hard limits (DESIGN section 4).
inline constexpr std::size_t max_text_bytes = 4096;
inline constexpr std::size_t max_nesting = 64;
inline constexpr std::size_t max_nodes = 1024;
/// Facts, references and fields that one expression may read.
inline constexpr std::size_t max_reads = 64;
/// Steps that one evaluation may take at worst (cost.hpp says what a step is).
inline constexpr double max_cost = 100000.0;

/// What the expression must yield.
enum class Expected { boolean, number, anything };

/// Parses and checks `text`. All problems go to `issues`; returns nothing if one of them is an
/// error. `number` accepts int and double without a unit.
[[nodiscard]] std::optional<Program> compile(std::string_view text, const Environment& environment,
                                             Expected expected, std::vector<Issue>& issues);

/// The same without types, as CEL evaluates what was only parsed: what does not fit is an error
/// where it is reached. `dyn` may be written. What it costs is not limited: not for rules, but for
/// the conformance suite.
[[nodiscard]] std::optional<Program> compile_untyped(std::string_view text,
                                                     const Environment& environment,
                                                     std::vector<Issue>& issues);

/// Result of an evaluation: a value, missing facts, or an error.
struct Outcome {
    enum class Kind { value, missing, error };

    Kind kind = Kind::value;
    Value value;
    /// Largest t such that the outcome stays when every fact of weight below t is absent; in [0,
    /// 1].
    double evidence = 1.0;
    /// Slots of the facts that are missing, ascending (kind `missing`).
    std::vector<std::size_t> missing;
    /// What went wrong (kind `error`: division by zero, overflow, curve without increasing xs,
    /// ...).
    std::string error;

    [[nodiscard]] bool is_true() const {
        return kind == Kind::value && std::holds_alternative<bool>(value) && std::get<bool>(value);
    }
    /// The numeric value; 0 if it is none.
    [[nodiscard]] double number() const;
};

/// Evaluates with the semantics of DESIGN section 3 (`&&`, `||`, `all`, `exists` absorb missing and
/// errors; missing beats error in them and loses in strict operators; sets of missing facts unite).
/// `bindings[slot]`; must cover all slots of the environment.
[[nodiscard]] Outcome evaluate(const Program& program, std::span<const Binding> bindings);

/// The same by walking the tree, node by node: the slow and plain engine, which explains.
[[nodiscard]] Outcome walk(const Program& program, std::span<const Binding> bindings);

/// A part of a condition that `&&`, `||`, `!` and `? :` join, and what it gives by itself.
struct Clause {
    /// Where it stands in the condition.
    Span span;
    Outcome outcome;
};

/// Why a condition ends as it does, by the tree walker: its clauses in the order of its text. Of a
/// choice whose condition is known only the part that is taken.
[[nodiscard]] std::vector<Clause> explain(const Program& program,
                                          std::span<const Binding> bindings);

/// What an expression can yield when numeric facts move inside [low, high] and weights inside
/// [weight_low, weight_high]; a fact whose weight can be 0 can also be absent. Sound: every outcome
/// of `evaluate` on bindings inside the box lies inside; a wider box never gives narrower bounds.
/// What macros, texts and times yield from facts that move is not followed: it can be anything.
struct Bounds {
    bool may_be_true = false;
    bool may_be_false = false;
    /// The outcome can be missing, an error, or not a number.
    bool may_be_undecided = false;
    bool may_be_number = false;
    /// Numeric results: [low, high] (low <= high) when the outcome can be a number, else 0. May be
    /// infinite.
    double low = 0.0;
    double high = 0.0;
    /// Bounds of the evidence of an outcome that is true (conditions) or a number (strengths); 0
    /// when there is none.
    double evidence_low = 0.0;
    double evidence_high = 0.0;
};

[[nodiscard]] Bounds bound(const Program& program, std::span<const Binding> bindings);

}  // namespace stackimpact::cel
