#include "mobile/planning/team.h"

#include "core/record/fold.h"
#include "mobile/document/texts.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

record::Entity entityOf(const std::string &name)
{
    return {record::EntityKind::Member, name};
}

std::string textOf(const record::EntityState &state, std::string_view name)
{
    const auto *text = state.get<std::string>(name);
    return text ? *text : std::string();
}

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t from = 0, end = 0; (end = text.find('\n', from)) != std::string::npos; from = end + 1)
        lines.push_back(text.substr(from, end - from));
    return lines;
}

} // namespace

int Team::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant Team::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
    case KeyRole:
        return qt(row.name);
    case DutyRole:
        return qt(row.duty);
    case ProjectsRole:
        return static_cast<int>(row.projects.size());
    default:
        return {};
    }
}

QHash<int, QByteArray> Team::roleNames() const
{
    return {{KeyRole, "memberKey"}, {NameRole, "name"}, {DutyRole, "duty"}, {ProjectsRole, "projects"}};
}

void Team::add(const QString &name, const QString &duty)
{
    if (ready() && !name.trimmed().isEmpty())
        document()->write({{entityOf(name.trimmed().toStdString()), {{field::kRole, duty.toStdString()}}, {}}});
}

void Team::remove(const QString &name)
{
    if (ready())
        document()->write(
            {{entityOf(name.toStdString()), {{field::kRole, record::Null{}}, {field::kProjects, record::Null{}}}, {}}});
}

record::Edit Team::projectsEdit(const Row &row)
{
    std::string lines;
    for (const std::string &project : row.projects)
        lines += project + '\n';
    return {entityOf(row.name), {{field::kProjects, lines}}, {}};
}

void Team::assign(const QString &project, const QString &name)
{
    if (!ready())
        return;
    const std::string id = project.toStdString();
    std::vector<record::Edit> edits;
    for (Row row : m_rows) {
        const bool has = std::erase(row.projects, id) > 0;
        const bool gets = row.name == name.toStdString();
        if (gets)
            row.projects.push_back(id);
        if (has != gets)
            edits.push_back(projectsEdit(row));
    }
    if (!edits.empty())
        document()->write(std::move(edits));
}

QString Team::visitorOf(const QString &project) const
{
    const auto visitor = std::find_if(m_rows.begin(), m_rows.end(), [id = project.toStdString()](const Row &row) {
        return std::find(row.projects.begin(), row.projects.end(), id) != row.projects.end();
    });
    return visitor == m_rows.end() ? QString() : qt(visitor->name);
}

void Team::rebuild()
{
    if (!ready())
        return;
    beginResetModel();
    m_rows.clear();
    for (const auto &[entity, state] : document()->registers()) {
        if (entity.kind != record::EntityKind::Member)
            continue;
        Row row{entity.key, textOf(state, field::kRole), linesOf(textOf(state, field::kProjects))};
        if (!row.duty.empty())
            m_rows.push_back(std::move(row));
    }
    endResetModel();
    emit countChanged();
    emit totalsChanged();
}

} // namespace plumbline::mobile
