#include "mobile/session/session.h"

#include "core/store/look_through.h"
#include "mobile/audits/audit_list.h"
#include "mobile/document/audit_document.h"
#include "mobile/session/opened_store.h"
#include "mobile/session/own_write.h"
#include "mobile/session/store_work.h"
#include "mobile/sync/sync_status.h"
#include "mobile/tablet_limits.h"

namespace plumbline::mobile {

using namespace core;

namespace {

// What the next start will not know, when the disk takes no more.
const Text kAuditorLost{"您的姓名未能存入本机，下次启动后须在设置中重新填写。",
                        "Your name is not kept on this device: type it again in the settings after the next start. "};
const Text kPlaceLost{"当前页面未能存入本机，下次启动将回到上次记住的页面。",
                      "This page is not kept on this device: the next start comes back to an earlier one. "};
const Text kDamaged{"本机的数据存储有一处损坏。请关闭应用后重新打开，届时会自动修复。",
                    "A place of this device's store is damaged. Close the app and open it again: it is repaired then."};

} // namespace

Session::Session(const std::filesystem::path &folder, Surroundings surroundings, QObject *parent)
    : QObject(parent),
      m_folder(folder),
      m_surroundings(surroundings),
      m_settings(QString::fromStdString((folder / "tablet.ini").string())),
      m_guard(surroundings.clock, surroundings.random),
      m_audits(std::make_unique<AuditList>(*this)),
      m_sync(std::make_unique<SyncStatus>(*this))
{
    const auto protection = store::protectionOf(m_folder);
    if (!protection && protection.error().code == ErrorCode::NotFound) {
        m_state = NoStore;
    } else if (!protection) {
        m_state = Broken;
        m_problem = protection.error();
    }
    m_autoLock.setSingleShot(true);
    m_autoLock.setInterval(kAutoLockAfter);
    m_waitTick.setInterval(1s);
    connect(&m_autoLock, &QTimer::timeout, this, &Session::cover);
    connect(&m_waitTick, &QTimer::timeout, this, [this] {
        if (m_guard.wait().count() == 0)
            m_waitTick.stop();
        emit problemChanged();
    });
    if (m_state == Locked)
        waitAsStoreDoes();
    connect(&m_navigator, &Navigator::pageChanged, this, &Session::followPlace);
    connect(&m_navigator, &Navigator::placeKept, this, &Session::keepPlace);
    connect(&m_kept, &KeptSettings::settledChanged, this, &Session::placeKeptChanged);
    connect(&m_navigator, &Navigator::heldChanged, this, &Session::keepPlace);
    connect(&m_settings, &Settings::languageChanged, this, &Session::problemChanged);
    connect(&m_settings, &Settings::languageChanged, this, &Session::repairNoticeChanged);
    connect(&m_settings, &Settings::languageChanged, this, &Session::troubleChanged);
    connect(&m_kept, &KeptSettings::refused, this, &Session::tellUnkept);
    connect(&m_drafts, &Drafts::refused, this, &Session::tellUnkept);
    connect(&m_kept, &KeptSettings::recovered, this, &Session::endTrouble);
    connect(&m_drafts, &Drafts::recovered, this, &Session::endTrouble);
    connect(this, &Session::auditChanged, this, [this](const QString &audit, bool own) {
        if (!own && m_document && m_document->auditId() == audit)
            m_document->reload();
    });
}

Session::~Session()
{
    m_document.reset();
    m_drafts.flush();
    m_sync.reset(); // stops the agent before its store goes
    m_audits.reset();
}

QString Session::problem() const
{
    return m_problem ? m_settings.pick(m_problem->message) : QString();
}

QString Session::trouble() const
{
    return m_trouble ? m_settings.pick(m_trouble->message) : QString();
}

QString Session::repairNotice() const
{
    return m_repairNotice ? m_settings.pick(*m_repairNotice) : QString();
}

int Session::pinWaitSeconds() const
{
    return static_cast<int>((m_guard.wait().count() + 999) / 1000);
}

void Session::setAuditor(const QString &name)
{
    if (name == m_auditor)
        return;
    m_auditor = name;
    emit auditorChanged();
    keepAuditor();
}

void Session::keepAuditor()
{
    m_kept.put(KeptSettings::kAuditor, m_auditor.toUtf8(), kAuditorLost);
}

std::string Session::author() const
{
    const QString user = m_sync->user();
    if (!user.isEmpty())
        return user.toStdString();
    return m_auditor.isEmpty() ? "auditor" : m_auditor.toStdString();
}

void Session::create(const QString &pin, const QString &auditor)
{
    if (m_state != NoStore)
        return;
    if (pin.size() < kShortestPin)
        return setProblem(PinGuard::tooShort());
    m_auditor = auditor.trimmed();
    emit auditorChanged();
    openWith(pin, true);
}

void Session::unlock(const QString &pin)
{
    if (m_state == Open) {
        if (m_covered && pinRight(pin)) {
            m_covered = false;
            emit coveredChanged();
            touched();
        }
        return;
    }
    if (m_state == Locked && m_guard.wait().count() == 0)
        openWith(pin, false);
}

void Session::changePin(const QString &from, const QString &to)
{
    if (!m_store)
        return;
    if (to.size() < kShortestPin)
        return setProblem(PinGuard::tooShort());
    if (!pinRight(from))
        return;
    onStore(
        *m_store, this,
        [from = from.toStdString(), to = to.toStdString()](store::Store &opened) { return opened.changePin(from, to); },
        [this, to](const Result<void> &changed) {
            if (!changed)
                return setProblem(changed.error());
            m_guard.remember(to.toStdString());
            setProblem({});
            emit pinChanged();
        });
}

void Session::dismissTrouble()
{
    setTrouble({});
}

void Session::dismissRepairNotice()
{
    if (!m_store || !m_repairNotice)
        return;
    onStore(
        *m_store, this, [](store::Store &opened) { return opened.dismissRepairNotice(); },
        [this](const Result<void> &dismissed) {
            if (!dismissed)
                return setTrouble(dismissed.error());
            m_repairNotice.reset();
            emit repairNoticeChanged();
        });
}

void Session::openWith(const QString &pin, bool make)
{
    setProblem({});
    setState(Opening);
    openStore({m_folder, pin, make}, m_surroundings.clock, m_surroundings.random, this,
              [this, pin, make](Result<OpenedStore> outcome) {
                  if (outcome)
                      return opened(std::move(*outcome), pin);
                  if (outcome.error().code == ErrorCode::WrongPin) {
                      m_guard.countWrong();
                      waitAsStoreDoes();
                  }
                  setProblem(outcome.error());
                  setState(make ? NoStore : Locked);
              });
}

void Session::waitAsStoreDoes()
{
    m_guard.waitAtLeast(store::pinWait(m_folder, m_surroundings.clock));
    if (m_guard.wait().count() > 0)
        m_waitTick.start();
}

void Session::opened(OpenedStore opened, const QString &pin)
{
    m_guard.remember(pin.toStdString());
    m_store = std::move(opened.store);
    m_store->post([guard = QPointer<Session>(this)](store::Store &all) {
        all.subscribe([guard](const std::string &audit) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, audit = QString::fromStdString(audit), own = OwnWrite::underWay()] {
                    if (guard)
                        emit guard->auditChanged(audit, own);
                },
                Qt::QueuedConnection);
        });
    });
    QTimer::singleShot(kLookPause, this, &Session::lookThrough);
    m_kept.begin(*m_store);
    if (m_auditor.isEmpty())
        m_auditor = opened.auditor;
    else
        keepAuditor();
    emit auditorChanged();
    m_early = std::move(opened.early);
    m_drafts.begin(*m_store, opened.drafts);
    m_navigator.restore(opened.place);
    m_early.reset();
    m_sync->begin(*m_store);
    m_audits->refresh();
    m_repairNotice = opened.repairNotice;
    emit repairNoticeChanged();
    if (m_repairNotice)
        m_navigator.home(); // where it is said; a customer who holds the tablet stays where they are
    setState(Open);
    touched();
}

void Session::lookThrough()
{
    store::lookThrough(*m_store, [guard = QPointer<Session>(this)](const Error &found) {
        const bool mendable = found.code == ErrorCode::Corrupted;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, told = mendable ? Error{found.code, kDamaged, {}} : found] {
                if (guard)
                    guard->setTrouble(told);
            },
            Qt::QueuedConnection);
    });
}

void Session::cover()
{
    if (m_state != Open || m_covered || m_navigator.held()) // customer mode has its own lock
        return;
    m_covered = true;
    emit coveredChanged();
}

void Session::touched()
{
    if (m_state == Open && !m_covered)
        m_autoLock.start();
}

void Session::handOver()
{
    m_navigator.hold();
}

bool Session::takeBack(const QString &pin)
{
    if (!pinRight(pin))
        return false;
    m_navigator.release();
    return true;
}

bool Session::pinRight(const QString &pin)
{
    switch (m_guard.check(pin.toStdString())) {
    case PinGuard::Verdict::Right:
        setProblem({});
        return true;
    case PinGuard::Verdict::Wrong:
        m_waitTick.start();
        setProblem(PinGuard::wrong());
        return false;
    case PinGuard::Verdict::TooSoon:
        break;
    }
    return false;
}

void Session::followPlace()
{
    const QString audit = m_navigator.place().value(QStringLiteral("audit")).toString();
    if (m_store && !audit.isEmpty() && (!m_document || m_document->auditId() != audit)) {
        auto previous = std::move(m_document);
        if (previous)
            previous->flush();
        m_document = std::make_unique<AuditDocument>(
            AuditDocument::Surroundings{*m_store, m_settings, m_surroundings.clock, [this] { return author(); },
                                        [this, id = audit.toStdString()] { return m_sync->roleIn(id); }},
            audit, std::exchange(m_early, nullptr));
        m_drafts.setDocument(m_document.get());
        connect(m_sync.get(), &SyncStatus::identityChanged, m_document.get(), &AuditDocument::roleChanged);
        emit documentChanged();
        if (previous)
            previous.release()->deleteLater(); // its page is on its way out
    }
    keepPlace();
}

void Session::keepPlace()
{
    if (!m_store || m_state != Open)
        return;
    m_kept.put(KeptSettings::kPlace, m_navigator.save(), kPlaceLost);
}

void Session::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged();
}

void Session::setTrouble(std::optional<Error> trouble)
{
    m_trouble = std::move(trouble);
    m_unkept = false;
    emit troubleChanged();
}

void Session::tellUnkept(const Error &error)
{
    setTrouble(error);
    m_unkept = true;
}

// Of what could not be kept: the disk takes it again.
void Session::endTrouble()
{
    if (m_unkept && !m_kept.lost() && !m_drafts.lost())
        setTrouble({});
}

void Session::setProblem(std::optional<Error> problem)
{
    m_problem = std::move(problem);
    emit problemChanged();
}

} // namespace plumbline::mobile
