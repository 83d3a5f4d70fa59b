#include "mobile/result/missing_list.h"

#include "core/scoring/score.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/texts.h"

namespace plumbline::mobile {

using namespace core;

int MissingList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MissingList::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case WhatRole:
        return row.what;
    case ProjectRole:
        return row.project;
    case ProjectNameRole:
        return row.projectName;
    case EvaluationRole:
        return row.evaluation;
    case ItemRole:
        return row.item;
    case CountRole:
        return row.count;
    default:
        return {};
    }
}

QHash<int, QByteArray> MissingList::roleNames() const
{
    return {{WhatRole, "what"},
            {ProjectRole, "project"},
            {ProjectNameRole, "projectName"},
            {EvaluationRole, "evaluation"},
            {ItemRole, "item"},
            {CountRole, "missingCount"}};
}

void MissingList::onResult()
{
    const auto result = ready() ? document()->result() : nullptr;
    if (!result)
        return;
    std::vector<Row> rows;
    for (const scoring::Missing &entry : result->missing) {
        Row row;
        row.what = qt(scoring::name(entry.what));
        row.project = QString::fromStdString(entry.project.value_or(""));
        row.evaluation = QString::fromStdString(entry.evaluation.value_or(""));
        row.item = entry.item ? qt(standard::item(*entry.item).code) : QString();
        if (entry.project) {
            const audit::Project *project = findProject(document()->audit(), *entry.project);
            row.projectName = row.project; // projects of one housing estate often bear one name
            if (project && !project->name.empty() && project->name != project->id)
                row.projectName += QLatin1Char(' ') + QString::fromStdString(project->name);
        }
        // Sorted by what, project, evaluation: rows that belong together follow one another.
        if (!rows.empty() && rows.back().what == row.what && rows.back().project == row.project
            && rows.back().evaluation == row.evaluation && !row.item.isEmpty())
            ++rows.back().count;
        else
            rows.push_back(row);
    }
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    emit countChanged();
}

} // namespace plumbline::mobile
