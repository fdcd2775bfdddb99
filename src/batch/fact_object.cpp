// SPDX-License-Identifier: MIT
#include "batch/fact_object.hpp"

#include <map>
#include <optional>

#include "load/names.hpp"
#include "match/fact_weight.hpp"

namespace stackimpact::batch {

namespace {

/// A text for people, of which nothing depends.
bool is_words(json::value& value) {
    std::string_view text;
    return plain_text(value.raw_json_token(), text) &&
           text.find_first_not_of(' ') != std::string_view::npos;
}

bool is_address(json::value& value) {
    std::string_view text;
    return plain_text(value.raw_json_token(), text) && is_url(text);
}

/// What an object says of a fact besides its value.
struct Said {
    FactStatus status = FactStatus::claimed;
    std::size_t citations = 0;
    std::size_t credibility = 0;
    std::optional<double> at_most;
    bool has_value = false;
    /// Keys that were there.
    unsigned seen = 0;
};

/// The bit of a key, which may stand once; false for one that is there again.
bool once(unsigned bit, unsigned& seen) {
    if ((seen & bit) != 0) return false;
    seen |= bit;
    return true;
}

bool read_credibility(json::value& value, std::size_t& credibility) {
    std::int64_t number = 0;
    if (value.get_int64().get(number) || number < 1 || number > 6) return false;
    credibility = static_cast<std::size_t>(number);
    return true;
}

bool read_citation_member(std::string_view key, json::value& value, Said& said, unsigned& seen) {
    if (key == "source") return once(1, seen) && is_address(value);
    if (key == "credibility") return once(2, seen) && read_credibility(value, said.credibility);
    if (key == "says") return once(4, seen) && is_words(value);
    if (key == "group") return once(8, seen) && is_words(value);
    return false;
}

/// Calls `read` for every member until it says no.
template <class Read>
bool all_members(json::object object, const Read& read) {
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field)) return false;
        // Nothing has an escape or more bytes than this in the keys of facts.
        std::string_view key(field.key().raw(), 12);
        key = key.substr(0, key.find('"'));
        json::value value = field.value();
        if (!read(key, value)) return false;
    }
    return true;
}

bool read_citation(json::value& value, Said& said) {
    if (++said.citations > 1) return false;
    json::object object;
    if (!opens_object(value)) return is_address(value);
    if (value.get_object().get(object)) return false;
    unsigned seen = 0;
    return all_members(object,
                       [&](std::string_view key, json::value& inner) {
                           return read_citation_member(key, inner, said, seen);
                       }) &&
           (seen & 1) != 0;
}

bool read_citations(json::value& value, Said& said) {
    json::array list;
    if (value.get_array().get(list)) return false;
    for (auto item : list) {
        json::value inner;
        if (std::move(item).get(inner) || !read_citation(inner, said)) return false;
    }
    return true;
}

bool read_status(json::value& value, FactStatus& status) {
    std::string_view text;
    if (!plain_text(value.raw_json_token(), text)) return false;
    const auto found = std::find_if(Evidence::statuses.begin(), Evidence::statuses.end(),
                                    [&](FactStatus known) { return name(known) == text; });
    if (found == Evidence::statuses.end()) return false;
    status = *found;
    return true;
}

bool read_cap(json::value& value, Said& said) {
    double cap = 0.0;
    if (value.get_double().get(cap) || !(cap >= 0.0 && cap <= 1.0)) return false;
    said.at_most = cap;
    return true;
}

}  // namespace

Evidence::Evidence(const Scales& scales) {
    std::map<SourceId, Source> sources;
    const SourceId id{"source"};
    sources[id].id = id;
    for (const FactStatus status : statuses) {
        const auto at = static_cast<std::size_t>(status);
        Fact fact;
        fact.status = status;
        uncited_[at] = fact_weight(fact, sources, scales).point;
        for (std::size_t credibility = 0; credibility < grades; ++credibility) {
            fact.citations = {{id, static_cast<int>(credibility), {}, {}}};
            cited_[at][credibility] = fact_weight(fact, sources, scales).point;
        }
    }
}

bool read_fact_object(json::value& value, const Key& key, const Evidence& evidence,
                      std::size_t lane, cel::Columns& facts) {
    json::object object;
    if (value.get_object().get(object)) return false;
    Said said;
    const bool usual = all_members(object, [&](std::string_view name, json::value& inner) {
        if (name == "value") {
            said.has_value = once(1, said.seen);
            return said.has_value && read_value(inner, key, lane, facts);
        }
        if (name == "status") return once(2, said.seen) && read_status(inner, said.status);
        if (name == "sources") return once(4, said.seen) && read_citations(inner, said);
        if (name == "at_most") return once(8, said.seen) && read_cap(inner, said);
        return name == "note" && once(16, said.seen) && is_words(inner);
    });
    if (!usual || !said.has_value) return false;
    double weight = said.citations == 0 ? evidence.uncited(said.status)
                                        : evidence.cited(said.status, said.credibility);
    if (said.at_most) weight = std::min(weight, *said.at_most);
    facts.weigh(key.slot, lane, weight);
    return true;
}

}  // namespace stackimpact::batch
