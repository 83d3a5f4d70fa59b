#pragma once
// The score sheet of Appendix 1 and what belongs to it, in Chinese, as XLSX and CSV.

#include "core/record/change.h"
#include "core/scoring/score.h"

#include <optional>
#include <string>
#include <vector>

namespace plumbline::core::exchange {

/// One field of one change, as text.
struct HistoryLine {
    std::string time, origin, author, entity, field, value, reason;
    std::uint64_t number = 0;
};

/// A line a field of the change, after those that are there.
void addHistory(std::vector<HistoryLine> &lines, const record::Change &change);

struct ReportInput {
    const audit::Audit &audit;
    const scoring::AuditResult &result;                ///< of this audit
    std::optional<std::vector<HistoryLine>> history{}; ///< oldest first; no sheet without
};

/// The bytes of a workbook: result, score sheet in the shape of Appendix 1, management items, sample, projects, months,
/// one sheet an evaluation, history. Every text is a text cell, never a formula. InvalidInput where a sheet would
/// exceed what a workbook holds.
Result<std::string> reportXlsx(const ReportInput &input);

/// One table with a byte order mark, CRLF and a column that says what each row is. A text that a spreadsheet would run
/// as a formula gets a leading apostrophe.
std::string reportCsv(const ReportInput &input);

} // namespace plumbline::core::exchange
