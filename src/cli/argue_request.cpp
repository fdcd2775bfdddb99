// SPDX-License-Identifier: MIT
#include "cli/argue_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "argue/semantics.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

bool holds(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<argue::Semantics> semantics_of(const std::vector<std::string>& words) {
    if (words.empty()) return {argue::Semantics::qe};
    if (holds(words, "all")) {
        return {argue::all_semantics.begin(), argue::all_semantics.end()};
    }
    std::vector<argue::Semantics> all;
    for (const std::string& word : words) {
        const auto semantics = argue::semantics_named(word);
        if (semantics && std::find(all.begin(), all.end(), *semantics) == all.end()) {
            all.push_back(*semantics);
        }
    }
    return all;
}

std::optional<std::vector<ContributionMethod>> methods_of(const std::vector<std::string>& words) {
    if (words.empty()) return std::nullopt;
    std::vector<ContributionMethod> methods;
    for (const ContributionMethod method : all_contribution_methods) {
        if (holds(words, name(method))) methods.push_back(method);
    }
    return methods;
}

/// Reads names of arguments and groups of them.
class NameReader {
public:
    NameReader(const ArgumentGraph& graph, std::vector<UsageMistake>& mistakes)
        : graph_(graph), mistakes_(mistakes) {}

    std::optional<std::size_t> argument(std::string_view option, const std::string& id) {
        const auto& all = graph_.arguments;
        const auto found =
            std::lower_bound(all.begin(), all.end(), id,
                             [](const ArgumentGraph::Node& node, const std::string& name) {
                                 return node.id.str() < name;
                             });
        if (found != all.end() && found->id.str() == id) {
            return static_cast<std::size_t>(found - all.begin());
        }
        std::vector<std::string> known;
        for (const ArgumentGraph::Node& node : all) known.push_back(node.id.str());
        mistake(fmt::format("{}: the graph has no argument `{}`", option, id),
                nearest_hint(id, known));
        return std::nullopt;
    }

    std::vector<ArgumentGroup> groups(const std::vector<std::string>& words,
                                      const std::optional<std::size_t>& topic) {
        std::vector<ArgumentGroup> groups;
        for (const std::string& each : words) {
            const std::size_t sign = each.find('=');
            if (sign == std::string::npos || sign == 0 || sign + 1 == each.size()) {
                mistake(fmt::format("--group {}: this is no group", each),
                        "as in `--group costs=rent,wages`");
                continue;
            }
            ArgumentGroup group;
            group.name = each.substr(0, sign);
            check_name(group.name, groups);
            members(each.substr(sign + 1), topic, group);
            groups.push_back(std::move(group));
        }
        return groups;
    }

private:
    void mistake(std::string message, std::string hint) {
        mistakes_.push_back({std::move(message), std::move(hint)});
    }

    void check_name(const std::string& name, const std::vector<ArgumentGroup>& before) {
        if (name == other_arguments) {
            mistake(fmt::format("--group {}: this is the name of what is in no group", name),
                    "choose another name");
        }
        const bool twice = std::any_of(before.begin(), before.end(),
                                       [&](const auto& group) { return group.name == name; });
        if (twice) mistake(fmt::format("--group {}: two groups have this name", name), {});
    }

    void members(std::string_view words, const std::optional<std::size_t>& topic,
                 ArgumentGroup& group) {
        const std::string option = "--group " + group.name;
        while (true) {
            const std::size_t end = words.find(',');
            const auto index = argument(option, std::string(words.substr(0, end)));
            if (index && index == topic) {
                mistake(fmt::format("{}: `{}` is the topic", option, id(*index)),
                        "groups are of arguments that bear on the topic");
            } else if (index && !grouped_.insert(*index).second) {
                mistake(fmt::format("{}: `{}` is in a group already", option, id(*index)),
                        "an argument has a part in one group");
            } else if (index) {
                group.arguments.push_back(*index);
            }
            if (end == std::string_view::npos) return;
            words.remove_prefix(end + 1);
        }
    }

    [[nodiscard]] const std::string& id(std::size_t index) const {
        return graph_.arguments[index].id.str();
    }

    const ArgumentGraph& graph_;
    std::vector<UsageMistake>& mistakes_;
    std::set<std::size_t> grouped_;
};

/// The first option that makes no sense without a topic; empty: none.
std::string_view about_topic(const ArgueOptions& options) {
    if (options.threshold) return "--threshold";
    if (options.flips) return "--flips";
    if (!options.groups.empty()) return "--group";
    if (!options.methods.empty() && !holds(options.methods, "none")) return "--methods";
    if (options.samples) return "--samples";
    if (options.seed) return "--seed";
    return {};
}

void check_words(const ArgueOptions& options, const ArgumentationRequest& request,
                 std::vector<UsageMistake>& mistakes) {
    if (holds(options.methods, "none") && options.methods.size() > 1) {
        mistakes.push_back({"--methods: `none` goes with no other method", {}});
    }
    if (!options.groups.empty() && request.methods &&
        std::find(request.methods->begin(), request.methods->end(), ContributionMethod::shapley) ==
            request.methods->end()) {
        mistakes.push_back({"--group: groups have Shapley values, which are not asked for",
                            "add shapley to `--methods`"});
    }
    const std::string_view option = about_topic(options);
    if (!request.topic && options.topic.empty() && !option.empty()) {
        mistakes.push_back({fmt::format("{}: this is about a topic, and there is none", option),
                            "name an argument: `--topic ID`"});
    }
}

}  // namespace

std::optional<ArgumentationRequest> request_of(const ArgueOptions& options,
                                               const ArgumentGraph& graph,
                                               std::vector<UsageMistake>& mistakes) {
    NameReader names(graph, mistakes);
    ArgumentationRequest request;
    request.semantics = semantics_of(options.semantics);
    request.topic = options.topic.empty() ? graph.topic : names.argument("--topic", options.topic);
    request.methods = methods_of(options.methods);
    request.threshold = options.threshold.value_or(request.threshold);
    request.flips = options.flips || options.threshold;
    request.continuous = options.cycles == "continuous";
    request.limits.tolerance = options.tolerance.value_or(request.limits.tolerance);
    request.permutations = options.samples.value_or(request.permutations);
    request.seed = options.seed.value_or(request.seed);
    request.groups = names.groups(options.groups, request.topic);
    check_words(options, request, mistakes);
    if (!mistakes.empty()) return std::nullopt;
    return request;
}

}  // namespace stackimpact::cli
