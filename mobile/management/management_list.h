#pragma once
// The 52 items with their maturity levels (6.1.2.3), and what to show of them.

#include "mobile/document/document_list.h"
#include "mobile/document/undo_steps.h"

#include <vector>

namespace plumbline::mobile {

class ManagementList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(int dimension READ dimension WRITE setDimension NOTIFY filterChanged)
    Q_PROPERTY(int graded READ graded NOTIFY totalsChanged)
    Q_PROPERTY(int total READ total CONSTANT)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY totalsChanged)
    Q_PROPERTY(QVariantList levelLabels READ levelLabels NOTIFY wordsChanged)
    Q_PROPERTY(QVariantList dimensionTitles READ dimensionTitles NOTIFY wordsChanged)

public:
    enum Role {
        CodeRole = Qt::UserRole + 1,
        DimensionRole,
        DimensionTitleRole,
        GroupTitleRole,
        TitleRole,
        CheckRole,
        EvidenceRole,
        LevelRole,
        LevelLinesRole,
        NoteRole,
        PhotosRole, ///< how many, as of the last load
        NotInvolvedRole,
        ExemptRole,
        SaveStateRole
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString filter() const { return m_filter; } ///< "all", "open" or "low" (level 1 or 2)
    void setFilter(const QString &filter);
    int dimension() const { return m_dimension; } ///< 1 to 5; 0 is all
    void setDimension(int dimension);
    int graded() const;
    int total() const { return core::standard::kItemCount; }

    Q_INVOKABLE void grade(const QString &code, int level); ///< 1 to 5; 0 opens it again
    Q_INVOKABLE void setNote(const QString &code, const QString &note);
    Q_INVOKABLE void setNotInvolved(const QString &code, const QString &reason);
    bool canUndo() const { return !m_undo.empty(); }
    /// Brings back grade and involvement of before the last tap, and tells the item; empty when there is none.
    Q_INVOKABLE QString undo();
    QVariantList levelLabels() const; ///< of the five levels, lowest first
    QVariantList dimensionTitles() const;
    Q_INVOKABLE int rowOf(const QString &code) const;
    Q_INVOKABLE QVariantMap item(const QString &code) const; ///< all roles of a shown item by name

signals:
    void filterChanged();

protected:
    void rebuild() override;
    void onEdited(const core::record::Edit &edit) override;

private:
    bool shows(core::standard::ItemIndex item) const;
    void write(const QString &code, const char *field, core::record::Value value);
    void writeForNow(const QString &code, std::vector<std::pair<std::string, core::record::Value>> fields);

    QString m_filter = QStringLiteral("all");
    int m_dimension = 0;
    UndoSteps m_undo;
    std::vector<core::standard::ItemIndex> m_rows;
};

} // namespace plumbline::mobile
