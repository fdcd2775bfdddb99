// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "load/load.hpp"
#include "load/load_result_sections.hpp"

namespace stackimpact::stored {

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Acceptance& into) {
    const Object object(in, node, "`accepted`");
    object.need("reason", into.reason);
    object.text("by", into.by);
    object.need("date", into.date);
}

namespace {

using Kind = JsonNode::Kind;

/// Major versions with the same keys: 1.0 is what 0.N grew into.
constexpr int last_major = 1;

/// The number before the point of "0.1"; nothing when it is no version.
std::optional<int> major_of(std::string_view version) {
    int major = 0;
    const auto [end, error] =
        std::from_chars(version.data(), version.data() + version.size(), major);
    if (error != std::errc{} || end == version.data() + version.size() || *end != '.') {
        return std::nullopt;
    }
    return major;
}

bool check_version(const Reader& in, const Object& document) {
    const JsonNode* const node = document.require("schema_version");
    if (node == nullptr || !is_kind(in, *node, "schema_version", Kind::string)) return false;
    const auto major = major_of(node->string);
    if (major && *major >= 0 && *major <= last_major) return true;
    in.input.error(Code::unsupported_schema_version, node->span,
                   fmt::format("schema version {} is not supported", quoted(node->string)),
                   fmt::format("this program reads results of versions 0 to {}", last_major));
    return false;
}

void take_hash(const Object& tool, std::string_view key, std::string& into) {
    constexpr std::string_view prefix = "sha256:";
    std::string hash;
    tool.text(key, hash);
    into = hash.compare(0, prefix.size(), prefix) == 0 ? hash.substr(prefix.size()) : hash;
}

void take_tool(const Reader& in, const Object& document, StoredResult& into) {
    const JsonNode* const node = document.require("tool");
    if (node == nullptr) return;
    const Object tool(in, *node, "`tool`");
    tool.text("version", into.tool_version);
    take_hash(tool, "stack", into.assessment.stack_sha256);
    take_hash(tool, "rules", into.assessment.rules_sha256);
    take_hash(tool, "vocabulary", into.assessment.vocabulary_sha256);
    take_hash(tool, "scales", into.assessment.scales_sha256);
}

/// `set` back into the words of the command line.
void take_set(const Reader& in, const Object& input, std::vector<std::string>& into) {
    const JsonNode* const node = input.require("set");
    if (node == nullptr || !is_kind(in, *node, "set", Kind::object)) return;
    for (const JsonMember& member : node->members) {
        std::optional<std::string> value;
        take(in, member.value, "set", value);
        into.push_back(value ? member.key + "=" + *value : member.key);
    }
}

void take_input(const Reader& in, const Object& document, Assessment& into) {
    const JsonNode* const node = document.require("input");
    if (node == nullptr) return;
    const Object input(in, *node, "`input`");
    input.text("path", into.input_path);
    input.text("sha256", into.input_sha256);
    take_set(in, input, into.input_set);
    input.need("drop", into.input_drop);
    input.need("case", into.input_case);
}

void take_status(const Reader& in, const Object& document, StoredResult& into) {
    const JsonNode* const node = document.expect("status");
    if (node == nullptr) return;
    const Object status(in, *node, "`status`");
    status.need("exit_code", into.exit_code);
    status.text("reason", into.exit_reason);
}

void take_event(const Reader& in, const Object& document, Assessment& into) {
    const JsonNode* const node = document.require("event");
    if (node == nullptr) return;
    const Object event(in, *node, "`event`");
    event.need("title", into.event);
    event.text("about", into.about);
    event.part("kind", into.kind);
    event.need("date", into.date);
    event.part("youngest_rule", into.hindsight);
    event.later("outside_stack", into.outside_stack);
}

StoredResult take_result(const Reader& in, const Object& document) {
    StoredResult result;
    result.form = in.whole ? "result" : "baseline";
    Assessment& into = result.assessment;
    take_tool(in, document, result);
    take_input(in, document, into);
    take_status(in, document, result);
    document.need("id", into.id);
    document.text("headline", into.headline);
    take_event(in, document, into);
    document.part("judgement_share", into.judgement_share);
    take_layers(document, into);
    take_propagation(document, into);
    take_debate(document, into, result.vocabulary);
    take_outlook(document, into);
    take_checks(document, into.gates);
    take_diagnostics(document, into.diagnostics);
    if (!in.whole) document.need("accepted", result.accepted);
    return result;
}

/// Says that a run ended in an error, and in which.
void report_error(const Reader& in, const JsonNode& node, const Object& document) {
    std::vector<Diagnostic> found;
    take_diagnostics(document, found);
    const auto first = std::find_if(found.begin(), found.end(), [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::error;
    });
    StoredResult status;
    take_status(in, document, status);
    const std::string why = first != found.end() ? first->message : status.exit_reason;
    in.input.error(Code::invalid_value, node.find("kind")->span,
                   fmt::format("this result holds an error and no assessment{}{}",
                               why.empty() ? "" : ": ", why),
                   "correct the input and store the result again");
}

/// Reads documents into a list.
class ResultReader {
public:
    ResultReader(const TextPtr& text, Diagnostics& diagnostics)
        : whole_{{text, diagnostics}, true}, part_{{text, diagnostics}, false} {}

    void read(const JsonNode& root, bool inside_run) {
        const Object document(whole_, root, "a stored result");
        if (root.kind != Kind::object || !looks_stored(root)) return;
        const JsonNode* const kind = document.require("kind");
        if (kind == nullptr || !is_kind(whole_, *kind, "kind", Kind::string) ||
            !check_version(whole_, document)) {
            return;
        }
        if (kind->string == "assessment") {
            results_.push_back(take_result(whole_, document));
        } else if (kind->string == "baseline") {
            results_.push_back(take_result(part_, Object(part_, root, "a baseline")));
        } else if (kind->string == "error") {
            report_error(whole_, root, document);
        } else if (kind->string == "run" && !inside_run) {
            read_run(document);
        } else {
            refuse_kind(*kind);
        }
    }

    [[nodiscard]] std::vector<StoredResult> take() { return std::move(results_); }

private:
    /// A likely mistake is to give a scenario.
    [[nodiscard]] bool looks_stored(const JsonNode& root) const {
        if (root.find("tool") != nullptr) return true;
        whole_.input.error(Code::invalid_value, {root.span.begin, root.span.begin + 1},
                           "this is no stored result",
                           root.find("facts") != nullptr
                               ? "it looks like a scenario, which `stackimpact analyze` reads"
                               : "`stackimpact analyze --json` writes one");
        return false;
    }

    void read_run(const Object& document) {
        const JsonNode* const node = document.require("assessments");
        if (node == nullptr || !is_kind(whole_, *node, "assessments", Kind::array)) return;
        for (const JsonNode& item : node->items) read(item, true);
    }

    void refuse_kind(const JsonNode& kind) const {
        whole_.input.error(
            Code::invalid_value, kind.span,
            fmt::format("a document of kind {} holds no assessment", quoted(kind.string)),
            "results are of kind assessment, run or baseline");
    }

    Reader whole_;
    Reader part_;
    std::vector<StoredResult> results_;
};

}  // namespace

}  // namespace stackimpact::stored

namespace stackimpact {

Loaded<std::vector<StoredResult>> load_results(const TextPtr& text, Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    const auto root = parse_json(text, diagnostics);
    if (!root) return {};
    stored::ResultReader reader(text, diagnostics);
    reader.read(*root, false);
    return {reader.take(), diagnostics.error_count() == errors_before};
}

bool is_stored_result(const JsonNode& root) {
    const auto has = [&root](std::string_view key, JsonNode::Kind kind) {
        const JsonNode* const node = root.find(key);
        return node != nullptr && node->kind == kind;
    };
    return has("tool", JsonNode::Kind::object) && has("kind", JsonNode::Kind::string) &&
           has("schema_version", JsonNode::Kind::string);
}

}  // namespace stackimpact
