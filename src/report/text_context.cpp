// SPDX-License-Identifier: MIT
#include "report/text_context.hpp"

#include <algorithm>

namespace stackimpact {

namespace {

template <class Key, class Value>
const Value* find_in(const std::map<Key, const Value*>& things, const Key& key) {
    const auto found = things.find(key);
    return found == things.end() ? nullptr : found->second;
}

}  // namespace

TextSigns text_signs(bool ascii) {
    if (ascii) return {"|", "->", "\"", "\"", "-"};
    return {};
}

TextContext::TextContext(const Assessment& of, const Vocabulary& words, const TextOptions& how)
    : assessment(of),
      vocabulary(words),
      options(how),
      signs(text_signs(how.ascii)),
      width(std::max(how.width, least_text_width)) {
    for (const LayerAssessment& layer : of.layers) layers_[layer.id] = &layer;
    for (const ArgumentAssessment& each : of.arguments) arguments_[each.argument.id] = &each;
    for (const FactAssessment& fact : of.facts) facts_[fact.fact.name] = &fact;
    for (const Source& source : of.sources) sources_[source.id] = &source;
}

const LayerAssessment* TextContext::layer(const LayerId& id) const {
    return find_in(layers_, id);
}

const ArgumentAssessment* TextContext::argument(const ArgumentId& id) const {
    return find_in(arguments_, id);
}

const FactAssessment* TextContext::fact(const FactName& name) const {
    return find_in(facts_, name);
}

const Source* TextContext::source(const SourceId& id) const {
    return find_in(sources_, id);
}

}  // namespace stackimpact
