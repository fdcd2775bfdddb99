// SPDX-License-Identifier: MIT
#include "gate/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace stackimpact::gate {

namespace {

/// A check that is about no layer is covered only by a waiver that names none.
bool covers(const Waiver& waiver, const Check& check) {
    if (waiver.gate != check.id || !selects(waiver.scenarios, check.scenario)) return false;
    return check.layer ? selects(waiver.layers, check.layer->str()) : waiver.layers.empty();
}

bool is_off(const GateFile& file, const std::string& id) {
    return std::any_of(file.gates.begin(), file.gates.end(), [&id](const Gate& gate) {
        return gate.id == id && gate.level == GateLevel::off;
    });
}

}  // namespace

Waivers::Waivers(const GateFile& file, const Date& today)
    : file_(file), today_(today), uses_(file.waivers.size()) {
    for (std::size_t i = 0; i < uses_.size(); ++i) {
        uses_[i].off = is_off(file, file.waivers[i].gate);
    }
}

void Waivers::apply(Check& check) {
    const Waiver* valid = nullptr;
    const Waiver* expired = nullptr;
    for (std::size_t i = 0; i < uses_.size(); ++i) {
        const Waiver& waiver = file_.waivers[i];
        if (!covers(waiver, check)) continue;
        uses_[i].covers = true;
        if (check.outcome != CheckOutcome::passed) uses_[i].needed = true;
        if (!ends_before(waiver.expires, today_)) {
            if (valid == nullptr) valid = &waiver;
        } else if (expired == nullptr || ends_before(expired->expires, waiver.expires)) {
            expired = &waiver;
        }
    }
    if (check.outcome != CheckOutcome::failed) return;
    if (valid != nullptr) {
        check.outcome = CheckOutcome::waived;
        check.waiver =
            fmt::format("{} until {}: {}", valid->owner, to_string(valid->expires), valid->reason);
    } else if (expired != nullptr) {
        check.waiver = fmt::format("expired on {} ({}: {})", to_string(expired->expires),
                                   expired->owner, expired->reason);
        check.message += fmt::format("; the waiver of {} expired on {}", expired->owner,
                                     to_string(expired->expires));
    }
}

void Waivers::report(Diagnostics& diagnostics) const {
    for (std::size_t i = 0; i < uses_.size(); ++i) {
        const Use& use = uses_[i];
        if (use.needed || use.off) continue;
        const Waiver& waiver = file_.waivers[i];
        if (use.covers) {
            diagnostics.warning(Code::unused_waiver, waiver.place,
                                fmt::format("`{}` passes without this waiver", waiver.gate),
                                "take the waiver out");
        } else {
            diagnostics.warning(
                Code::unused_waiver, waiver.place,
                fmt::format("no check of `{}` is what this waiver is for", waiver.gate),
                "check `scenarios` and `layers` of the waiver and of the gate");
        }
    }
}

}  // namespace stackimpact::gate
