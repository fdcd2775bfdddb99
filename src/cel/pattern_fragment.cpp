// SPDX-License-Identifier: MIT
#include "cel/pattern_fragment.hpp"

#include <algorithm>
#include <utility>

namespace stackimpact::cel {
namespace {

using Kind = PatternInstruction::Kind;

PatternInstruction going(Kind kind, std::size_t from, std::size_t to) {
    return {kind, static_cast<std::int32_t>(to) - static_cast<std::int32_t>(from)};
}

void append(PatternCode& code, const PatternCode& more) {
    code.insert(code.end(), more.begin(), more.end());
}

}  // namespace

void append(PatternFragment& fragment, PatternFragment more) {
    fragment.copies = std::max(fragment.copies, more.copies);
    if (fragment.code.empty()) {
        fragment.code = std::move(more.code);
    } else {
        append(fragment.code, more.code);
    }
}

std::size_t repeated_size(std::size_t size, const PatternRepetition& repetition) {
    if (size == 0) return 0;
    const std::size_t least = repetition.least;
    if (repetition.most) return least * size + (*repetition.most - least) * (size + 1);
    return least == 0 ? size + 2 : least * size + 1;
}

PatternCode repeated(const PatternCode& code, const PatternRepetition& repetition) {
    // Once for every required turn, then for the optional ones or in a loop.
    const std::size_t total = repeated_size(code.size(), repetition);
    PatternCode out;
    out.reserve(total);
    if (code.empty()) return out;
    for (std::size_t turn = 0; turn < repetition.least; ++turn) append(out, code);
    if (repetition.most) {
        for (std::size_t turn = repetition.least; turn < *repetition.most; ++turn) {
            out.push_back(going(Kind::split, out.size(), total));
            append(out, code);
        }
    } else if (repetition.least == 0) {
        out.push_back(going(Kind::split, 0, total));
        append(out, code);
        out.push_back(going(Kind::jump, out.size(), 0));
    } else {
        out.push_back(going(Kind::split, out.size(), out.size() - code.size()));
    }
    return out;
}

PatternFragment alternation(std::vector<PatternFragment> branches) {
    if (branches.size() == 1) return std::move(branches.front());
    std::size_t total = 2 * (branches.size() - 1);
    for (const PatternFragment& branch : branches) total += branch.code.size();
    PatternFragment out;
    out.code.reserve(total);
    for (const PatternFragment& branch : branches) {
        const bool last = &branch == &branches.back();
        const std::size_t at = out.code.size();
        if (!last) out.code.push_back(going(Kind::split, at, at + branch.code.size() + 2));
        append(out, branch);
        if (!last) out.code.push_back(going(Kind::jump, out.code.size(), total));
    }
    return out;
}

}  // namespace stackimpact::cel
