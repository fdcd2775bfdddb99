// SPDX-License-Identifier: MIT
#pragma once

namespace stackimpact::argue {

/// e^x from + − × ÷ only, so that it has the same bits on every processor. Relative error under
/// 1e-15 for |x| <= 700; beyond that 0 or a huge finite number.
[[nodiscard]] double exponential(double x);

/// The natural logarithm of a positive finite x from + − × ÷ only. Relative error under 1e-15.
[[nodiscard]] double logarithm(double x);

}  // namespace stackimpact::argue
