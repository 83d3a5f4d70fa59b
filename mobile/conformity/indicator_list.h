#pragma once
// The nine conformity indicators (6.2): what the months say, what was marked by hand, and how that stands.

#include "mobile/document/document_list.h"

namespace plumbline::mobile {

class IndicatorList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        CodeRole = Qt::UserRole + 1,
        TitleRole,
        FromMonthsRole, ///< the kind that months give where they hold figures
        StandingRole,   ///< "met", "not_met", "not_recorded" or "no_cases"
        MarkRole,       ///< as marked by hand: "met", "not_met" or ""
        TotalRole,      ///< per cent over all months, as advice
        BeyondRole,     ///< which is more than 100
        NoteRole,
        SaveStateRole
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void mark(int row, const QString &mark); ///< "met", "not_met" or "" to take the mark back
    Q_INVOKABLE void setNote(int row, const QString &note);

protected:
    void rebuild() override;
    void onEdited(const core::record::Edit &edit) override;
    void onResult() override { refreshAll(); }

private:
    void write(int row, const char *field, core::record::Value value);
};

} // namespace plumbline::mobile
