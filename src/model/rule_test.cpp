// SPDX-License-Identifier: MIT
#include "model/rule_test.hpp"

#include <algorithm>

namespace stackimpact {

std::size_t RuleTestReport::passed() const {
    return static_cast<std::size_t>(std::count_if(
        tests.begin(), tests.end(), [](const RuleTestResult& result) { return result.passed; }));
}

std::size_t RuleTestReport::failed() const {
    return tests.size() - passed();
}

}  // namespace stackimpact
