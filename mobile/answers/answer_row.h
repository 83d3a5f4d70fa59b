#pragma once
// One of the 34 service items as the screens read it: the words of the catalogue, what was answered, whether it is
// saved.

#include "mobile/document/audit_document.h"

#include <QByteArray>
#include <QHash>
#include <QVariant>

namespace plumbline::mobile {

class AnswerRow {
public:
    enum Role {
        CodeRole = Qt::UserRole + 1,
        DimensionRole,
        DimensionTitleRole,
        GroupTitleRole,
        TitleRole,
        CheckRole,
        EvidenceRole,
        QuestionRole,
        LevelRole,
        AlphaRole,
        FineRole,
        AlphaDefaultRole, ///< as text, of the row's level
        AlphaLeastRole,   ///< of the level's band, in thousandths
        AlphaGreatestRole,
        NoteRole,
        NotInvolvedRole,
        ExemptRole,
        AnsweredRole,
        SaveStateRole,
        ConflictRole, ///< more than one current value of a field
        KeyRole       ///< of the answer in the record
    };

    AnswerRow(const AuditDocument &document, const core::audit::Evaluation &evaluation, core::standard::ItemIndex item);

    QVariant data(int role) const;
    static QHash<int, QByteArray> roleNames();

private:
    QVariant words(int role) const;
    QVariant alpha(int role) const;

    const AuditDocument &m_document;
    const core::audit::Evaluation &m_evaluation;
    core::standard::ItemIndex m_item;
    const core::audit::Answer *m_answer; ///< nullptr while there is none
};

} // namespace plumbline::mobile
