#include "mobile/answers/answer_row.h"

#include "core/scoring/alpha_band.h"
#include "mobile/answers/alpha_text.h"
#include "mobile/answers/progress.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/edits.h"
#include "mobile/session/settings.h"

namespace plumbline::mobile {

using namespace core;

AnswerRow::AnswerRow(const AuditDocument &document, const audit::Evaluation &evaluation, standard::ItemIndex item)
    : m_document(document),
      m_evaluation(evaluation),
      m_item(item),
      m_answer(findAnswer(evaluation, item))
{
}

QVariant AnswerRow::data(int role) const
{
    switch (role) {
    case LevelRole:
        return m_answer && m_answer->likert ? *m_answer->likert : 0;
    case NoteRole:
        return m_answer ? QString::fromStdString(m_answer->note) : QString();
    case NotInvolvedRole:
        return m_answer && audit::isReason(m_answer->notInvolved) ? QString::fromStdString(*m_answer->notInvolved)
                                                                  : QString();
    case ExemptRole:
        return notInvolvedInAudit(m_document.audit(), m_item);
    case AnsweredRole:
        return answered(m_document.audit(), m_evaluation, m_item);
    case SaveStateRole:
        return static_cast<int>(m_document.saveState(answerEntity(m_evaluation.id, m_item)));
    case ConflictRole:
        return m_document.conflicting(answerEntity(m_evaluation.id, m_item));
    case KeyRole:
        return QString::fromStdString(answerEntity(m_evaluation.id, m_item).key);
    case AlphaRole:
    case FineRole:
    case AlphaDefaultRole:
    case AlphaLeastRole:
    case AlphaGreatestRole:
        return alpha(role);
    default:
        return words(role);
    }
}

QVariant AnswerRow::words(int role) const
{
    const standard::Item &item = standard::item(m_item);
    const Settings &settings = m_document.settings();
    switch (role) {
    case CodeRole:
        return QString::fromUtf8(item.code.data(), static_cast<qsizetype>(item.code.size()));
    case DimensionRole:
        return item.dimension;
    case DimensionTitleRole:
        return settings.pick(standard::dimensions()[static_cast<std::size_t>(item.dimension - 1)].title);
    case GroupTitleRole:
        return settings.pick(standard::groupOf(m_item).title);
    case Qt::DisplayRole:
    case TitleRole:
        return settings.pick(item.title);
    case CheckRole:
        return settings.pick(item.check);
    case EvidenceRole:
        return settings.pick(item.evidence);
    case QuestionRole:
        return settings.pick(item.question);
    default:
        return {};
    }
}

QVariant AnswerRow::alpha(int role) const
{
    if (role == AlphaRole)
        return m_answer && m_answer->alpha ? alphaText(*m_answer->alpha) : QString();
    if (role == FineRole)
        return m_answer && m_answer->alpha ? *m_answer->alpha : -1;
    const bool levelled = m_answer && m_answer->likert;
    if (role == AlphaDefaultRole)
        return levelled ? alphaText(scoring::alphaBand(*m_answer->likert).greatest) : QString();
    if (role == AlphaLeastRole)
        return levelled ? scoring::alphaBand(*m_answer->likert).least : 0;
    return levelled ? scoring::alphaBand(*m_answer->likert).greatest : 1;
}

QHash<int, QByteArray> AnswerRow::roleNames()
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
            {ConflictRole, "conflict"},
            {KeyRole, "key"},
            {AlphaDefaultRole, "alphaDefault"},
            {AlphaLeastRole, "alphaLeast"},
            {AlphaGreatestRole, "alphaGreatest"}};
}

} // namespace plumbline::mobile
