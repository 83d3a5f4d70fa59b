#include "mobile/answers/answer_list.h"

#include "core/record/fold.h"
#include "core/scoring/alpha_band.h"
#include "mobile/answers/alpha_text.h"
#include "mobile/answers/progress.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/edits.h"
#include "mobile/session/settings.h"
#include "mobile/tablet_limits.h"

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

standard::ItemIndex itemAt(int row)
{
    return standard::serviceItems()[static_cast<std::size_t>(row)];
}

record::Value numberOrNull(const std::optional<int> &number)
{
    if (!number)
        return record::Null{};
    return static_cast<std::int64_t>(*number);
}

record::Value textOrNull(const std::optional<std::string> &text)
{
    if (!text)
        return record::Null{};
    return *text;
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
    const standard::ItemIndex number = itemAt(index.row());
    const standard::Item &item = standard::item(number);
    const audit::Answer *answer = findAnswer(*evaluation, number);
    const Settings &settings = document()->settings();
    switch (role) {
    case CodeRole:
        return QString::fromUtf8(item.code.data(), static_cast<qsizetype>(item.code.size()));
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
    case QuestionRole:
        return settings.pick(item.question);
    case LevelRole:
        return answer && answer->likert ? *answer->likert : 0;
    case AlphaRole:
        return answer && answer->alpha ? alphaText(*answer->alpha) : QString();
    case FineRole:
        return answer && answer->alpha ? *answer->alpha : -1;
    case AlphaDefaultRole:
        return answer && answer->likert ? alphaText(scoring::alphaBand(*answer->likert).greatest) : QString();
    case AlphaLeastRole:
        return answer && answer->likert ? scoring::alphaBand(*answer->likert).least : 0;
    case AlphaGreatestRole:
        return answer && answer->likert ? scoring::alphaBand(*answer->likert).greatest : 1;
    case NoteRole:
        return answer ? QString::fromStdString(answer->note) : QString();
    case NotInvolvedRole:
        return answer && audit::isReason(answer->notInvolved) ? QString::fromStdString(*answer->notInvolved)
                                                              : QString();
    case ExemptRole:
        return notInvolvedInAudit(document()->audit(), number);
    case AnsweredRole:
        return mobile::answered(document()->audit(), *evaluation, number);
    case SaveStateRole:
        return static_cast<int>(document()->saveState(answerEntity(m_evaluation, number)));
    default:
        return {};
    }
}

QHash<int, QByteArray> AnswerList::roleNames() const
{
    return {{CodeRole, "code"},
            {DimensionRole, "dimension"},
            {DimensionTitleRole, "dimensionTitle"},
            {TitleRole, "title"},
            {GroupTitleRole, "groupTitle"},
            {CheckRole, "check"},
            {EvidenceRole, "evidence"},
            {QuestionRole, "question"},
            {LevelRole, "level"},
            {AlphaRole, "alpha"},
            {FineRole, "fine"},
            {NoteRole, "note"},
            {ExemptRole, "exempt"},
            {NotInvolvedRole, "notInvolved"},
            {AnsweredRole, "answered"},
            {SaveStateRole, "saveState"},
            {AlphaDefaultRole, "alphaDefault"},
            {AlphaLeastRole, "alphaLeast"},
            {AlphaGreatestRole, "alphaGreatest"}};
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
    rememberForUndo(row);
    std::vector<std::pair<std::string, record::Value>> fields{{field::kLikert, static_cast<std::int64_t>(level)}};
    const audit::Answer *before = answerAt(row);
    if (before && before->alpha)
        fields.emplace_back(field::kAlpha, record::Null{});
    if (before && before->notInvolved)
        fields.emplace_back(field::kNotInvolved, record::Null{});
    write(row, std::move(fields));
}

void AnswerList::setAlpha(int row, int thousandths)
{
    const audit::Answer *before = answerAt(row);
    if (!before || !before->likert || sealed())
        return;
    const scoring::AlphaBand band = scoring::alphaBand(*before->likert);
    if (thousandths > band.greatest || (thousandths >= 0 && thousandths < band.least))
        return;
    rememberForUndo(row);
    write(row, {{field::kAlpha, numberOrNull(thousandths < 0 ? std::nullopt : std::optional(thousandths))}});
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
    rememberForUndo(row);
    write(row, {{field::kNotInvolved, textValue(reason.trimmed())}});
}

int AnswerList::undo()
{
    if (!canUndo())
        return -1;
    const Taken taken = m_undo.back();
    m_undo.pop_back();
    write(taken.row,
          {{field::kLikert, numberOrNull(taken.before.likert)},
           {field::kAlpha, numberOrNull(taken.before.alpha)},
           {field::kNotInvolved, textOrNull(taken.before.notInvolved)}});
    return taken.row;
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
        if (data(index(row), CodeRole).toString() == code)
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

void AnswerList::handIn()
{
    if (!current() || sealed())
        return;
    m_undo.clear();
    document()->write({{{record::EntityKind::Evaluation, m_evaluation}, {{field::kSubmitted, true}}, {}}});
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

void AnswerList::write(int row, std::vector<std::pair<std::string, record::Value>> fields)
{
    document()->write({{answerEntity(m_evaluation, itemAt(row)), std::move(fields), {}}});
}

void AnswerList::rememberForUndo(int row)
{
    const audit::Answer *before = answerAt(row);
    m_undo.push_back({row, before ? *before : audit::Answer{}});
    if (m_undo.size() > kUndoDepth)
        m_undo.erase(m_undo.begin());
}

} // namespace plumbline::mobile
