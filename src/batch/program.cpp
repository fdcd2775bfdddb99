// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "batch/parts.hpp"
#include "load/load_event.hpp"

namespace stackimpact {

namespace {

/// Arguments are in order of id, and those of a rule with `each` are called `rule@layer`.
std::vector<const Rule*> in_order_of_arguments(const RuleBook& book) {
    std::vector<std::pair<std::string, const Rule*>> named;
    for (const auto& entry : book.rules) {
        named.emplace_back(entry.first.str() + (entry.second.each ? "@" : ""), &entry.second);
    }
    std::sort(named.begin(), named.end());
    std::vector<const Rule*> rules;
    for (const auto& entry : named) rules.push_back(entry.second);
    return rules;
}

void mark(const cel::Program& program, std::vector<bool>& is_read) {
    for (const std::size_t slot : program.reads()) is_read[slot] = true;
    for (const std::size_t slot : program.asks()) is_read[slot] = true;
}

std::vector<bool> slots_in_use(const RuleBook& book) {
    std::vector<bool> is_read(book.environment.variables().size(), false);
    for (const auto& entry : book.rules) {
        for (const Condition& condition : entry.second.when) mark(condition.program, is_read);
        mark(entry.second.strength.program, is_read);
    }
    return is_read;
}

std::vector<std::size_t> kinds_of(const Rule& rule, const Vocabulary& vocabulary) {
    std::vector<std::size_t> kinds;
    for (const KindId& kind : rule.kinds) kinds.push_back(batch::kind_index(kind, vocabulary));
    return kinds;
}

}  // namespace

BatchProgram::BatchProgram(const AssessInput& input, BatchOptions options)
    : parts_(new Parts{input, std::move(options), {}, {}, {}, nullptr}) {
    const std::vector<bool> is_read = slots_in_use(input.rules);
    for (const Rule* rule : in_order_of_arguments(input.rules)) {
        parts_->rules.add(*rule);
        parts_->kinds.push_back(kinds_of(*rule, input.vocabulary));
    }
    parts_->keys = batch::make_keys(input.vocabulary, input.rules.environment, is_read);
    parts_->snapshots = std::make_unique<batch::Snapshots>(input, parts_->rules, is_read);
}

BatchProgram::~BatchProgram() = default;

bool check_batch(const Vocabulary& vocabulary, Diagnostics& diagnostics) {
    bool usable = true;
    for (const std::string_view key : event_keys) {
        const auto fact = vocabulary.facts.find(FactName{std::string(key)});
        if (fact == vocabulary.facts.end()) continue;
        usable = false;
        const Location& at = fact->second.location;
        diagnostics.error(Code::conflicting_keys, {},
                          fmt::format("the fact `{}` of {}:{} has the name of a key that events "
                                      "use themselves",
                                      key, at.file, at.position.line),
                          "rename the fact");
    }
    return usable;
}

void BatchOutput::clear() {
    bytes.clear();
    lines = 0;
    events = 0;
    bad_lines = 0;
    rule_failures = 0;
    failed_rule.clear();
    diagnostics.clear();
    stopped = false;
}

}  // namespace stackimpact
