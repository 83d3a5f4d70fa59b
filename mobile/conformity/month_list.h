#pragma once
// The monthly service figures (note 1 of Appendix 1) and what each month's figures amount to.

#include "mobile/document/document_list.h"

#include <QDate>

namespace plumbline::mobile {

class MonthList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString gone READ gone NOTIFY goneChanged)

public:
    enum Role {
        MonthRole = Qt::UserRole + 1,
        IssuesRole,
        RespondedRole,
        ClosedRole,
        ComplaintsRole,
        ComplaintsSolvedRole,
        SurveyedRole,
        SatisfactionTotalRole,
        RatesRole, ///< of 5.3.2 to 5.3.5: code, per cent ("" without cases), standing, whether more than all
        SaveStateRole
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// YYYY-MM; false when it is none, has not begun, or is there already.
    Q_INVOKABLE bool add(const QString &typed);
    /// One figure as typed, by its role's name; empty opens it. False, and nothing written, when it is no such figure:
    /// a whole number, or for the satisfaction total a decimal.
    Q_INVOKABLE bool setFigure(int row, const QString &name, const QString &text);
    /// Empties the whole month: the record has it no longer, its history keeps what it said.
    Q_INVOKABLE void takeOut(int row);
    Q_INVOKABLE void putBack();             ///< what was taken out last, as it was
    QString gone() const { return m_gone; } ///< that month; empty when there is nothing to put back
    Q_INVOKABLE QString nextMonth() const;  ///< a proposal: after the last, or the month before this one

signals:
    void goneChanged();

protected:
    void rebuild() override;
    void onEdited(const core::record::Edit &edit) override;

private:
    QDate today() const;
    QVariantList rates(const core::audit::ServiceMonth &month) const;

    void setGone(const QString &month);

    int m_shown = 0;
    QString m_gone;
    core::record::Edit m_former; ///< what puts it back
};

} // namespace plumbline::mobile
