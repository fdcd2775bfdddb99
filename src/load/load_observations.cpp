// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "load/any_amount.hpp"
#include "load/load.hpp"
#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

class ObservationReader {
public:
    ObservationReader(const Input& input, const Vocabulary& vocabulary, const AskedMetrics& asked)
        : input_(input), vocabulary_(vocabulary), asked_(asked) {}

    [[nodiscard]] Observations read(const JsonNode& node) {
        Observations observations;
        for (const JsonMember& member : read_members(input_, node, "`observations`")) {
            if (!check_id(input_, member.key_span, member.key, "a metric")) continue;
            observations.emplace(member.key, metric(member));
        }
        for (const JsonMember& member : node.members) warn_of_slip(member, observations);
        return observations;
    }

private:
    std::vector<Observation> metric(const JsonMember& member) {
        std::vector<Observation> read;
        for (const JsonNode& item : read_items(input_, member.value, "a metric's observations")) {
            read.push_back(observation(item, member.key));
        }
        std::stable_sort(read.begin(), read.end(),
                         [](const auto& a, const auto& b) { return ends_before(a.date, b.date); });
        return read;
    }

    Observation observation(const JsonNode& node, const std::string& metric) {
        ObjectReader reader(input_, node, "an observation");
        Observation observation;
        observation.location = input_.location(node.span);
        if (const JsonNode* const value = reader.require("value")) {
            read_value(*value, metric, observation);
        }
        if (const JsonNode* const date = reader.require("date", "the day when it became known")) {
            observation.date = read_date(input_, *date, "`date`").value_or(Date{});
        }
        observation.source = reader.required_text("source");
        observation.note = reader.text("note");
        reader.finish();
        return observation;
    }

    /// In the unit in which falsifiers ask for the metric: in another it would be compared with
    /// something else.
    void read_value(const JsonNode& node, const std::string& metric, Observation& observation) {
        const WrittenAmount written = read_any_amount(input_, node, vocabulary_);
        observation.value = written.value;
        observation.as_written = written.as_written;
        observation.dimension = written.dimension;
        const auto asked = asked_.find(metric);
        if (!written.dimension || asked == asked_.end()) return;
        const AskedMetric& question = asked->second;
        if (!question.dimension || *question.dimension == *written.dimension) return;
        input_.error(Code::unknown_unit, node.span,
                     fmt::format("{} does not compare with {}, which is asked for",
                                 quoted(written.as_written), quoted(question.example)),
                     "give it in the same unit");
    }

    /// A metric that nobody asks for is no mistake: one file can serve many scenarios. It is one if
    /// what nobody observed has nearly the same name.
    void warn_of_slip(const JsonMember& member, const Observations& observations) const {
        if (!is_id(member.key) || asked_.count(member.key) != 0) return;
        Names unobserved;
        for (const auto& entry : asked_) {
            if (observations.count(entry.first) == 0) unobserved.push_back(entry.first);
        }
        const auto near = nearest(member.key, unobserved);
        if (!near) return;
        input_.warning(Code::unknown_metric, member.key_span,
                       fmt::format("no falsifier asks for {}", quoted(member.key)),
                       fmt::format("did you mean `{}`?", *near));
    }

    const Input& input_;
    const Vocabulary& vocabulary_;
    const AskedMetrics& asked_;
};

}  // namespace

Loaded<ObservationFile> load_observations(const TextPtr& text, const Vocabulary& vocabulary,
                                          const AskedMetrics& asked, Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    const auto root = parse_json(text, diagnostics);
    if (!root) return {};
    const Input input(text, diagnostics);
    ObservationFile file;
    file.path = text->name();
    file.sha256 = text->sha256();
    ObjectReader reader(input, *root, "a file of observations");
    reader.read_schema_keys();
    static_cast<void>(reader.text("about"));
    if (const JsonNode* const node = reader.require("observations", "lists by metric")) {
        file.observations = ObservationReader(input, vocabulary, asked).read(*node);
    }
    reader.finish();
    return {std::move(file), diagnostics.error_count() == errors_before};
}

}  // namespace stackimpact
