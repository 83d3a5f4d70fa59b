#include "mobile/answers/answer_list.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/scoring/alpha_band.h"
#include "mobile/answers/progress.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/edits.h"
#include "mobile/session/settings.h"

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

standard::ItemIndex itemAt(int row)
{
    return standard::serviceItems()[static_cast<std::size_t>(row)];
}

} // namespace

int AnswerList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !current() ? 0 : standard::kServiceItemCount;
}

QVariant AnswerList::data(const QModelIndex &index, int role) const
{
    const audit::Evaluation *evaluation = current();
    if (!evaluation || index.row() < 0 || index.row() >= standard::kServiceItemCount)
        return {};
    return AnswerRow(*document(), *evaluation, itemAt(index.row())).data(role);
}

QHash<int, QByteArray> AnswerList::roleNames() const
{
    return AnswerRow::roleNames();
}

void AnswerList::setEvaluation(const QString &evaluation)
{
    if (evaluation.toStdString() == m_evaluation)
        return;
    beginResetModel();
    m_evaluation = evaluation.toStdString();
    m_undo.clear();
    endResetModel();
    emit evaluationChanged();
    emit countChanged();
    emit totalsChanged();
}

const audit::Evaluation *AnswerList::current() const
{
    return ready() ? findEvaluation(document()->audit(), m_evaluation) : nullptr;
}

const audit::Answer *AnswerList::answerAt(int row) const
{
    const audit::Evaluation *evaluation = current();
    return evaluation && row >= 0 && row < standard::kServiceItemCount ? findAnswer(*evaluation, itemAt(row)) : nullptr;
}

int AnswerList::answered() const
{
    const audit::Evaluation *evaluation = current();
    return evaluation ? answeredItems(document()->audit(), *evaluation) : 0;
}

int AnswerList::firstOpen() const
{
    return nextOpen(-1);
}

bool AnswerList::sealed() const
{
    return document() && document()->submitted(m_evaluation);
}

QString AnswerList::evaluator() const
{
    const audit::Evaluation *evaluation = current();
    return evaluation ? QString::fromStdString(evaluation->evaluator) : QString();
}

QString AnswerList::kind() const
{
    const audit::Evaluation *evaluation = current();
    return evaluation && evaluation->kind == audit::EvaluatorKind::Auditor ? QStringLiteral("auditor")
                                                                           : QStringLiteral("customer");
}

QString AnswerList::projectName() const
{
    const audit::Evaluation *evaluation = current();
    const audit::Project *project = evaluation ? findProject(document()->audit(), evaluation->project) : nullptr;
    if (!project)
        return evaluation ? QString::fromStdString(evaluation->project) : QString();
    return QString::fromStdString(project->name.empty() ? project->id : project->name);
}

void AnswerList::answer(int row, int level)
{
    if (!current() || sealed() || level < 1 || level > 5)
        return;
    Fields fields{{field::kLikert, static_cast<std::int64_t>(level)}};
    const audit::Answer *before = answerAt(row);
    if (before && before->alpha)
        fields.emplace_back(field::kAlpha, record::Null{});
    if (before && before->notInvolved)
        fields.emplace_back(field::kNotInvolved, record::Null{});
    writeForNow(row, std::move(fields));
}

void AnswerList::setAlpha(int row, int thousandths)
{
    const audit::Answer *before = answerAt(row);
    if (!before || !before->likert || sealed())
        return;
    const scoring::AlphaBand band = scoring::alphaBand(*before->likert);
    if (thousandths > band.greatest || (thousandths >= 0 && thousandths < band.least))
        return;
    const record::Value value =
        thousandths < 0 ? record::Value(record::Null{}) : record::Value(static_cast<std::int64_t>(thousandths));
    writeForNow(row, {{field::kAlpha, value}});
}

void AnswerList::setNote(int row, const QString &note)
{
    const audit::Answer *before = answerAt(row);
    if (!current() || sealed() || (before ? before->note : std::string()) == note.toStdString())
        return;
    write(row, {{field::kNote, textValue(note)}});
}

void AnswerList::setNotInvolved(int row, const QString &reason)
{
    if (!current() || sealed())
        return;
    writeForNow(row, {{field::kNotInvolved, textValue(reason.trimmed())}});
}

int AnswerList::undo()
{
    if (!canUndo())
        return -1;
    const record::Edit step = *m_undo.take();
    document()->write({step});
    return rowOf(QString::fromUtf8(record::splitAnswerKey(step.entity.key).second));
}

int AnswerList::nextOpen(int row) const
{
    const audit::Evaluation *evaluation = current();
    for (int step = 1; evaluation && step <= standard::kServiceItemCount; ++step) {
        const int next = (row + step) % standard::kServiceItemCount;
        if (!mobile::answered(document()->audit(), *evaluation, itemAt(next)))
            return next;
    }
    return -1;
}

QVariantMap AnswerList::item(int row) const
{
    QVariantMap values;
    const auto names = roleNames();
    for (auto name = names.begin(); name != names.end(); ++name)
        values.insert(QString::fromUtf8(name.value()), data(index(row), name.key()));
    return values;
}

int AnswerList::rowOf(const QString &code) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (data(index(row), AnswerRow::CodeRole).toString() == code)
            return row;
    }
    return -1;
}

QVariantList AnswerList::stepLabels() const
{
    QVariantList labels;
    for (int level = 1; document() && level <= 5; ++level)
        labels << document()->settings().pick(standard::likertLabel(level));
    return labels;
}

void AnswerList::rebuild()
{
    beginResetModel();
    endResetModel();
    emit countChanged();
    emit totalsChanged();
}

void AnswerList::onEdited(const record::Edit &edit)
{
    const bool mine = edit.entity.key == m_evaluation || edit.entity.key.starts_with(m_evaluation + "/");
    if (!mine)
        return;
    refreshAll();
    emit totalsChanged();
}

bool AnswerList::write(int row, Fields fields)
{
    return document()->write({{answerEntity(m_evaluation, itemAt(row)), std::move(fields), {}}});
}

void AnswerList::writeForNow(int row, Fields fields)
{
    const audit::Answer *answer = answerAt(row);
    const audit::Answer before = answer ? *answer : audit::Answer{};
    if (!write(row, std::move(fields)))
        return;
    m_undo.remember({answerEntity(m_evaluation, itemAt(row)),
                     {{field::kLikert, valueOf(before.likert)},
                      {field::kAlpha, valueOf(before.alpha)},
                      {field::kNotInvolved, valueOf(before.notInvolved)}},
                     {}});
    emit totalsChanged();
}

} // namespace plumbline::mobile
