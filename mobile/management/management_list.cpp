#include "mobile/management/management_list.h"

#include "core/record/fold.h"
#include "mobile/answers/progress.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/edits.h"
#include "mobile/document/texts.h"
#include "mobile/session/settings.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

int photoCount(const record::Registers &registers, const record::Entity &entity)
{
    const auto state = registers.find(entity);
    if (state == registers.end())
        return 0;
    return static_cast<int>(std::ranges::count_if(state->second.fields, [](const auto &entry) {
        return entry.first.starts_with(field::kPhoto) && entry.second.value()
            && std::holds_alternative<std::int64_t>(*entry.second.value());
    }));
}

} // namespace

int ManagementList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ManagementList::data(const QModelIndex &index, int role) const
{
    if (!ready() || index.row() < 0 || index.row() >= rowCount())
        return {};
    const standard::ItemIndex number = m_rows[static_cast<std::size_t>(index.row())];
    const standard::Item &item = standard::item(number);
    const audit::Grade *grade = findGrade(document()->audit(), number);
    const Settings &settings = document()->settings();
    switch (role) {
    case CodeRole:
        return qt(item.code);
    case DimensionRole:
        return item.dimension;
    case DimensionTitleRole:
        return settings.pick(standard::dimensions()[static_cast<std::size_t>(item.dimension - 1)].title);
    case GroupTitleRole:
        return settings.pick(standard::groupOf(number).title);
    case Qt::DisplayRole:
    case TitleRole:
        return settings.pick(item.title);
    case CheckRole:
        return settings.pick(item.check);
    case EvidenceRole:
        return settings.pick(item.evidence);
    case LevelRole:
        return grade && grade->level ? *grade->level : 0;
    case LevelLinesRole: {
        QStringList lines;
        for (const standard::TextView &line : standard::groupOf(number).levels)
            lines << settings.pick(line);
        return lines;
    }
    case NoteRole:
        return grade ? QString::fromStdString(grade->note) : QString();
    case PhotosRole:
        return photoCount(document()->registers(), managementEntity(number));
    case NotInvolvedRole:
        return grade && audit::isReason(grade->notInvolved) ? QString::fromStdString(*grade->notInvolved) : QString();
    case ExemptRole:
        return notInvolvedInAudit(document()->audit(), number);
    case SaveStateRole:
        return static_cast<int>(document()->saveState(managementEntity(number)));
    default:
        return {};
    }
}

QHash<int, QByteArray> ManagementList::roleNames() const
{
    return {{CodeRole, "code"},
            {DimensionRole, "dimension"},
            {DimensionTitleRole, "dimensionTitle"},
            {TitleRole, "title"},
            {GroupTitleRole, "groupTitle"},
            {CheckRole, "check"},
            {EvidenceRole, "evidence"},
            {LevelRole, "level"},
            {LevelLinesRole, "levelLines"},
            {NoteRole, "note"},
            {PhotosRole, "photos"},
            {ExemptRole, "exempt"},
            {NotInvolvedRole, "notInvolved"},
            {SaveStateRole, "saveState"}};
}

void ManagementList::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    emit filterChanged();
    rebuild();
}

void ManagementList::setDimension(int dimension)
{
    if (dimension == m_dimension)
        return;
    m_dimension = dimension;
    emit filterChanged();
    rebuild();
}

int ManagementList::graded() const
{
    int count = 0;
    for (int item = 0; ready() && item < standard::kItemCount; ++item)
        count += mobile::graded(document()->audit(), static_cast<standard::ItemIndex>(item)) ? 1 : 0;
    return count;
}

void ManagementList::grade(const QString &code, int level)
{
    if (level == 0)
        return writeForNow(code, {{field::kLevel, record::Null{}}});
    if (level < 0 || level > 5 || !ready())
        return;
    const auto item = standard::findItem(code.toStdString());
    if (!item)
        return;
    std::vector<std::pair<std::string, record::Value>> fields{{field::kLevel, static_cast<std::int64_t>(level)}};
    const audit::Grade *before = findGrade(document()->audit(), *item);
    if (before && before->notInvolved)
        fields.emplace_back(field::kNotInvolved, record::Null{});
    writeForNow(code, std::move(fields));
}

void ManagementList::setNote(const QString &code, const QString &note)
{
    const auto item = standard::findItem(code.toStdString());
    const audit::Grade *before = ready() && item ? findGrade(document()->audit(), *item) : nullptr;
    if ((before ? before->note : std::string()) != note.toStdString())
        write(code, field::kNote, textValue(note));
}

void ManagementList::setNotInvolved(const QString &code, const QString &reason)
{
    writeForNow(code, {{field::kNotInvolved, textValue(reason.trimmed())}});
}

void ManagementList::writeForNow(const QString &code, std::vector<std::pair<std::string, record::Value>> fields)
{
    const auto item = standard::findItem(code.toStdString());
    if (!ready() || !item)
        return;
    const audit::Grade *grade = findGrade(document()->audit(), *item);
    const audit::Grade before = grade ? *grade : audit::Grade{};
    if (!document()->write({{managementEntity(*item), std::move(fields), {}}}))
        return;
    m_undo.remember({managementEntity(*item),
                     {{field::kLevel, valueOf(before.level)}, {field::kNotInvolved, valueOf(before.notInvolved)}},
                     {}});
    emit totalsChanged();
}

QString ManagementList::undo()
{
    const auto step = m_undo.take();
    if (!step)
        return {};
    document()->write({*step});
    emit totalsChanged();
    return QString::fromStdString(step->entity.key);
}

QVariantList ManagementList::levelLabels() const
{
    QVariantList labels;
    for (int level = 1; document() && level <= standard::kMaturityLevelCount; ++level)
        labels << document()->settings().pick(standard::maturityLabel(level));
    return labels;
}

QVariantList ManagementList::dimensionTitles() const
{
    QVariantList titles;
    if (document()) {
        for (const standard::Dimension &dimension : standard::dimensions())
            titles << document()->settings().pick(dimension.title);
    }
    return titles;
}

int ManagementList::rowOf(const QString &code) const
{
    const auto item = standard::findItem(code.toStdString());
    for (std::size_t row = 0; item && row < m_rows.size(); ++row) {
        if (m_rows[row] == *item)
            return static_cast<int>(row);
    }
    return -1;
}

QVariantMap ManagementList::item(const QString &code) const
{
    QVariantMap values;
    const int row = rowOf(code);
    const auto names = roleNames();
    for (auto name = names.begin(); row >= 0 && name != names.end(); ++name)
        values.insert(QString::fromUtf8(name.value()), data(index(row), name.key()));
    return values;
}

bool ManagementList::shows(standard::ItemIndex item) const
{
    if (m_dimension != 0 && standard::item(item).dimension != m_dimension)
        return false;
    if (m_filter == QLatin1String("open"))
        return !mobile::graded(document()->audit(), item);
    if (m_filter == QLatin1String("low")) {
        const audit::Grade *grade = findGrade(document()->audit(), item);
        return grade && grade->level && *grade->level <= 2;
    }
    return true;
}

void ManagementList::rebuild()
{
    if (!ready())
        return;
    beginResetModel();
    m_rows.clear();
    for (int item = 0; item < standard::kItemCount; ++item) {
        if (shows(static_cast<standard::ItemIndex>(item)))
            m_rows.push_back(static_cast<standard::ItemIndex>(item));
    }
    endResetModel();
    emit countChanged();
    emit totalsChanged();
}

// A row that no longer fits the filter stays until the filter is set again: nothing jumps away under a finger.
void ManagementList::onEdited(const record::Edit &edit)
{
    if (edit.entity.kind != record::EntityKind::Management)
        return;
    if (const int row = rowOf(QString::fromStdString(edit.entity.key)); row >= 0)
        emit dataChanged(index(row), index(row));
    emit totalsChanged();
}

void ManagementList::write(const QString &code, const char *name, record::Value value)
{
    const auto item = standard::findItem(code.toStdString());
    if (ready() && item)
        document()->write({{managementEntity(*item), {{name, std::move(value)}}, {}}});
}

} // namespace plumbline::mobile
