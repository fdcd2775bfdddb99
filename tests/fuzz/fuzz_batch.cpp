// SPDX-License-Identifier: MIT
#include "batch/batch.hpp"
#include "fuzz.hpp"
#include "source/readable_text.hpp"

namespace fuzz = stackimpact::fuzz;
using namespace stackimpact;  // NOLINT: a program of one namespace

namespace {

const BatchProgram& program() {
    static const BatchProgram all = [] {
        const Knowledge& knowledge = fuzz::builtin();
        BatchOptions options;
        options.fields = {true, true, true, true, true};
        return BatchProgram(
            {knowledge.scales, knowledge.vocabulary, knowledge.stack, knowledge.rules}, options);
    }();
    return all;
}

/// The lines with what must be readable behind them, which looks like more of them.
void run(BatchWorker& worker, std::string_view lines, std::size_t first_line, BatchOutput& output) {
    std::string padded(lines);
    padded.append(batch_padding, '"');
    worker.run(std::string_view(padded).substr(0, lines.size()), first_line, output);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The line with a key that says nothing but is not of the usual form, so that `load_event` reads
/// it; nothing if it has that key.
std::optional<std::string> made_unusual(std::string_view line) {
    Diagnostics diagnostics;
    const auto root = parse_json(fuzz::text_of("line", line), diagnostics);
    if (!root || root->kind != JsonNode::Kind::object || root->find("sources") != nullptr) {
        return std::nullopt;
    }
    std::string changed(line);
    return changed.insert(root->span.begin + 1,
                          root->members.empty() ? R"("sources":{})" : R"("sources":{},)");
}

/// However a line is read, it comes to the same result.
void check_readers(BatchWorker& worker, std::string_view line, const BatchOutput& usual) {
    const auto changed = made_unusual(line);
    if (!changed || changed->size() > longest_line) return;
    BatchOutput unusual;
    run(worker, *changed, 1, unusual);
    fuzz::require(unusual.bad_lines == usual.bad_lines, "both readers take the same lines");
    if (usual.bad_lines == 0) {
        fuzz::require(unusual.bytes == usual.bytes, "both readers find the same");
    }
}

void check_output(const BatchOutput& output) {
    std::size_t count = 0;
    for (const std::string_view line : lines_of(output.bytes)) {
        Diagnostics diagnostics;
        const auto root = parse_json(fuzz::text_of("result", line), diagnostics);
        fuzz::require(root.has_value(), "a result is JSON");
        fuzz::require(root->find("id") != nullptr, "a result has an id");
        ++count;
    }
    fuzz::require(count == output.events + output.bad_lines, "a line for each event");
    fuzz::require(output.bytes.empty() || output.bytes.back() == '\n', "lines end");
    fuzz::require(output.lines >= count, "no more results than lines");
    fuzz::require((output.bad_lines == 0) == output.diagnostics.empty(), "mistakes are told");
    for (const Diagnostic& diagnostic : output.diagnostics) {
        fuzz::require(!diagnostic.message.empty(), "a diagnostic has a message");
        fuzz::check_place(diagnostic.place);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytes(data, size);
    // A mark alone is no line.
    if (bytes == byte_order_mark) return 0;
    BatchWorker worker(program());
    BatchOutput whole;
    run(worker, bytes, 1, whole);
    check_output(whole);
    BatchOutput joined;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(bytes)) {
        BatchOutput single;
        run(worker, line, ++number, single);
        check_readers(worker, line, single);
        joined.bytes += single.bytes;
        joined.events += single.events;
        joined.bad_lines += single.bad_lines;
        joined.rule_failures += single.rule_failures;
    }
    fuzz::require(whole.lines == number, "lines are counted");
    fuzz::require(whole.bytes == joined.bytes, "lines do not know each other");
    fuzz::require(whole.events == joined.events && whole.bad_lines == joined.bad_lines &&
                      whole.rule_failures == joined.rule_failures,
                  "counts add up");
    return 0;
}
