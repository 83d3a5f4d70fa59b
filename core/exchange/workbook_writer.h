#pragma once
// Sheets of a report as a workbook that Excel, WPS and LibreOffice open and print.

#include "core/exchange/report_sheet.h"

#include <string>
#include <vector>

namespace plumbline::core::exchange {

/// Writes the file; false when that failed.
bool writeWorkbook(const std::string &file, const std::vector<ReportSheet> &sheets);

} // namespace plumbline::core::exchange
