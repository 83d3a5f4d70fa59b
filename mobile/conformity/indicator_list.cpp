#include "mobile/conformity/indicator_list.h"

#include "core/record/fold.h"
#include "core/scoring/score.h"
#include "mobile/document/edits.h"
#include "mobile/document/texts.h"
#include "mobile/session/settings.h"

namespace plumbline::mobile {

using namespace core;

namespace {

record::Entity entityOf(int row)
{
    return {record::EntityKind::Indicator, std::string(standard::indicators()[static_cast<std::size_t>(row)].code)};
}

} // namespace

int IndicatorList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !ready() ? 0 : static_cast<int>(standard::indicators().size());
}

QVariant IndicatorList::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const standard::Indicator &indicator = standard::indicators()[row];
    const auto &marks = document()->audit().conformity.indicators;
    const auto mark = marks.find(std::string(indicator.code));
    const auto result = document()->result();
    switch (role) {
    case CodeRole:
        return qt(indicator.code);
    case Qt::DisplayRole:
    case TitleRole:
        return document()->settings().pick(indicator.title);
    case FromMonthsRole:
        return indicator.fromMonths;
    case StandingRole:
        return result ? qt(scoring::name(result->indicators[row].state)) : QString();
    case MarkRole:
        if (mark == marks.end() || !mark->second.met)
            return QString();
        return *mark->second.met ? QStringLiteral("met") : QStringLiteral("not_met");
    case TotalRole:
        return result && result->indicators[row].total
            ? QString::fromStdString(scoring::cutToHundredths(*result->indicators[row].total))
            : QString();
    case BeyondRole:
        return result && result->indicators[row].total && *result->indicators[row].total > scoring::Rational(100);
    case NoteRole:
        return mark == marks.end() ? QString() : QString::fromStdString(mark->second.note);
    case SaveStateRole:
        return static_cast<int>(document()->saveState(entityOf(index.row())));
    default:
        return {};
    }
}

QHash<int, QByteArray> IndicatorList::roleNames() const
{
    return {{CodeRole, "code"}, {TitleRole, "title"},        {FromMonthsRole, "fromMonths"}, {StandingRole, "standing"},
            {MarkRole, "mark"}, {TotalRole, "total"},        {BeyondRole, "beyond"},

            {NoteRole, "note"}, {SaveStateRole, "saveState"}};
}

void IndicatorList::mark(int row, const QString &mark)
{
    if (mark.isEmpty())
        write(row, record::field::kMet, record::Null{});
    else
        write(row, record::field::kMet, mark == QLatin1String("met"));
}

void IndicatorList::setNote(int row, const QString &note)
{
    if (note != data(index(row), NoteRole).toString())
        write(row, record::field::kNote, textValue(note));
}

void IndicatorList::rebuild()
{
    beginResetModel();
    endResetModel();
    emit countChanged();
}

void IndicatorList::onEdited(const record::Edit &edit)
{
    if (edit.entity.kind == record::EntityKind::Indicator)
        refreshAll();
}

void IndicatorList::write(int row, const char *field, record::Value value)
{
    if (row >= 0 && row < rowCount())
        document()->write({{entityOf(row), {{field, std::move(value)}}, {}}});
}

} // namespace plumbline::mobile
