// SPDX-License-Identifier: MIT
#include "model/stack.hpp"

namespace stackimpact {

PickedFigure pick(const Series& series, const std::optional<Date>& event) {
    PickedFigure best;
    for (const Figure& figure : series) {
        const bool later = event && figure.date.year != 0 && is_after(figure.date, *event);
        const bool better = best.figure == nullptr ||
                            (best.later ? !later || ends_before(figure.date, best.figure->date)
                                        : !later && ends_before(best.figure->date, figure.date));
        if (better) best = {&figure, later};
    }
    return best;
}

}  // namespace stackimpact
