// SPDX-License-Identifier: MIT
#pragma once

#include "load/decode.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// Reads `stack.json`: channels and layers first, then all that names them.
class StackReader {
public:
    StackReader(const Input& input, const Vocabulary& vocabulary)
        : input_(input), vocabulary_(vocabulary) {}

    /// What could be read; the caller knows from the diagnostics whether it is whole.
    Stack read(const JsonNode& root);

private:
    void channels(const JsonNode& root);
    void layers(const JsonNode& root);
    Layer layer(const JsonMember& member);
    void players(const JsonNode& root, Layer& layer);
    void flows(const JsonNode& root);
    Flow flow(const JsonNode& root);
    void links(const JsonNode& root);
    Link link(const JsonNode& root);
    void references(const JsonNode& root);
    Reference reference(const JsonMember& member);
    void companies(const JsonNode& root);
    Company company(const JsonMember& member);
    void exposure(const JsonNode& root, Company& company);
    void benchmarks(const JsonNode& root);

    /// Reports more things than the matrix of pressures is made for.
    void check_count(const JsonNode& root, std::size_t most, std::string_view what);
    /// A name of a layer under `key`, which must be there.
    LayerId layer_at(ObjectReader& reader, std::string_view key);
    ChannelId channel_at(ObjectReader& reader, std::string_view key);
    /// Reports a name that an earlier thing has; `first` is that one's place.
    void report_twice(Span again, std::string message, Span first);

    const Input& input_;
    const Vocabulary& vocabulary_;
    Stack stack_;
    Names layer_names_;
    Names channel_names_;
    /// Coefficients that flows name, in order of first mention.
    Names coefficients_;
};

}  // namespace stackimpact
