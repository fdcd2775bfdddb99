// SPDX-License-Identifier: MIT
#include "cel/pattern.hpp"

#include <utility>

#include "source/utf8.hpp"

namespace stackimpact::cel {
namespace {

using Kind = PatternInstruction::Kind;

/// What is to both sides of a place in a text.
struct Surroundings {
    std::optional<char32_t> before;
    std::optional<char32_t> after;
};

bool is_word(std::optional<char32_t> code_point) {
    if (!code_point) return false;
    const char32_t c = *code_point;
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// Whether an instruction that consumes nothing lets through.
bool holds(Kind kind, const Surroundings& here) {
    switch (kind) {
        case Kind::text_start:
            return !here.before;
        case Kind::text_end:
            return !here.after;
        case Kind::line_start:
            return !here.before || *here.before == '\n';
        case Kind::line_end:
            return !here.after || *here.after == '\n';
        case Kind::word_boundary:
            return is_word(here.before) != is_word(here.after);
        case Kind::no_word_boundary:
            return is_word(here.before) == is_word(here.after);
        default:
            return true;
    }
}

/// All the places in a pattern where a search can be at once: Thompson's simulation.
class Places {
public:
    explicit Places(const std::vector<PatternInstruction>& instructions)
        : instructions_(instructions), seen_(instructions.size(), 0) {}

    /// Starts at the next place of the text.
    void next_step() {
        ++step_;
        consuming_.clear();
    }

    /// Adds what can be reached from an instruction without consuming anything. True if that is
    /// the match.
    bool reach(std::size_t from, const Surroundings& here) {
        push(from);
        while (!open_.empty()) {
            const std::size_t at = open_.back();
            open_.pop_back();
            const PatternInstruction instruction = instructions_[at];
            if (instruction.kind == Kind::match) return true;
            if (instruction.kind == Kind::character || instruction.kind == Kind::set) {
                consuming_.push_back(at);
                continue;
            }
            const bool jumps = instruction.kind == Kind::split || instruction.kind == Kind::jump;
            if (jumps) push(at + static_cast<std::size_t>(instruction.argument));
            if (instruction.kind != Kind::jump && holds(instruction.kind, here)) push(at + 1);
        }
        return false;
    }

    /// The instructions that were reached and consume a code point.
    [[nodiscard]] const std::vector<std::size_t>& consuming() const { return consuming_; }

private:
    void push(std::size_t at) {
        if (seen_[at] == step_) return;
        seen_[at] = step_;
        open_.push_back(at);
    }

    const std::vector<PatternInstruction>& instructions_;
    /// The step that reached an instruction last.
    std::vector<std::size_t> seen_;
    std::size_t step_ = 0;
    std::vector<std::size_t> open_;
    std::vector<std::size_t> consuming_;
};

bool consumes(PatternInstruction instruction, const std::vector<CodePointRanges>& sets,
              char32_t code_point) {
    const auto argument = static_cast<std::uint32_t>(instruction.argument);
    if (instruction.kind == Kind::character) return argument == code_point;
    return contains(sets[argument], code_point);
}

}  // namespace

Pattern::Pattern(std::vector<PatternInstruction> instructions, std::vector<CodePointRanges> sets)
    : instructions_(std::move(instructions)), sets_(std::move(sets)) {}

bool Pattern::search(std::string_view text) const {
    Places places(instructions_);
    std::vector<std::size_t> arrived;
    Surroundings here;
    std::size_t at = 0;
    while (true) {
        Utf8Step step;
        here.after.reset();
        if (at < text.size()) {
            step = decode_utf8(text, at);
            here.after = step.code_point;
        }
        places.next_step();
        for (const std::size_t place : arrived) {
            if (places.reach(place, here)) return true;
        }
        if (places.reach(0, here)) return true;
        if (!here.after) return false;
        arrived.clear();
        for (const std::size_t place : places.consuming()) {
            if (consumes(instructions_[place], sets_, *here.after)) arrived.push_back(place + 1);
        }
        here.before = here.after;
        at += step.length;
    }
}

}  // namespace stackimpact::cel
