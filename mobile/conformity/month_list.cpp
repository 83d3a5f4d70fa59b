#include "mobile/conformity/month_list.h"

#include "core/record/fold.h"
#include "core/scoring/score.h"
#include "mobile/document/edits.h"

#include <QDate>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

const QString kMonthFormat = QStringLiteral("yyyy-MM");

QVariant figure(const std::optional<std::int64_t> &count)
{
    return count ? QString::number(*count) : QString();
}

/// Role name on the screen, name of the field in the record.
struct Figure {
    const char *name;
    const char *field;
};
constexpr Figure kFigures[]{{"issues", field::kIssues},
                            {"responded", field::kResponded},
                            {"closed", field::kClosed},
                            {"complaints", field::kComplaints},
                            {"complaintsSolved", field::kComplaintsSolved},
                            {"surveyed", field::kSurveyed},
                            {"satisfactionTotal", field::kSatisfactionTotal}};

} // namespace

int MonthList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !ready() ? 0 : static_cast<int>(document()->audit().serviceMonths.size());
}

QVariant MonthList::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const audit::ServiceMonth &month = document()->audit().serviceMonths[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case MonthRole:
        return QString::fromStdString(month.month);
    case IssuesRole:
        return figure(month.issues);
    case RespondedRole:
        return figure(month.responded);
    case ClosedRole:
        return figure(month.closed);
    case ComplaintsRole:
        return figure(month.complaints);
    case ComplaintsSolvedRole:
        return figure(month.complaintsSolved);
    case SurveyedRole:
        return figure(month.surveyed);
    case SatisfactionTotalRole:
        return month.satisfactionTotal ? QString::fromStdString(month.satisfactionTotal->text) : QString();
    case RatesRole:
        return rates(month);
    case SaveStateRole:
        return static_cast<int>(document()->saveState({record::EntityKind::Month, month.month}));
    default:
        return {};
    }
}

QHash<int, QByteArray> MonthList::roleNames() const
{
    return {{MonthRole, "month"},           {IssuesRole, "issues"},
            {RespondedRole, "responded"},   {ClosedRole, "closed"},
            {ComplaintsRole, "complaints"}, {ComplaintsSolvedRole, "complaintsSolved"},
            {SurveyedRole, "surveyed"},     {SatisfactionTotalRole, "satisfactionTotal"},
            {RatesRole, "rates"},           {SaveStateRole, "saveState"}};
}

// The engine's own ratios, of an audit that holds this month alone.
QVariantList MonthList::rates(const audit::ServiceMonth &month) const
{
    audit::Audit alone;
    alone.serviceMonths.push_back(month);
    const scoring::AuditResult result = scoring::score(alone);
    QVariantList list;
    for (std::size_t index = 0; index < result.indicators.size(); ++index) {
        if (!standard::indicators()[index].fromMonths)
            continue;
        const scoring::IndicatorState &state = result.indicators[index];
        const auto standing = scoring::name(state.state);
        list << QVariantMap{
            {"code", QString::fromUtf8(state.code.data(), static_cast<qsizetype>(state.code.size()))},
            {"beyond", state.total && *state.total > scoring::Rational(100)},
            {"rate", state.total ? QString::fromStdString(scoring::cutToHundredths(*state.total)) : QString()},
            {"standing", QString::fromUtf8(standing.data(), static_cast<qsizetype>(standing.size()))}};
    }
    return list;
}

QDate MonthList::today() const
{
    return QDateTime::fromMSecsSinceEpoch(document()->clock().nowMs()).date();
}

bool MonthList::add(const QString &typed)
{
    const QString month = typed.normalized(QString::NormalizationForm_KC).trimmed();
    const QDate date = QDate::fromString(month, kMonthFormat);
    if (!ready() || !date.isValid() || date > today())
        return false;
    const auto &months = document()->audit().serviceMonths;
    const std::string key = month.toStdString();
    if (std::any_of(months.begin(), months.end(), [&](const auto &entry) { return entry.month == key; }))
        return false;
    document()->write({{{record::EntityKind::Month, key},
                        {{field::kPosition, static_cast<std::int64_t>(months.size())}, {field::kPresent, true}},
                        {}}});
    return true;
}

bool MonthList::setFigure(int row, const QString &name, const QString &text)
{
    static const QRegularExpression count(QStringLiteral("^[0-9]{1,9}$"));
    static const QRegularExpression decimal(QStringLiteral("^[0-9]{1,9}(\\.[0-9]{1,6})?$"));
    const auto figure = std::find_if(std::begin(kFigures), std::end(kFigures),
                                     [&](const Figure &entry) { return name == QLatin1String(entry.name); });
    if (row < 0 || row >= rowCount() || figure == std::end(kFigures))
        return false;
    const bool isTotal = figure->field == field::kSatisfactionTotal;
    // A Chinese keyboard may type digits of full width.
    const QString typed = text.normalized(QString::NormalizationForm_KC).trimmed();
    record::Value value = record::Null{};
    if (!typed.isEmpty() && isTotal && decimal.match(typed).hasMatch())
        value = typed.toStdString();
    else if (!typed.isEmpty() && !isTotal && count.match(typed).hasMatch())
        value = static_cast<std::int64_t>(typed.toLongLong());
    else if (!typed.isEmpty())
        return false;
    const std::string key = document()->audit().serviceMonths[static_cast<std::size_t>(row)].month;
    document()->write({{{record::EntityKind::Month, key}, {{figure->field, std::move(value)}}, {}}});
    return true;
}

void MonthList::takeOut(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    audit::Audit alone; // the month as it is shown, in the words of the record
    alone.serviceMonths.push_back(document()->audit().serviceMonths[static_cast<std::size_t>(row)]);
    const std::vector<record::Edit> edits = record::unfold(alone);
    record::Edit former =
        *std::ranges::find(edits, record::EntityKind::Month, [](const record::Edit &edit) { return edit.entity.kind; });
    for (auto &[name, value] : former.fields) {
        if (name == field::kPosition)
            value = static_cast<std::int64_t>(row);
    }
    // One field that stays would hold the month.
    record::Edit emptied{former.entity, {{field::kPresent, record::Null{}}}, {}};
    const auto empty = [&emptied](const std::string &name) {
        if (std::ranges::find(emptied.fields, name, &std::pair<std::string, record::Value>::first)
            == emptied.fields.end())
            emptied.fields.emplace_back(name, record::Null{});
    };
    for (const auto &[name, value] : former.fields)
        empty(name);
    if (const auto known = document()->registers().find(former.entity); known != document()->registers().end()) {
        for (const auto &[name, state] : known->second.fields)
            empty(name);
    }
    if (!document()->write({std::move(emptied)}))
        return;
    m_former = std::move(former);
    setGone(QString::fromStdString(m_former.entity.key));
}

void MonthList::putBack()
{
    if (!m_gone.isEmpty() && document()->write({m_former}))
        setGone({});
}

void MonthList::setGone(const QString &month)
{
    m_gone = month;
    emit goneChanged();
}

QString MonthList::nextMonth() const
{
    QDate last;
    for (int row = 0; row < rowCount(); ++row)
        last = std::max(last, QDate::fromString(data(index(row), MonthRole).toString(), kMonthFormat));
    if (last.isValid())
        return last.addMonths(1).toString(kMonthFormat);
    return document() ? today().addMonths(-1).toString(kMonthFormat) : QString();
}

void MonthList::rebuild()
{
    beginResetModel();
    m_shown = rowCount();
    endResetModel();
    emit countChanged();
}

void MonthList::onEdited(const record::Edit &edit)
{
    if (edit.entity.kind != record::EntityKind::Month)
        return;
    if (m_shown != rowCount())
        rebuild();
    else
        refreshAll();
}

} // namespace plumbline::mobile
