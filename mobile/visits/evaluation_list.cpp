#include "mobile/visits/evaluation_list.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/scoring/score.h"
#include "mobile/answers/progress.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/date_text.h"
#include "mobile/document/edits.h"

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
    const Row &shown = m_rows[static_cast<std::size_t>(index.row())];
    const std::size_t row = shown.evaluation;
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
    case QuickRole:
        return shown.quick;
    case StraightRole:
        return shown.straight;
    case ConflictRole:
        return shown.conflict;
    case LateRole:
        return lateOf(evaluation.id);
    default:
        return {};
    }
}

QHash<int, QByteArray> EvaluationList::roleNames() const
{
    return {{IdRole, "evaluationId"},
            {KindRole, "kind"},
            {EvaluatorRole, "evaluator"},
            {AtRole, "at"},
            {AnsweredRole, "answered"},
            {TotalRole, "total"},
            {CompleteRole, "complete"},
            {SubmittedRole, "submitted"},
            {ExcludedRole, "excluded"},
            {ScoreRole, "score"},
            {SaveStateRole, "saveState"},
            {QuickRole, "quick"},
            {StraightRole, "straight"},
            {ConflictRole, "conflict"},
            {LateRole, "late"}};
}

int EvaluationList::lateOf(const std::string &evaluation) const
{
    return static_cast<int>(std::ranges::count_if(document()->withoutEffect(), [&](const record::Conflict &late) {
        return record::evaluationOf(late.entity) == evaluation;
    }));
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
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [this](const Row &row) {
        const auto result = document()->result();
        return !audit::isReason(document()->audit().evaluations[row.evaluation].excluded) && result
            && row.evaluation < result->evaluationScores.size() && result->evaluationScores[row.evaluation].complete;
    }));
}

int EvaluationList::begun() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [this](const Row &row) {
        return !audit::isReason(document()->audit().evaluations[row.evaluation].excluded);
    }));
}

int EvaluationList::openAnswers() const
{
    int open = 0;
    for (const Row &row : m_rows) {
        const audit::Evaluation &evaluation = document()->audit().evaluations[row.evaluation];
        if (!audit::isReason(evaluation.excluded))
            open += standard::kServiceItemCount - answeredItems(document()->audit(), evaluation);
    }
    return open;
}

QString EvaluationList::begin(const QString &kind, const QString &evaluator)
{
    if (!ready())
        return {};
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    namespace field = record::field;
    const bool taken =
        document()->write({{{record::EntityKind::Evaluation, id.toStdString()},
                            {{field::kPosition, static_cast<std::int64_t>(document()->audit().evaluations.size())},
                             {field::kProject, m_project.toStdString()},
                             {field::kEvaluatorKind, kind.toStdString()},
                             {field::kEvaluator, evaluator.trimmed().toStdString()},
                             {field::kAt, dateText(document()->clock().nowMs())}},
                            {}}});
    return taken ? id : QString();
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
    std::vector<Row> rows;
    const auto &evaluations = document()->audit().evaluations;
    for (std::size_t index = 0; index < evaluations.size(); ++index) {
        if (evaluations[index].project == m_project.toStdString())
            rows.push_back(rowOf(index));
    }
    if (std::ranges::equal(rows, m_rows, {}, &Row::evaluation, &Row::evaluation)) {
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

EvaluationList::Row EvaluationList::rowOf(std::size_t evaluation) const
{
    const std::string &id = document()->audit().evaluations[evaluation].id;
    Row row;
    row.evaluation = evaluation;
    row.conflict = std::ranges::any_of(document()->conflicts(), [&](const record::Conflict &conflict) {
        return conflict.entity == record::Entity{record::EntityKind::Evaluation, id}
        || (conflict.entity.kind == record::EntityKind::Answer
            && record::splitAnswerKey(conflict.entity.key).first == id);
    });
    if (const auto *style = document()->customersStyle(id)) {
        if (style->quick)
            row.quick = QString::number(static_cast<double>(*style->medianMs) / 1000, 'f', 1);
        if (style->straight)
            row.straight = static_cast<int>(style->longestRun);
    }
    return row;
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
