#include "mobile/visits/project_list.h"

#include "core/scoring/score.h"

#include <algorithm>
#include <unordered_map>

namespace plumbline::mobile {

int ProjectList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ProjectList::data(const QModelIndex &index, int role) const
{
    if (!ready() || index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const auto &projects = document()->audit().projects;
    if (row.project >= projects.size())
        return {};
    const core::audit::Project &project = projects[row.project];
    switch (role) {
    case IdRole:
        return QString::fromStdString(project.id);
    case Qt::DisplayRole:
    case NameRole:
        return QString::fromStdString(project.name.empty() ? project.id : project.name);
    case KindRole:
        return QString::fromStdString(project.kind);
    case CustomerRole:
        return QString::fromStdString(project.customer);
    case CompletedRole:
        return QString::fromStdString(project.completed);
    case PlaceRole:
        return row.place;
    case StartedRole:
        return row.started;
    case DoneRole:
        return row.done;
    default:
        return {};
    }
}

QHash<int, QByteArray> ProjectList::roleNames() const
{
    return {
        {IdRole, "projectId"},        {NameRole, "name"},         {KindRole, "kind"},       {CustomerRole, "customer"},
        {CompletedRole, "completed"}, {PlaceRole, "samplePlace"}, {StartedRole, "started"}, {DoneRole, "done"}};
}

void ProjectList::setSampleOnly(bool sampleOnly)
{
    if (sampleOnly == m_sampleOnly)
        return;
    m_sampleOnly = sampleOnly;
    emit filterChanged();
    rebuild();
}

void ProjectList::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    emit filterChanged();
    rebuild();
}

int ProjectList::done() const
{
    return static_cast<int>(
        std::count_if(m_all.begin(), m_all.end(), [](const Row &row) { return row.place > 0 && row.done > 0; }));
}

int ProjectList::sampled() const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [](const Row &row) { return row.place > 0; }));
}

std::vector<ProjectList::Row> ProjectList::rowsOfAll() const
{
    const core::audit::Audit &audit = document()->audit();
    const auto result = document()->result();
    std::unordered_map<std::string, int> places;
    if (result) {
        for (const std::string &id : result->current)
            places.emplace(id, static_cast<int>(places.size()) + 1);
    } else if (audit.sample) {
        for (const std::string &id : audit.sample->drawn)
            places.emplace(id, static_cast<int>(places.size()) + 1);
    }
    std::unordered_map<std::string, std::size_t> rowOf;
    std::vector<Row> rows;
    for (std::size_t project = 0; project < audit.projects.size(); ++project) {
        const auto place = places.find(audit.projects[project].id);
        rowOf.emplace(audit.projects[project].id, rows.size());
        rows.push_back({project, place == places.end() ? 0 : place->second, 0, 0});
    }
    for (std::size_t index = 0; index < audit.evaluations.size(); ++index) {
        const auto row = rowOf.find(audit.evaluations[index].project);
        if (row == rowOf.end() || core::audit::isReason(audit.evaluations[index].excluded))
            continue;
        ++rows[row->second].started;
        if (result && index < result->evaluationScores.size() && result->evaluationScores[index].complete)
            ++rows[row->second].done;
    }
    return rows;
}

bool ProjectList::matches(const Row &row) const
{
    if (m_search.isEmpty())
        return true;
    const core::audit::Project &project = document()->audit().projects[row.project];
    for (const std::string *text : {&project.id, &project.name, &project.customer, &project.kind}) {
        if (QString::fromStdString(*text).contains(m_search, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

void ProjectList::rebuild()
{
    if (!ready())
        return;
    m_all = rowsOfAll();
    const bool sampleThere = sampled() > 0;
    std::vector<Row> rows;
    for (const Row &row : m_all) {
        if ((row.place > 0 || !m_sampleOnly || !sampleThere) && matches(row))
            rows.push_back(row);
    }
    if (m_sampleOnly && sampleThere)
        std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.place < b.place; });
    const bool sameRows = rows.size() == m_rows.size()
        && std::equal(rows.begin(), rows.end(), m_rows.begin(),
                      [](const Row &a, const Row &b) { return a.project == b.project; });
    if (sameRows) {
        m_rows = std::move(rows);
        refreshAll();
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        emit countChanged();
    }
    emit totalsChanged();
}

} // namespace plumbline::mobile
