// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "model/format.hpp"
#include "report/escape.hpp"
#include "report/matrix.hpp"

namespace stackimpact {

namespace {

constexpr const char* header =
    "scenario,layer,order,name,net,bull,bear,range_low,range_high,verdict,confidence,gap_said,"
    "gap_did,status\n";

}  // namespace

std::string render_matrix_csv(const std::vector<MatrixRow>& rows) {
    std::string csv = header;
    for (const MatrixRow& row : rows) {
        const std::string scenario = csv_field(row.scenario);
        if (!row.assessed) csv += scenario + ",,,,,,,,,,,,,error\n";
        for (const MatrixCell& cell : row.cells) {
            csv += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},ok\n", scenario,
                               csv_field(cell.layer.str()), cell.order, csv_field(cell.name),
                               decimal(cell.shares.net), decimal(cell.shares.bull),
                               decimal(cell.shares.bear), decimal(cell.range_low),
                               decimal(cell.range_high), name(cell.verdict), name(cell.confidence),
                               name(cell.gap_said), name(cell.gap_did));
        }
    }
    return csv;
}

}  // namespace stackimpact
