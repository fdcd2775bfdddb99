// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The interface for programs that embed the analyzer. Texts go in, documents come out: the JSON
/// document is the one that `stackimpact analyze --json` prints, and carries every number.
namespace stackimpact {

/// The version of the program and library, "0.1.0".
[[nodiscard]] std::string_view version();

/// Assesses scenarios with the compiled-in stack, rules, vocabulary and scales. Reads no files,
/// keeps no state between calls; calls on one analyzer may run at the same time.
class Analyzer {
public:
    /// What to change about a scenario first, in the words of the command line.
    struct Changes {
        /// Id of one of the scenario's cases; empty: as written.
        std::string case_id;
        /// "NAME=VALUE", as after `--set`.
        std::vector<std::string> set;
        /// "ID", as after `--drop`.
        std::vector<std::string> drop;
    };

    struct Result {
        /// False when the scenario or a change has errors; `json` is then an error document.
        bool ok = false;
        std::string json;
        /// The report for people, in plain text of 100 columns; empty unless `ok`.
        std::string text;
        /// Errors and warnings for people, with places and hints; empty when there are none.
        std::string messages;
    };

    /// Throws std::logic_error if the compiled-in data is broken, which tests rule out.
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    /// `name` is what messages call the scenario; without directories and extension it is the id of
    /// a scenario that states none. `scenario` is the JSON text.
    [[nodiscard]] Result analyze(std::string_view name, std::string_view scenario,
                                 const Changes& changes) const;
    [[nodiscard]] Result analyze(std::string_view name, std::string_view scenario) const;

private:
    struct Data;
    std::unique_ptr<const Data> data_;
};

}  // namespace stackimpact
