// SPDX-License-Identifier: MIT
#include "gate/finding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stackimpact::gate {

namespace {

/// Of data that came with the program, as `<builtin>/...`, nobody can change a line.
bool is_of_user(const Location& location) {
    return !location.file.empty() && location.file.front() != '<';
}

}  // namespace

CheckOutcome outcome_of(Micro margin) {
    return margin >= Micro{} ? CheckOutcome::passed : CheckOutcome::failed;
}

int sign_of(Micro value) {
    return value.value > 0 ? 1 : (value.value < 0 ? -1 : 0);
}

Micro size_of(Micro value) {
    return value < Micro{} ? -value : value;
}

std::string alternatives(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

std::string counted(std::size_t count, std::string_view singular) {
    return fmt::format("{} {}{}", count, singular, count == 1 ? "" : "s");
}

std::vector<ArgumentId> strongest(std::vector<NettedContribution> amounts, int sign) {
    const auto elsewhere = [sign](const NettedContribution& netted) {
        return netted.amount == Micro{} || (sign != 0 && sign_of(netted.amount) != sign);
    };
    amounts.erase(std::remove_if(amounts.begin(), amounts.end(), elsewhere), amounts.end());
    std::sort(amounts.begin(), amounts.end(),
              [](const NettedContribution& a, const NettedContribution& b) {
                  if (size_of(a.amount) != size_of(b.amount)) {
                      return size_of(a.amount) > size_of(b.amount);
                  }
                  return a.argument < b.argument;
              });
    std::vector<ArgumentId> ids;
    for (const NettedContribution& netted : amounts) {
        if (ids.size() == most_arguments) break;
        if (std::find(ids.begin(), ids.end(), netted.argument) == ids.end()) {
            ids.push_back(netted.argument);
        }
    }
    return ids;
}

std::vector<ArgumentId> strongest(const LayerAssessment& layer, int sign) {
    return strongest(layer.arguments, sign);
}

const FactAssessment* fact_of(const Assessment& result, const FactName& name) {
    const auto found =
        std::find_if(result.facts.begin(), result.facts.end(),
                     [&name](const FactAssessment& f) { return f.fact.name == name; });
    return found == result.facts.end() ? nullptr : &*found;
}

Location place_of(const Assessment& result, const std::vector<ArgumentId>& arguments) {
    const Location top{result.input_path, {1, 1}};
    if (arguments.empty()) return top;
    const auto found = std::find_if(result.arguments.begin(), result.arguments.end(),
                                    [&arguments](const ArgumentAssessment& assessed) {
                                        return assessed.argument.id == arguments.front();
                                    });
    if (found == result.arguments.end()) return top;
    if (is_of_user(found->argument.location)) return found->argument.location;
    for (const FactName& name : found->argument.facts) {
        const FactAssessment* const fact = fact_of(result, name);
        if (fact != nullptr && is_of_user(fact->fact.location)) return fact->fact.location;
    }
    return top;
}

}  // namespace stackimpact::gate
