// SPDX-License-Identifier: MIT
#include "batch/writer.hpp"

#include <algorithm>
#include <cstring>

#include "load/load_event.hpp"
#include "model/format.hpp"
#include "report/json_write.hpp"

namespace stackimpact::batch {

namespace {

/// Longest word for a net.
constexpr std::size_t longest_verdict = 16;
/// Keys, brackets and quotes that stand once in a field or once for a layer.
constexpr std::size_t punctuation = 48;

void append_names(const std::vector<std::size_t>& slots, const cel::Environment& environment,
                  std::string& out) {
    out += '[';
    for (std::size_t i = 0; i < slots.size(); ++i) {
        out += i == 0 ? "\"" : ",\"";
        out += environment.variables()[slots[i]].name;
        out += '"';
    }
    out += ']';
}

}  // namespace

ResultWriter::ResultWriter(const BatchProgram::Parts& parts) : parts_(parts) {
    std::size_t room = longest_event_id + 4 * punctuation;
    for (const Layer& layer : parts.input.stack.layers) {
        layers_.push_back((layers_.empty() ? "\"" : ",\"") + layer.id.str() + "\":");
        room += 3 * layers_.back().size() + 3 * longest_decimal + longest_verdict + punctuation;
    }
    room_.resize(room);
    shares_.resize(layers_.size());
}

void ResultWriter::put(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
}

void ResultWriter::put(Micro number) {
    at_ = put_decimal(at_, number);
}

void ResultWriter::put_net(const std::vector<Shares>& shares) {
    put(",\"net\":{");
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        put(layers_[i]);
        put(shares[i].net);
    }
    put("}");
}

void ResultWriter::put_pressure(const std::vector<Pressure>& pressures) {
    put(",\"pressure\":{");
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        put(layers_[i]);
        put("{\"bull\":");
        put(pressures[i].bull);
        put(",\"bear\":");
        put(pressures[i].bear);
        put("}");
    }
    put("}");
}

void ResultWriter::put_verdict(const std::vector<Shares>& shares) {
    put(",\"verdict\":{");
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        put(layers_[i]);
        put("\"");
        put(name(verdict_of(shares[i], parts_.input.scales)));
        put("\"");
    }
    put("}");
}

void ResultWriter::append_fired(const Block& block, std::size_t lane, const BlockScoring& scoring,
                                std::string& out) const {
    const auto& arguments = block.heads[lane].snapshot->debate->debate.arguments;
    out += ",\"fired\":[";
    bool first = true;
    for (const MadeArgument& made : scoring.made(lane)) {
        out += first ? "\"" : ",\"";
        out += arguments[made.argument].id.str();
        out += '"';
        first = false;
    }
    out += ']';
}

void ResultWriter::append_undecided(const Block& block, std::size_t lane, BlockScoring& scoring,
                                    std::string& out) const {
    const DatedDebate& dated = *block.heads[lane].snapshot->debate;
    out += ",\"undecided\":{";
    bool first = true;
    for (const std::size_t rule : scoring.undecided(lane)) {
        if (dated.arguments[rule].empty()) continue;
        const std::vector<std::size_t>& missing = scoring.missing(rule, lane);
        for (const std::size_t argument : dated.arguments[rule]) {
            out += first ? "\"" : ",\"";
            out += dated.debate.arguments[argument].id.str();
            out += "\":";
            append_names(missing, parts_.input.rules.environment, out);
            first = false;
        }
    }
    out += '}';
}

bool ResultWriter::write(const Block& block, std::size_t lane, BlockScoring& scoring,
                         std::string& out) {
    const BatchFields& fields = parts_.options.fields;
    const Scorer* const scorer = scoring.hear(lane);
    if (scorer != nullptr && !scorer->within_limit()) return false;
    const std::string_view id = block.heads[lane].id;
    at_ = room_.data();
    put("{\"id\":");
    put(id.empty() ? std::string_view("null") : id);
    if (scorer != nullptr) {
        if (fields.net || fields.verdict) {
            std::transform(scorer->pressures().begin(), scorer->pressures().end(), shares_.begin(),
                           shares_of);
        }
        if (fields.net) put_net(shares_);
        if (fields.pressure) put_pressure(scorer->pressures());
        if (fields.verdict) put_verdict(shares_);
    }
    out.append(room_.data(), at_);
    if (fields.fired) append_fired(block, lane, scoring, out);
    if (fields.undecided) append_undecided(block, lane, scoring, out);
    out += "}\n";
    return true;
}

std::string error_line(std::string_view id, const std::vector<Diagnostic>& diagnostics) {
    const auto is_error = [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::error;
    };
    const auto first = std::find_if(diagnostics.begin(), diagnostics.end(), is_error);
    const auto errors = std::count_if(diagnostics.begin(), diagnostics.end(), is_error);
    const Location at = location(first->place);
    json::Writer out(json::Layout::line);
    out.begin_object();
    out.key("line");
    out.value(static_cast<std::int64_t>(at.position.line));
    out.key("column");
    out.value(static_cast<std::int64_t>(at.position.column));
    out.key("code");
    out.value(std::string_view(code_name(first->code)));
    out.key("message");
    out.value(std::string_view(first->message));
    out.key("hint");
    out.value(std::string_view(first->hint));
    out.key("more");
    out.value(static_cast<std::int64_t>(errors - 1));
    out.end_object();
    std::string line = "{\"id\":";
    line += id.empty() ? std::string_view("null") : id;
    line += ",\"error\":";
    line += out.take();
    line += "}\n";
    return line;
}

}  // namespace stackimpact::batch
