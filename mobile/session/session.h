#pragma once
// One person at one device: the store behind its PIN, the open audit, the agent, and where the person is.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/store_thread.h"
#include "mobile/session/drafts.h"
#include "mobile/session/kept_settings.h"
#include "mobile/session/navigator.h"
#include "mobile/session/pin_guard.h"
#include "mobile/session/settings.h"

#include <QObject>
#include <QQmlEngine>
#include <QTimer>

#include <filesystem>
#include <memory>

namespace plumbline::mobile {

class AuditDocument;
class AuditList;
class SyncStatus;
struct DocumentSnapshot;
struct OpenedStore;

class Session : public QObject {
    Q_OBJECT
    Q_MOC_INCLUDE("mobile/audits/audit_list.h")
    Q_MOC_INCLUDE("mobile/document/audit_document.h")
    Q_MOC_INCLUDE("mobile/sync/sync_status.h")
    QML_ELEMENT
    QML_UNCREATABLE("The session is made by the program")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(bool covered READ covered NOTIFY coveredChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(int pinWaitSeconds READ pinWaitSeconds NOTIFY problemChanged)
    Q_PROPERTY(QString repairNotice READ repairNotice NOTIFY repairNoticeChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY troubleChanged)
    Q_PROPERTY(QString auditor READ auditor WRITE setAuditor NOTIFY auditorChanged)
    Q_PROPERTY(bool placeKept READ placeKept NOTIFY placeKeptChanged)
    Q_PROPERTY(plumbline::mobile::Settings *settings READ settings CONSTANT)
    Q_PROPERTY(plumbline::mobile::Navigator *navigator READ navigator CONSTANT)
    Q_PROPERTY(plumbline::mobile::Drafts *drafts READ drafts CONSTANT)
    Q_PROPERTY(plumbline::mobile::AuditList *audits READ audits CONSTANT)
    Q_PROPERTY(plumbline::mobile::SyncStatus *sync READ sync CONSTANT)
    Q_PROPERTY(plumbline::mobile::AuditDocument *document READ document NOTIFY documentChanged)

public:
    enum State { NoStore, Locked, Opening, Open, Broken };
    Q_ENUM(State)

    struct Surroundings {
        const core::Clock &clock;
        core::Random &random;
    };

    Session(const std::filesystem::path &folder, Surroundings surroundings, QObject *parent = nullptr);
    ~Session() override;

    State state() const { return m_state; }
    bool covered() const { return m_covered; } ///< open, but the screen asks for the PIN
    QString problem() const;
    int pinWaitSeconds() const;
    QString repairNotice() const; ///< what repairs of a damaged store came to, until dismissed; empty without
    QString trouble() const;      ///< what this device could not keep, and what follows; empty without
    QString auditor() const { return m_auditor; }
    void setAuditor(const QString &name);
    /// A restart comes back to where the person is, or they were told.
    bool placeKept() const { return m_kept.settled(); }
    Settings *settings() { return &m_settings; }
    Navigator *navigator() { return &m_navigator; }
    Drafts *drafts() { return &m_drafts; }
    AuditList *audits() { return m_audits.get(); }
    SyncStatus *sync() { return m_sync.get(); }
    AuditDocument *document() { return m_document.get(); }
    KeptSettings &kept() { return m_kept; }
    core::store::StoreThread *store() { return m_store.get(); }
    const core::Clock &clock() const { return m_surroundings.clock; }

    /// Who stands as author in the changes: the enrolled user, else the name given at first start.
    std::string author() const;

    Q_INVOKABLE void create(const QString &pin, const QString &auditor);
    Q_INVOKABLE void unlock(const QString &pin);
    Q_INVOKABLE void cover();   ///< the lock screen over an open store; the agent goes on
    Q_INVOKABLE void touched(); ///< somebody is there: the auto-lock starts anew

    Q_INVOKABLE void dismissTrouble();
    Q_INVOKABLE void dismissRepairNotice(); ///< for good, once the disk has it

    /// Another PIN for the store; `pinChanged` once the disk has it, `problem` otherwise.
    Q_INVOKABLE void changePin(const QString &from, const QString &to);

    /// Customer mode: no way to any other page until the PIN has been given.
    Q_INVOKABLE void handOver();
    Q_INVOKABLE bool takeBack(const QString &pin);

signals:
    void stateChanged();
    void coveredChanged();
    void problemChanged();
    void repairNoticeChanged();
    void troubleChanged();
    void auditorChanged();
    void placeKeptChanged();
    void documentChanged();
    void pinChanged();
    void auditChanged(const QString &audit, bool own);

private:
    void openWith(const QString &pin, bool make);
    void opened(OpenedStore opened, const QString &pin);
    void lookThrough();
    void waitAsStoreDoes();
    void followPlace();
    void keepPlace();
    void keepAuditor();
    void setState(State state);
    void tellUnkept(const core::Error &error);
    void endTrouble();
    void setTrouble(std::optional<core::Error> trouble);
    void setProblem(std::optional<core::Error> problem);
    bool pinRight(const QString &pin);

    std::filesystem::path m_folder;
    Surroundings m_surroundings;
    Settings m_settings;
    Navigator m_navigator;
    Drafts m_drafts;
    KeptSettings m_kept;
    PinGuard m_guard;
    QTimer m_autoLock;
    QTimer m_waitTick;
    State m_state = Locked;
    bool m_covered = false;
    std::optional<core::Error> m_problem;
    std::optional<core::Error> m_trouble;
    bool m_unkept = false; ///< m_trouble is of what the disk did not keep
    std::optional<core::Text> m_repairNotice;
    QString m_auditor;
    std::unique_ptr<core::store::StoreThread> m_store; ///< outlives what follows, which posts to it
    std::unique_ptr<AuditList> m_audits;
    std::unique_ptr<SyncStatus> m_sync;
    std::unique_ptr<AuditDocument> m_document;
    std::shared_ptr<DocumentSnapshot> m_early; ///< of the audit that was open last; until it is taken
};

} // namespace plumbline::mobile
