// SPDX-License-Identifier: MIT
#include "model/stack.hpp"

namespace stackimpact {

PickedFigure pick(const Series& series, const std::optional<Date>& event) {
    PickedFigure best;
    for (const Figure& figure : series) {
        const bool later = event && figure.date.year != 0 && is_after(figure.date, *event);
        if (best.figure == nullptr) {
            best = {&figure, later};
            continue;
        }
        const bool newer = ends_before(best.figure->date, figure.date);
        if (best.later && (!later || ends_before(figure.date, best.figure->date))) {
            best = {&figure, later};
        } else if (!best.later && !later && newer) {
            best = {&figure, later};
        }
    }
    return best;
}

}  // namespace stackimpact
