#pragma once
// The audits of this device, each with how much of it the server has confirmed.

#include "core/base/result.h"
#include "core/sync/own_roles.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QTimer>
#include <QUrl>

#include <optional>
#include <vector>

namespace plumbline::mobile {

class Session;

class AuditList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The list belongs to the session")
    Q_PROPERTY(int count READ count NOTIFY refreshed)
    Q_PROPERTY(bool loaded READ loaded NOTIFY refreshed)
    Q_PROPERTY(bool working READ working NOTIFY workingChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)

public:
    /// Who writes, and what the server will take from them.
    struct Writer {
        std::string author;
        core::sync::OwnRoles roles;
        bool mayBringAudits = true;
    };

    enum Role { IdRole = Qt::UserRole + 1, OrganisationRole, ChangesRole, OwnRole, ConfirmedRole };

    explicit AuditList(Session &session);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    bool loaded() const { return m_loaded; }
    bool working() const { return m_working; }
    QString problem() const; ///< every fault of the last file, a line each

    void refresh();

    /// A new audit of an organisation; `opened` carries its id once the disk has it.
    Q_INVOKABLE void add(const QString &organisation);
    /// An audit file, `plumbline.audit/1`: all of it or nothing.
    Q_INVOKABLE void importFile(const QUrl &file);
    Q_INVOKABLE void dismissProblem();

signals:
    void refreshed();
    void workingChanged();
    void problemChanged();
    void added(const QString &audit);

private:
    struct Row {
        QString id;
        QString organisation;
        quint64 changes = 0;
        quint64 own = 0;
        quint64 confirmed = 0;
        bool operator==(const Row &) const = default;
    };

    Writer writer() const;
    void setWorking(bool working);
    void fail(core::Faults faults);

    Session &m_session;
    QTimer m_soon;
    std::vector<Row> m_rows;
    core::Faults m_faults;
    bool m_loaded = false;
    bool m_working = false;
};

} // namespace plumbline::mobile
