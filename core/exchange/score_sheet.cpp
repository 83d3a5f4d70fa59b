// The table of Appendix 1: items by dimension, due and actual points of both halves, totals, scores.

#include "core/exchange/report_sheets.h"

namespace plumbline::core::exchange {

namespace {

using State = ItemStanding::State;
using scoring::Rational;

/// One half of the table, summed as it is filled in.
struct Half {
    int due = 0;
    Rational actual = 0;

    void add(int points, const Rational &earned)
    {
        due += points;
        actual += earned;
    }
};

/// The mean of an item's actual points over the evaluations that count and involve it.
struct MeanPoints {
    bool involved = false;
    scoring::Score points;
};

MeanPoints meanPoints(const ReportInput &input, standard::ItemIndex item, const scoring::ItemScope &scope)
{
    MeanPoints mean;
    std::int64_t sum = 0, count = 0;
    for (const scoring::EvaluationScore &score : input.result.evaluationScores) {
        if (!score.counts)
            continue;
        const ItemStanding standing = standingOf(input.audit.evaluations[score.index], item, scope);
        if (standing.state != State::Given)
            continue;
        sum += standard::item(item).duePoints * standing.thousandths;
        ++count;
    }
    mean.involved = count > 0 || (input.result.evaluations == 0 && scope.service.holds(item));
    if (count > 0)
        mean.points = Rational(sum, count * 1000);
    return mean;
}

std::string cut(const scoring::Score &score)
{
    return score ? scoring::cutToHundredths(*score) : std::string("—");
}

void headings(ReportSheet &sheet)
{
    const std::size_t top = sheet.rows.size();
    sheet.headings({"评价内容", "", "", "应得分", "服务管理成熟度", "", "服务特性测评", ""});
    sheet.headings({"", "", "", "", "是否涉及", "实际得分", "是否涉及", "实际得分"});
    sheet.merge(top, 0, top + 1, 2);
    sheet.merge(top, 3, top + 1, 3);
    sheet.merge(top, 4, top, 5);
    sheet.merge(top, 6, top, 7);
    sheet.repeatedRows = top + 2;
}

std::pair<ReportCell, ReportCell> managementCells(const ReportInput &input, standard::ItemIndex index,
                                                  const scoring::ItemScope &scope, Half &half)
{
    const int due = standard::item(index).duePoints;
    const ItemStanding standing = gradeStandingOf(input.audit, index, scope);
    if (standing.state == State::NotInvolved)
        return {centred("不涉及"), centred("—")};
    if (standing.state == State::Open)
        return {centred("√"), centred("未评")};
    half.add(due, Rational(due * standing.thousandths, 1000));
    return {centred("√"), figure(pointsText(due, standing.thousandths))};
}

std::pair<ReportCell, ReportCell> serviceCells(const ReportInput &input, standard::ItemIndex index,
                                               const scoring::ItemScope &scope, Half &half)
{
    if (!standard::item(index).inService)
        return {centred("/"), centred("/")};
    const MeanPoints mean = meanPoints(input, index, scope);
    if (!mean.involved)
        return {centred("不涉及"), centred("—")};
    if (!mean.points)
        return {centred("√"), centred("未评")};
    half.add(standard::item(index).duePoints, *mean.points);
    return {centred("√"), figure(scoring::cutToHundredths(*mean.points))};
}

void mergeSpans(ReportSheet &sheet, std::size_t firstRow)
{
    std::size_t dimension = 0, group = 0;
    for (standard::ItemIndex i = 1; i <= standard::kItemCount; ++i) {
        const bool end = i == standard::kItemCount;
        if (end
            || standard::item(i).dimension != standard::item(static_cast<standard::ItemIndex>(dimension)).dimension) {
            sheet.merge(firstRow + dimension, 0, firstRow + i - 1u, 0);
            dimension = i;
        }
        if (end || standard::item(i).group != standard::item(static_cast<standard::ItemIndex>(group)).group) {
            sheet.merge(firstRow + group, 1, firstRow + i - 1u, 1);
            group = i;
        }
    }
}

void totals(ReportSheet &sheet, const ReportInput &input, const Half &management, const Half &service)
{
    const auto total = [&sheet](const std::string &label, ReportCell forManagement, ReportCell forService) {
        forManagement.look = forService.look = CellLook::Total;
        const std::size_t row = sheet.rows.size();
        sheet.row({{label, CellLook::Total},
                   {"", CellLook::Total},
                   {"", CellLook::Total},
                   {"/", CellLook::Total},
                   {"/", CellLook::Total},
                   std::move(forManagement),
                   {"/", CellLook::Total},
                   std::move(forService)});
        sheet.merge(row, 0, row, 2);
    };
    total("总计应得", figure(std::to_string(management.due)), figure(std::to_string(service.due)));
    total("总计实得分", figure(scoring::cutToHundredths(management.actual)),
          figure(scoring::cutToHundredths(service.actual)));
    total("评分", figure(cut(input.result.management)), figure(cut(input.result.service)));
}

} // namespace

ReportSheet scoreSheet(const ReportInput &input)
{
    ReportSheet sheet{"评分表", {12, 20, 46, 8, 10, 10, 10, 10}};
    sheet.title("建设工程售后服务评价评分表（" + std::string(standard::kStandardId) + " 附录 1）");
    sheet.fact("受评组织", input.audit.organisation.name);
    headings(sheet);
    const scoring::ItemScope scope = scoring::scopeOf(input.audit);
    const std::size_t firstRow = sheet.rows.size();
    Half management, service;
    for (standard::ItemIndex i = 0; i < standard::kItemCount; ++i) {
        const standard::Item &item = standard::item(i);
        const standard::Dimension &dimension = standard::dimensions()[static_cast<std::size_t>(item.dimension - 1)];
        auto [managed, managedPoints] = managementCells(input, i, scope, management);
        auto [served, servedPoints] = serviceCells(input, i, scope, service);
        sheet.row({centred(std::to_string(item.dimension) + " " + std::string(dimension.title.zh)),
                   centred(std::string(item.group) + " " + std::string(standard::groupOf(i).title.zh)),
                   plain(std::string(item.code) + " " + std::string(item.title.zh)),
                   figure(std::to_string(item.duePoints)), std::move(managed), std::move(managedPoints),
                   std::move(served), std::move(servedPoints)});
    }
    mergeSpans(sheet, firstRow);
    totals(sheet, input, management, service);
    const std::string count = std::to_string(input.result.evaluations);
    sheet.title("服务特性各项为 " + count
                + " 份计入评价的平均实得分；服务评分为各份评价得分的均值（6.1.1.3）。所有数字截至两位小数，不进位。");
    return sheet;
}

} // namespace plumbline::core::exchange
