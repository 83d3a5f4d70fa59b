#pragma once
// What two devices recorded differently without knowing of each other: all values side by side, and the one tap that
// settles it. Fields of one entity that differ between the same changes are one row and one decision.

#include "mobile/document/document_list.h"

namespace plumbline::mobile {

class ConflictList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY filterChanged)
    Q_PROPERTY(QString key READ key WRITE setKey NOTIFY filterChanged)
    Q_PROPERTY(bool late READ late WRITE setLate NOTIFY filterChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< of the entity
        PlaceRole,                    ///< project and evaluation it belongs to
        FieldRole,
        ValuesRole, ///< maps of text, author, when, device, evidence, own (this tablet's), used (meanwhile for scoring)
        LockedRole, ///< handed in on two devices or too late for a hand-in: nobody chooses
        KindRole,
        KeyRole
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Only those of one entity; all while `key` and `kind` are not set.
    int kind() const { return m_kind; }
    void setKind(int kind);
    QString key() const { return QString::fromStdString(m_key); }
    void setKey(const QString &key);
    /// Instead what came too late for a hand-in: to be seen, and nothing to be settled.
    bool late() const { return m_late; }
    void setLate(bool late);

    /// The value holds from now on: a new change that supersedes all of them.
    Q_INVOKABLE void settle(int row, int value);

signals:
    void filterChanged();

protected:
    void rebuild() override;

private:
    struct Row {
        core::record::Entity entity;
        std::vector<const core::record::Conflict *> fields; ///< each with its values in the same order
    };

    QVariantList values(const Row &row) const;
    QString evidence(const core::record::Entity &entity, const core::record::OriginId &origin) const;
    bool locked(const Row &row) const;

    bool m_late = false;
    int m_kind = 0;
    std::string m_key;
    std::vector<core::record::Conflict> m_conflicts;
    std::vector<Row> m_rows; ///< into m_conflicts
};

} // namespace plumbline::mobile
