#pragma once
// One worksheet as rows of cells, read as a stream.

#include "core/exchange/list_row.h"
#include "core/exchange/xlsx_text.h"
#include "core/exchange/xlsx_workbook.h"

#include <functional>

namespace plumbline::core::exchange {

/// A range of merged cells; rows and columns from 1.
struct MergedCells {
    std::size_t firstRow = 0, lastRow = 0, firstColumn = 0, lastColumn = 0;
};

struct SheetFacts {
    std::vector<MergedCells> merged;
    std::size_t hiddenRows = 0;
};

/// Calls `add` with each row that has cells, in the order of the file. A row or cell without a position stands after
/// the last one; what <dimension> says is not asked. Error::place is the cell where there is one.
Result<SheetFacts> readSheet(XlsxPackage &package, const XlsxWorkbook &workbook, const XlsxSheet &sheet,
                             const XlsxSharedStrings &strings, const std::function<void(Row)> &add);

} // namespace plumbline::core::exchange
