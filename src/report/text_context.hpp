// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "report/report.hpp"
#include "report/style.hpp"

namespace stackimpact {

/// Our own characters, or ASCII for them.
struct TextSigns {
    std::string_view dot = "·";
    std::string_view arrow = "→";
    std::string_view open = "“";
    std::string_view close = "”";
    std::string_view dash = "–";
};

/// Those that a text may have.
[[nodiscard]] TextSigns text_signs(bool ascii);

/// Narrower than this nothing can be laid out; what is too wide is cut in the end.
inline constexpr std::size_t least_text_width = 40;

/// What every section of the text report reads: the assessment with its things by id, and how to
/// write.
struct TextContext {
    TextContext(const Assessment& of, const Vocabulary& words, const TextOptions& how);

    const Assessment& assessment;
    const Vocabulary& vocabulary;
    const TextOptions& options;
    TextSigns signs;
    /// Columns to fill.
    std::size_t width;

    /// Null when there is none of that id.
    [[nodiscard]] const LayerAssessment* layer(const LayerId& id) const;
    [[nodiscard]] const ArgumentAssessment* argument(const ArgumentId& id) const;
    [[nodiscard]] const FactAssessment* fact(const FactName& name) const;
    [[nodiscard]] const Source* source(const SourceId& id) const;

private:
    std::map<LayerId, const LayerAssessment*> layers_;
    std::map<ArgumentId, const ArgumentAssessment*> arguments_;
    std::map<FactName, const FactAssessment*> facts_;
    std::map<SourceId, const Source*> sources_;
};

}  // namespace stackimpact
