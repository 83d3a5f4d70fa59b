#pragma once
// The 34 service items of one evaluation, to be answered one tap each (6.1.1.2).

#include "mobile/answers/answer_row.h"
#include "mobile/document/document_list.h"
#include "mobile/document/undo_steps.h"

#include <vector>

namespace plumbline::mobile {

class AnswerList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString evaluation READ evaluation WRITE setEvaluation NOTIFY evaluationChanged)
    Q_PROPERTY(int answered READ answered NOTIFY totalsChanged)
    Q_PROPERTY(int firstOpen READ firstOpen NOTIFY totalsChanged)
    Q_PROPERTY(bool sealed READ sealed NOTIFY totalsChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY totalsChanged)
    Q_PROPERTY(QString evaluator READ evaluator NOTIFY totalsChanged)
    Q_PROPERTY(QString kind READ kind NOTIFY totalsChanged)
    Q_PROPERTY(QVariantList stepLabels READ stepLabels NOTIFY wordsChanged)
    Q_PROPERTY(QString projectName READ projectName NOTIFY totalsChanged)

public:
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString evaluation() const { return QString::fromStdString(m_evaluation); }
    void setEvaluation(const QString &evaluation);
    int answered() const;
    int firstOpen() const; ///< row; -1 when nothing is open
    bool sealed() const;   ///< handed in by the customer
    bool canUndo() const { return !m_undo.empty() && !sealed(); }
    QString evaluator() const;
    QString kind() const;
    QString projectName() const;

    /// Level 1 to 5; an alpha set before falls back to the level's own.
    Q_INVOKABLE void answer(int row, int level);
    /// The fine setting in thousandths, inside the band of the row's level; -1 goes back to the level's own.
    Q_INVOKABLE void setAlpha(int row, int thousandths);
    Q_INVOKABLE void setNote(int row, const QString &note);
    /// A reason takes the item out of this evaluation; empty brings it back.
    Q_INVOKABLE void setNotInvolved(int row, const QString &reason);
    /// Takes the last answer back and gives its row; -1 when there is none.
    Q_INVOKABLE int undo();
    /// The next open row after `row`, from the top again at the end; -1 when nothing is open.
    Q_INVOKABLE int nextOpen(int row) const;
    Q_INVOKABLE QVariantMap item(int row) const; ///< all roles of a row by name
    Q_INVOKABLE int rowOf(const QString &code) const;
    QVariantList stepLabels() const; ///< of the five levels, lowest first

signals:
    void evaluationChanged();

protected:
    void rebuild() override;
    void onEdited(const core::record::Edit &edit) override;

private:
    const core::audit::Evaluation *current() const;
    const core::audit::Answer *answerAt(int row) const;
    using Fields = std::vector<std::pair<std::string, core::record::Value>>;
    bool write(int row, Fields fields);
    void writeForNow(int row, Fields fields); ///< can be taken back

    std::string m_evaluation;
    UndoSteps m_undo;
};

} // namespace plumbline::mobile
