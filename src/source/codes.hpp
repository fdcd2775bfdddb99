// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace stackimpact {

/// Stable codes of all diagnostics. SI1: reading, JSON, prices and statements of graphs; SI2: shape
/// and meaning of files; SI3: conditions; SI4: stacks and arguments as systems; SI5: what a
/// repository asks for. A number is never reused.
enum class Code {
    // SI10xx: files
    cannot_read = 1001,
    is_directory = 1002,
    empty_file = 1003,
    too_large = 1004,
    invalid_utf8 = 1005,
    // SI11xx: JSON
    json_syntax = 1101,
    duplicate_key = 1102,
    nesting_too_deep = 1103,
    number_out_of_range = 1104,
    merge_conflict = 1105,
    // SI12xx: tables of prices
    price_header = 1201,
    price_line = 1202,
    invalid_price = 1203,
    duplicate_price = 1204,
    unsorted_prices = 1205,
    more_mistakes = 1206,
    price_jump = 1207,
    outside_prices = 1208,
    unknown_benchmark = 1209,
    // SI13xx: argument graphs as statements
    graph_statement = 1301,
    // SI20xx: shape
    wrong_type = 2001,
    missing_key = 2002,
    unknown_key = 2003,
    invalid_value = 2004,
    value_out_of_range = 2005,
    unknown_enum_value = 2006,
    invalid_id = 2007,
    invalid_date = 2008,
    invalid_amount = 2009,
    shell_mangled_amount = 2010,
    control_character = 2011,
    unsupported_schema_version = 2012,
    invalid_grade = 2013,
    conflicting_keys = 2014,
    // SI21xx: references between things
    unknown_layer = 2101,
    unknown_channel = 2102,
    unknown_fact = 2103,
    unknown_source = 2104,
    unknown_argument = 2105,
    unknown_mechanism = 2106,
    unknown_kind = 2107,
    unknown_unit = 2108,
    unknown_company = 2109,
    unknown_case = 2110,
    duplicate_id = 2111,
    unknown_hedge = 2112,
    unknown_target = 2113,
    unknown_reference = 2114,
    unknown_gate = 2115,
    unused_waiver = 2116,
    unknown_metric = 2117,
    duplicate_relation = 2118,
    // SI30xx: conditions
    condition_syntax = 3001,
    condition_unknown_name = 3002,
    condition_type = 3003,
    condition_enum_value = 3004,
    condition_unit = 3005,
    condition_decided = 3006,
    condition_limit = 3007,
    condition_result_type = 3008,
    condition_unknown_function = 3009,
    condition_argument = 3010,
    condition_optional_fact = 3011,
    // SI40xx: systems
    shares_over_one = 4001,
    argument_cycle = 4002,
    amplification = 4003,
    double_counting = 4004,
    support_and_attack = 4005,
    rule_error = 4006,
    pressure_overflow = 4007,
    self_link = 4009,
    cancelling_flows = 4010,
    // SI50xx: what a repository asks for
    wrong_version = 5001,
    not_locked = 5002,
};

/// One row of the table of codes: number, short title, long explanation with an example and its
/// fix.
struct CodeInfo {
    Code code;
    std::string_view title;
    std::string_view explanation;
};

/// All codes in order of their numbers.
[[nodiscard]] std::span<const CodeInfo> code_table();

}  // namespace stackimpact
