#include "mobile/visits/evaluation_list.h"

#include "core/record/fold.h"
#include "core/scoring/score.h"
#include "mobile/answers/progress.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/edits.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

int EvaluationList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EvaluationList::data(const QModelIndex &index, int role) const
{
    if (!ready() || index.row() < 0 || index.row() >= rowCount())
        return {};
    const std::size_t row = m_rows[static_cast<std::size_t>(index.row())];
    const audit::Evaluation &evaluation = document()->audit().evaluations[row];
    const auto result = document()->result();
    const scoring::EvaluationScore *score =
        result && row < result->evaluationScores.size() ? &result->evaluationScores[row] : nullptr;
    switch (role) {
    case IdRole:
        return QString::fromStdString(evaluation.id);
    case KindRole:
        return evaluation.kind == audit::EvaluatorKind::Auditor ? QStringLiteral("auditor")
                                                                : QStringLiteral("customer");
    case Qt::DisplayRole:
    case EvaluatorRole:
        return QString::fromStdString(evaluation.evaluator);
    case AtRole:
        return QString::fromStdString(evaluation.at);
    case AnsweredRole:
        return answeredItems(document()->audit(), evaluation);
    case TotalRole:
        return static_cast<int>(standard::kServiceItemCount);
    case CompleteRole:
        return score && score->complete;
    case SubmittedRole:
        return document()->submitted(evaluation.id);
    case ExcludedRole:
        return audit::isReason(evaluation.excluded) ? QString::fromStdString(*evaluation.excluded) : QString();
    case ScoreRole:
        return score && score->score ? QString::fromStdString(scoring::cutToHundredths(*score->score)) : QString();
    case SaveStateRole:
        return static_cast<int>(document()->saveState({record::EntityKind::Evaluation, evaluation.id}));
    default:
        return {};
    }
}

QHash<int, QByteArray> EvaluationList::roleNames() const
{
    return {
        {IdRole, "evaluationId"},   {KindRole, "kind"},   {EvaluatorRole, "evaluator"}, {AtRole, "at"},
        {AnsweredRole, "answered"}, {TotalRole, "total"}, {CompleteRole, "complete"},   {SubmittedRole, "submitted"},
        {ExcludedRole, "excluded"}, {ScoreRole, "score"}, {SaveStateRole, "saveState"}};
}

void EvaluationList::setProject(const QString &project)
{
    if (project == m_project)
        return;
    m_project = project;
    emit projectChanged();
    rebuild();
}

const audit::Project *EvaluationList::current() const
{
    return ready() ? findProject(document()->audit(), m_project.toStdString()) : nullptr;
}

QString EvaluationList::projectName() const
{
    const audit::Project *project = current();
    return project && !project->name.empty() ? QString::fromStdString(project->name) : m_project;
}

QString EvaluationList::customer() const
{
    const audit::Project *project = current();
    return project ? QString::fromStdString(project->customer) : QString();
}

QString EvaluationList::kind() const
{
    const audit::Project *project = current();
    return project ? QString::fromStdString(project->kind) : QString();
}

QString EvaluationList::completed() const
{
    const audit::Project *project = current();
    return project ? QString::fromStdString(project->completed) : QString();
}

bool EvaluationList::inSample() const
{
    const auto result = document() ? document()->result() : nullptr;
    return result
        && std::find(result->current.begin(), result->current.end(), m_project.toStdString()) != result->current.end();
}

int EvaluationList::complete() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [this](std::size_t row) {
        const auto result = document()->result();
        return result && row < result->evaluationScores.size() && result->evaluationScores[row].complete;
    }));
}

QString EvaluationList::begin(const QString &kind, const QString &evaluator)
{
    if (!ready())
        return {};
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(document()->clock().nowMs());
    const QString at = now.toOffsetFromUtc(now.offsetFromUtc()).toString(Qt::ISODate);
    namespace field = record::field;
    document()->write({{{record::EntityKind::Evaluation, id.toStdString()},
                        {{field::kPosition, static_cast<std::int64_t>(document()->audit().evaluations.size())},
                         {field::kProject, m_project.toStdString()},
                         {field::kEvaluatorKind, kind.toStdString()},
                         {field::kEvaluator, evaluator.trimmed().toStdString()},
                         {field::kAt, at.toStdString()}},
                        {}}});
    return id;
}

void EvaluationList::exclude(const QString &evaluation, const QString &reason)
{
    if (!ready())
        return;
    document()->write({{{record::EntityKind::Evaluation, evaluation.toStdString()},
                        {{record::field::kExcluded, textValue(reason.trimmed())}},
                        reason.trimmed().toStdString()}});
}

void EvaluationList::rebuild()
{
    if (!ready())
        return;
    std::vector<std::size_t> rows;
    const auto &evaluations = document()->audit().evaluations;
    for (std::size_t index = 0; index < evaluations.size(); ++index) {
        if (evaluations[index].project == m_project.toStdString())
            rows.push_back(index);
    }
    if (rows == m_rows) {
        refreshAll();
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        emit countChanged();
    }
    emit totalsChanged();
}

void EvaluationList::onEdited(const record::Edit &edit)
{
    if (edit.entity.kind == record::EntityKind::Evaluation || edit.entity.kind == record::EntityKind::Answer)
        rebuild();
}

void EvaluationList::onResult()
{
    refreshAll();
    emit totalsChanged();
}

} // namespace plumbline::mobile
