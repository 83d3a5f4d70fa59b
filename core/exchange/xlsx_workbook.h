#pragma once

#include "core/exchange/xlsx_package.h"

#include <optional>
#include <vector>

namespace plumbline::core::exchange {

struct XlsxSheet {
    std::string name;
    std::string part; ///< inside the package
    bool hidden = false;
};

/// What a workbook says about its sheets.
struct XlsxWorkbook {
    std::vector<XlsxSheet> sheets; ///< worksheets only, in the order of their tabs
    std::optional<std::string> sharedStrings;
    bool from1904 = false;
    std::vector<bool> dateStyles; ///< by cell style: shown as a date
};

Result<XlsxWorkbook> readWorkbook(XlsxPackage &package);

/// Whether a number format shows a day: y, d, or 年, 月, 日, outside of quotes, brackets and escapes.
bool isDateFormat(std::string_view format);

} // namespace plumbline::core::exchange
