#pragma once

#include "core/exchange/report.h"
#include "core/exchange/report_sheet.h"

#include "core/scoring/item_scope.h"

namespace plumbline::core::exchange {

ReportSheet resultSheet(const ReportInput &input);
ReportSheet scoreSheet(const ReportInput &input); ///< the table of Appendix 1
ReportSheet managementSheet(const ReportInput &input);
ReportSheet sampleSheet(const ReportInput &input);
ReportSheet projectSheet(const ReportInput &input);
ReportSheet monthSheet(const ReportInput &input);
ReportSheet evaluationSheet(const ReportInput &input, std::size_t index); ///< in Audit::evaluations
ReportSheet historySheet(const std::vector<HistoryLine> &lines);

/// How an item stands in one list of answers or grades.
struct ItemStanding {
    enum class State { NotAsked, NotInvolved, Open, Given };
    State state = State::Open;
    int thousandths = 0; ///< of the points due, where given
};
ItemStanding standingOf(const audit::Evaluation &evaluation, standard::ItemIndex item, const scoring::ItemScope &scope);
ItemStanding gradeStandingOf(const audit::Audit &audit, standard::ItemIndex item, const scoring::ItemScope &scope);

/// Actual points in Appendix 1's sense as a decimal: 5 points at 0.555 are "2.775".
std::string pointsText(int duePoints, int thousandths);

const char *conclusionWord(const std::optional<audit::Conclusion> &conclusion);
const char *indicationWord(scoring::Indication state);
/// "72.35（= 1230/17）", or "—" where there is nothing.
std::string scoreWords(const scoring::Score &score);

} // namespace plumbline::core::exchange
