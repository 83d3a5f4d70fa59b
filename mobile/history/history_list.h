#pragma once
// What happened to one entity of the record, newest first: who, when, on which device, from what to what, and why.

#include "mobile/document/audit_document.h"
#include "mobile/history/handover.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

namespace plumbline::mobile {

class HistoryList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(plumbline::mobile::AuditDocument *document READ document WRITE setDocument NOTIFY placeChanged)
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY placeChanged)
    Q_PROPERTY(QString key READ key WRITE setKey NOTIFY placeChanged)
    Q_PROPERTY(QString field READ field WRITE setField NOTIFY placeChanged)
    Q_PROPERTY(QString title READ title NOTIFY rowsChanged)
    Q_PROPERTY(QString place READ place NOTIFY rowsChanged)
    Q_PROPERTY(bool loaded READ loaded NOTIFY rowsChanged)
    Q_PROPERTY(int count READ count NOTIFY rowsChanged)

public:
    enum Role {
        FieldRole = Qt::UserRole + 1,
        BeforeRole, ///< the values it superseded
        AfterRole,
        AuthorRole,
        WhenRole,
        DeviceRole,
        ReasonRole,
        ErasedRole, ///< personal data that has since been erased
        SettlesRole ///< superseded more than one value: a conflict ended here
    };

    explicit HistoryList(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    AuditDocument *document() const { return m_document; }
    void setDocument(AuditDocument *document);
    int kind() const { return static_cast<int>(m_entity.kind); }
    void setKind(int kind);
    QString key() const { return QString::fromStdString(m_entity.key); }
    void setKey(const QString &key);
    QString field() const { return QString::fromStdString(m_field); } ///< all fields while empty
    void setField(const QString &field);
    QString title() const;
    QString place() const;
    bool loaded() const { return m_loaded; }
    int count() const { return rowCount(); }

signals:
    void placeChanged();
    void rowsChanged();

private:
    struct Row {
        core::record::ChangeId id;
        core::record::HybridTime time;
        std::string author;
        std::string reason;
        std::string field;
        std::vector<core::record::Value> before;
        core::record::Value after;
        bool erased = false;
    };

    struct History {
        std::vector<Row> rows; ///< newest first
        std::optional<Handover> handover;
    };

    /// Of an entity, from the log of the audit.
    static core::Result<History> read(core::store::Store &store, const std::string &audit,
                                      const core::record::Entity &entity, const std::string &field);
    void load();

    QPointer<AuditDocument> m_document;
    core::record::Entity m_entity;
    std::string m_field;
    QTimer m_loadSoon;
    bool m_loaded = false;
    History m_history;
};

} // namespace plumbline::mobile
