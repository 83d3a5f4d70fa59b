#pragma once

#include "core/exchange/list_row.h"
#include "core/exchange/xlsx_text.h"
#include "core/exchange/xlsx_workbook.h"

namespace plumbline::core::exchange {

/// A cell as the sheet has it.
struct RawCell {
    std::string type; ///< attribute t
    std::size_t style = 0;
    std::string value; ///< text of <v> or <is>
    bool hasFormula = false;
    bool hasValue = false;
};

/// Its text as a person means it: whole numbers as their digits, dates as YYYY-MM-DD. Nothing for a shared string that
/// is not there.
std::optional<Cell> cellOf(const RawCell &raw, const XlsxWorkbook &workbook, const XlsxSharedStrings &strings);

/// "1E5" is "100000"; 15 significant digits, as Excel keeps.
Cell numberCell(const std::string &written);

} // namespace plumbline::core::exchange
