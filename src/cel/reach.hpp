// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "cel/ast.hpp"
#include "cel/interval.hpp"
#include "cel/type.hpp"
#include "cel/value.hpp"

namespace stackimpact::cel {

/// What a subtree can yield while bindings move inside their box.
struct Reach {
    enum class Text { none, one, any };

    bool may_be_true = false;
    bool may_be_false = false;
    bool may_be_number = false;
    /// It can be no number by IEEE 754.
    bool may_be_nan = false;
    /// It can be a value that bounds do not follow: null, a time, a list, a map.
    bool may_be_other = false;
    /// It can be a text: `text` alone, or any.
    Text may_be_text = Text::none;
    /// It can be missing or an error.
    bool may_be_undecided = false;
    Interval number;
    std::string_view text;
    /// Evidence when it is false.
    Interval evidence_false;
    /// Evidence when it is anything else that has a value.
    Interval evidence;

    [[nodiscard]] bool may_be_value() const { return may_be_false || may_be_not_false(); }
    /// It can be a value other than false.
    [[nodiscard]] bool may_be_not_false() const {
        return may_be_true || may_be_number || may_be_nan || may_be_text != Text::none ||
               may_be_other;
    }
};

inline constexpr Interval certain{1.0, 1.0};

[[nodiscard]] Interval least_of(Interval a, Interval b);
[[nodiscard]] Interval most_of(Interval a, Interval b);

/// Intervals of the cases that are possible; 0 when none is.
class Cases {
public:
    void add(bool possible, Interval interval) {
        if (!possible) return;
        joined_ = any_ ? hull(joined_, interval) : interval;
        any_ = true;
    }
    [[nodiscard]] Interval joined() const { return joined_; }

private:
    bool any_ = false;
    Interval joined_;
};

[[nodiscard]] Reach of_bool(bool may_be_true, bool may_be_false, Interval evidence);
[[nodiscard]] Reach of_text(std::string_view text, Interval evidence);
[[nodiscard]] Reach of_number(const Interplay& result, Interval evidence);
[[nodiscard]] Reach undecided();
/// All that an expression of this type can yield.
[[nodiscard]] Reach anything(const Type& type);
/// A value that is known.
[[nodiscard]] Reach of_value(const Value& value, Interval evidence);

/// Either of two, as after a condition.
[[nodiscard]] Reach join(const Reach& a, const Reach& b);
[[nodiscard]] Reach flipped(const Reach& reach);
/// `&&`; `||` is its mirror image.
[[nodiscard]] Reach conjunction(const Reach& a, const Reach& b);
/// A choice that was made on this evidence.
[[nodiscard]] Reach on_evidence(Reach reach, Interval evidence);

/// Which answers a comparison can have.
struct Answers {
    bool yes = false;
    bool no = false;
};

[[nodiscard]] Answers compare_reaches(Op op, const Reach& a, const Reach& b);
/// Whether the first is one of the others.
[[nodiscard]] Answers membership(std::span<const Reach> values);

}  // namespace stackimpact::cel
