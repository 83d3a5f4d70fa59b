#pragma once
// The agent's state at one glance, and enrolment. What the server has not confirmed is only on this device.

#include "core/store/store_thread.h"
#include "syncd/agent/agent.h"

#include <QDateTime>
#include <QObject>
#include <QQmlEngine>

#include <memory>
#include <optional>

namespace plumbline::mobile {

class Session;

class SyncStatus : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The status belongs to the session")
    Q_PROPERTY(State state READ state NOTIFY statusChanged)
    Q_PROPERTY(QString detail READ detail NOTIFY statusChanged)
    Q_PROPERTY(double unconfirmed READ unconfirmed NOTIFY statusChanged)
    Q_PROPERTY(double confirmed READ confirmed NOTIFY statusChanged)
    Q_PROPERTY(double bytesLeft READ bytesLeft NOTIFY statusChanged)
    Q_PROPERTY(double photosLeft READ photosLeft NOTIFY statusChanged)
    Q_PROPERTY(QDateTime lastConfirmed READ lastConfirmed NOTIFY statusChanged)
    Q_PROPERTY(bool networkAllowed READ networkAllowed WRITE setNetworkAllowed NOTIFY networkAllowedChanged)
    Q_PROPERTY(bool enrolled READ enrolled NOTIFY identityChanged)
    Q_PROPERTY(QString server READ server NOTIFY identityChanged)
    Q_PROPERTY(QString user READ user NOTIFY identityChanged)
    Q_PROPERTY(QString role READ role NOTIFY identityChanged)
    Q_PROPERTY(QDateTime certificateExpires READ certificateExpires NOTIFY identityChanged)
    Q_PROPERTY(bool enrolling READ enrolling NOTIFY enrollingChanged)
    Q_PROPERTY(int refused READ refused NOTIFY statusChanged)
    Q_PROPERTY(bool mayBringAudits READ mayBringAudits NOTIFY identityChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)

public:
    enum State { NotEnrolled, Offline, Connecting, Exchanging, Live, Refused };
    Q_ENUM(State)

    explicit SyncStatus(Session &session);
    ~SyncStatus() override;

    void begin(core::store::StoreThread &store);

    State state() const { return static_cast<State>(m_status.state); }
    QString detail() const;
    double unconfirmed() const { return static_cast<double>(m_status.unconfirmed); }
    double confirmed() const { return static_cast<double>(m_status.confirmed); }
    double bytesLeft() const { return static_cast<double>(m_status.bytesLeft); }
    /// Photos and signatures that the office does not hold yet; they travel after the records that name them.
    double photosLeft() const { return static_cast<double>(m_status.attachmentsOpen); }
    QDateTime lastConfirmed() const;
    bool networkAllowed() const { return m_networkAllowed; }
    void setNetworkAllowed(bool allowed);
    bool enrolled() const { return m_identity.has_value(); }
    QString server() const;
    QString user() const { return m_identity ? QString::fromStdString(m_identity->user) : QString(); }
    QString role() const { return m_identity ? QString::fromStdString(m_identity->role) : QString(); }
    core::sync::OwnRoles roles() const { return m_identity ? m_identity->roles : core::sync::OwnRoles(); }
    /// What the user is in an audit by the server's word; empty before it has said.
    std::string roleIn(const std::string &audit) const;
    bool mayBringAudits() const; ///< whether the server takes an audit that begins here
    /// Places in the record from which on the office takes nothing, until the person does something about it.
    int refused() const { return static_cast<int>(m_status.refused.size()); }
    const std::vector<agent::Refused> &refusals() const { return m_status.refused; }
    QDateTime certificateExpires() const;
    bool enrolling() const { return m_enrolling; }
    QString problem() const;

    /// The office's link, plumbline://HOST:PORT/enrol?..., typed or scanned.
    Q_INVOKABLE void enrol(const QString &link);
    Q_INVOKABLE void tryNow(); ///< instead of waiting for the next try

signals:
    void statusChanged();
    void networkAllowedChanged();
    void identityChanged();
    void enrollingChanged();
    void problemChanged();

private:
    void startAgent();
    void setProblem(std::optional<core::Error> problem);

    Session &m_session;
    core::store::StoreThread *m_store = nullptr;
    std::unique_ptr<agent::Agent> m_agent;
    agent::Status m_status;
    std::optional<agent::Identity> m_identity;
    bool m_networkAllowed = true;
    bool m_enrolling = false;
    std::optional<core::Error> m_problem;
};

} // namespace plumbline::mobile
