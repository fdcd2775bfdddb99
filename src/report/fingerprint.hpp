// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "model/check.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact {

/// The path of an input as its repository names it: without `.` and empty parts.
[[nodiscard]] std::string repository_path(std::string_view name);

/// Tells findings of different runs apart by what they are about, not by how they are put or in
/// which line: "0f3c…:1", 32 hexadecimal digits and which of those with the same digits it is. One
/// object numbers the findings of a run, given in order.
class Fingerprints {
public:
    /// By kind, id, scenario, layer and what is looked at.
    [[nodiscard]] std::string of(const Check& check);
    /// By code, file and the text of the line.
    [[nodiscard]] std::string of(const Diagnostic& diagnostic);

private:
    [[nodiscard]] std::string numbered(const std::string& identity);

    std::map<std::string, std::size_t> seen_;
};

}  // namespace stackimpact
