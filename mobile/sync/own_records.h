#pragma once
// What this tablet recorded in the open audit, newest first, each with whether the office has confirmed it, or why it
// does not take it.

#include "core/record/change.h"
#include "mobile/document/audit_document.h"
#include "mobile/sync/sync_status.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

namespace plumbline::mobile {

class OwnRecords : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(plumbline::mobile::AuditDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(plumbline::mobile::SyncStatus *sync READ sync WRITE setSync NOTIFY syncChanged)
    Q_PROPERTY(int count READ count NOTIFY rowsChanged)

public:
    enum Role { TitleRole = Qt::UserRole + 1, PlaceRole, WhenRole, ConfirmedRole, RefusedRole, WaitsRole };

    explicit OwnRecords(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    AuditDocument *document() const { return m_document; }
    void setDocument(AuditDocument *document);
    SyncStatus *sync() const { return m_sync; }
    void setSync(SyncStatus *sync);
    int count() const { return rowCount(); }

signals:
    void syncChanged();
    void documentChanged();
    void rowsChanged();

private:
    struct Row {
        core::record::Entity entity;
        core::record::ChangeId id;
        core::record::HybridTime time;
        std::uint64_t firstUnconfirmed = 1; ///< of its stream
        bool confirmed = false;
    };

    static core::Result<std::vector<Row>> read(core::store::Store &store, const std::string &audit);
    void load();

    QPointer<AuditDocument> m_document;
    void follow();
    const agent::Refused *refusalOf(const Row &row) const;
    static bool isBarred(const Row &row, const agent::Refused &refusal); ///< itself, and not only behind it

    QPointer<SyncStatus> m_sync;
    double m_confirmations = 0; ///< of all audits together: when it changes the rows are read anew
    std::vector<agent::Refused> m_refusals;
    QTimer m_loadSoon;
    std::vector<Row> m_rows;
};

} // namespace plumbline::mobile
