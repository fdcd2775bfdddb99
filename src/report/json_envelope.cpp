// SPDX-License-Identifier: MIT
#include <map>
#include <optional>
#include <string_view>

#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact::json {

namespace {

/// A minor version adds keys, a major one may break.
constexpr std::string_view schema_version = "1.2";

/// `--set NAME=VALUE` by name; the last one counts, as in the run.
void sets(Writer& out, const std::vector<std::string>& words) {
    std::map<std::string, std::optional<std::string>> values;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        std::optional<std::string>& value = values[word.substr(0, equals)];
        value.reset();
        if (equals != std::string::npos) value = word.substr(equals + 1);
    }
    out.key("set");
    out.begin_object();
    for (const auto& entry : values) out.member(entry.first, entry.second);
    out.end_object();
}

void tool(Writer& out, const Assessment& assessment, const std::string& version) {
    out.key("tool");
    out.begin_object();
    out.member("version", text(version));
    out.member("stack", hash(assessment.stack_sha256));
    out.member("rules", hash(assessment.rules_sha256));
    out.member("vocabulary", hash(assessment.vocabulary_sha256));
    out.member("scales", hash(assessment.scales_sha256));
    out.end_object();
}

void input(Writer& out, const Assessment& assessment) {
    out.key("input");
    out.begin_object();
    out.member("path", text(assessment.input_path));
    out.member("sha256", text(assessment.input_sha256));
    sets(out, assessment.input_set);
    out.member("drop", assessment.input_drop);
    out.member("case", assessment.input_case);
    out.end_object();
}

}  // namespace

void origin(Writer& out, std::string_view schema, std::string_view kind,
            const Assessment& assessment, const std::string& version) {
    out.begin_object();
    out.member("$schema", schema);
    out.member("schema_version", schema_version);
    out.member("kind", kind);
    tool(out, assessment, version);
    input(out, assessment);
}

void envelope(Writer& out, std::string_view kind, const Assessment& assessment,
              const RunStatus& status) {
    origin(out, "result.schema.json", kind, assessment, status.version);
    out.key("status");
    out.begin_object();
    out.member("exit_code", status.exit_code);
    out.member("reason", text(status.reason));
    out.end_object();
}

}  // namespace stackimpact::json
