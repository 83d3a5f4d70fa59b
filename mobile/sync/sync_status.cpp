#include "mobile/sync/sync_status.h"

#include "mobile/session/session.h"
#include "mobile/session/store_work.h"

#include <QThreadPool>

namespace plumbline::mobile {

using namespace core;

namespace {

const Text kChoiceLost{"“使用网络”的选择未能存入本机，下次启动后须重新设置。",
                       "Whether to use the network is not kept on this device: set it again after the next start. "};

struct Kept {
    std::optional<agent::Identity> identity;
    std::optional<Error> error;
    bool workOffline = false;
};

/// What the agent's thread says, taken on the application's while `listener` is there.
template <class Told, class Take>
auto heard(SyncStatus &listener, Take take)
{
    return [guard = QPointer<SyncStatus>(&listener), take](const Told &told) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, take, told] {
                if (guard)
                    take(told);
            },
            Qt::QueuedConnection);
    };
}

} // namespace

SyncStatus::SyncStatus(Session &session) : m_session(session)
{
    connect(session.settings(), &Settings::languageChanged, this, [this] {
        emit statusChanged();
        emit problemChanged();
    });
}

SyncStatus::~SyncStatus() = default;

void SyncStatus::begin(store::StoreThread &store)
{
    m_store = &store;
    onStore(
        store, this,
        [](store::Store &opened) {
            Kept kept;
            if (auto identity = agent::identityOf(opened))
                kept.identity = *identity;
            else
                kept.error = identity.error();
            const auto offline = opened.setting(KeptSettings::kWorkOffline);
            kept.workOffline = offline && *offline && asText(**offline) == "1";
            return kept;
        },
        [this](const Kept &kept) {
            m_identity = kept.identity;
            m_networkAllowed = !kept.workOffline;
            setProblem(kept.error);
            emit identityChanged();
            emit networkAllowedChanged();
            startAgent();
        });
}

void SyncStatus::startAgent()
{
    m_agent.reset();
    m_agent = std::make_unique<agent::Agent>(*m_store);
    m_agent->onStatus(heard<agent::Status>(*this, [this](const agent::Status &status) {
        m_status = status;
        emit statusChanged();
    }));
    m_agent->onIdentity(heard<agent::Identity>(*this, [this](const agent::Identity &identity) {
        m_identity = identity;
        emit identityChanged();
    }));
    m_agent->setNetworkAllowed(m_networkAllowed);
    m_agent->start();
}

QString SyncStatus::detail() const
{
    return m_session.settings()->pick(m_status.detail);
}

QDateTime SyncStatus::lastConfirmed() const
{
    return m_status.lastConfirmedMs > 0 ? QDateTime::fromMSecsSinceEpoch(m_status.lastConfirmedMs) : QDateTime();
}

void SyncStatus::setNetworkAllowed(bool allowed)
{
    if (allowed == m_networkAllowed || !m_store)
        return;
    m_networkAllowed = allowed;
    m_session.kept().put(KeptSettings::kWorkOffline, allowed ? "0" : "1", kChoiceLost);
    if (m_agent)
        m_agent->setNetworkAllowed(allowed);
    emit networkAllowedChanged();
}

std::string SyncStatus::roleIn(const std::string &audit) const
{
    return m_identity ? m_identity->roles.in(audit) : std::string();
}

bool SyncStatus::mayBringAudits() const
{
    const auto role = m_identity ? sync::roleOf(m_identity->roles.role) : std::nullopt;
    return !role || sync::mayBringAudits(*role);
}

void SyncStatus::tryNow()
{
    if (m_agent)
        m_agent->networkChanged();
}

QString SyncStatus::server() const
{
    return m_identity ? QStringLiteral("%1:%2").arg(QString::fromStdString(m_identity->host)).arg(m_identity->port)
                      : QString();
}

QDateTime SyncStatus::certificateExpires() const
{
    return m_identity ? QDateTime::fromMSecsSinceEpoch(m_identity->certificateExpiresMs) : QDateTime();
}

QString SyncStatus::problem() const
{
    return m_problem ? m_session.settings()->pick(m_problem->message) : QString();
}

void SyncStatus::enrol(const QString &text)
{
    if (!m_store || m_enrolling)
        return;
    const auto link = agent::parseEnrolmentLink(text.trimmed().toStdString());
    if (!link)
        return setProblem(link.error());
    setProblem({});
    m_enrolling = true;
    emit enrollingChanged();
    QThreadPool::globalInstance()->start([guard = QPointer<SyncStatus>(this), store = m_store, link = *link] {
        const auto identity = agent::enrol(*store, link);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, identity] {
                if (!guard)
                    return;
                guard->m_enrolling = false;
                if (identity) {
                    guard->m_identity = *identity;
                    emit guard->identityChanged();
                    guard->startAgent();
                } else {
                    guard->setProblem(identity.error());
                }
                emit guard->enrollingChanged();
            },
            Qt::QueuedConnection);
    });
}

void SyncStatus::setProblem(std::optional<Error> problem)
{
    m_problem = std::move(problem);
    emit problemChanged();
}

} // namespace plumbline::mobile
