#include "mobile/session/session.h"

#include "core/store/repair.h"
#include "mobile/audits/audit_list.h"
#include "mobile/document/audit_document.h"
#include "mobile/session/own_write.h"
#include "mobile/session/store_work.h"
#include "mobile/sync/sync_status.h"
#include "mobile/tablet_limits.h"

#include <QThreadPool>

#include <future>

namespace plumbline::mobile {

using namespace core;

namespace {

constexpr char kPlaceSetting[] = "tablet.place";
constexpr char kAuditorSetting[] = "tablet.auditor";

Error shortPin()
{
    return {ErrorCode::InvalidInput,
            {"PIN 至少需要 " + std::to_string(kShortestPin) + " 个字符。",
             "The PIN needs at least " + std::to_string(kShortestPin) + " characters."},
            {}};
}

Error wrongPin()
{
    return {ErrorCode::WrongPin, {"PIN 不正确，请重试。", "That PIN is wrong. Try again."}, {}};
}

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
    connect(&m_navigator, &Navigator::pageChanged, this, &Session::followPlace);
    connect(&m_navigator, &Navigator::placeKept, this, &Session::keepPlace);
    connect(&m_navigator, &Navigator::heldChanged, this, &Session::keepPlace);
    connect(&m_settings, &Settings::languageChanged, this, &Session::problemChanged);
    connect(&m_settings, &Settings::languageChanged, this, &Session::repairNoticeChanged);
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
    if (m_store) {
        m_store->post([name = name.toStdString()](store::Store &opened) {
            (void)opened.putSetting(kAuditorSetting, asBytes(name)); // shown again as it was at the next start
        });
    }
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
        return setProblem(shortPin());
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
        return setProblem(shortPin());
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

void Session::dismissRepairNotice()
{
    if (!m_store || !m_repairNotice)
        return;
    onStore(
        *m_store, this, [](store::Store &opened) { return opened.dismissRepairNotice(); },
        [this](const Result<void> &dismissed) {
            if (!dismissed)
                return setProblem(dismissed.error());
            m_repairNotice.reset();
            emit repairNoticeChanged();
        });
}

void Session::openWith(const QString &pin, bool make)
{
    setProblem({});
    setState(Opening);
    // The PIN is stretched on purpose, which takes a moment: not on the thread of the screens.
    QThreadPool::globalInstance()->start([guard = QPointer<Session>(this), folder = m_folder, pin = pin.toStdString(),
                                          make, surroundings = m_surroundings, salt = m_guard.salt()] {
        // Both stretch the PIN, one for the store and one for the screen's lock: side by side.
        auto stretched = std::async(std::launch::async, [&salt, &pin] { return PinGuard::stretch(salt, pin); });
        const store::Surroundings around{surroundings.clock, surroundings.random};
        const store::Protection protection = store::PinProtection{pin, {}};
        using Outcome = Result<std::unique_ptr<store::Store>>;
        std::optional<store::RepairReport> report; // the store keeps what is to be said of it
        auto outcome = std::make_shared<Outcome>(make ? store::Store::create(folder, protection, around)
                                                      : store::openOrRepair(folder, protection, around, report));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, outcome, digest = stretched.get(), make] {
                if (!guard)
                    return;
                if (*outcome)
                    return guard->opened(std::move(**outcome), digest);
                if (outcome->error().code == ErrorCode::WrongPin) {
                    guard->m_guard.countWrong();
                    guard->m_waitTick.start();
                }
                guard->setProblem(outcome->error());
                guard->setState(make ? NoStore : Locked);
            },
            Qt::QueuedConnection);
    });
}

void Session::opened(std::unique_ptr<store::Store> store, const Digest &pin)
{
    m_guard.remember(pin);
    m_store = std::make_unique<store::StoreThread>(std::move(store));
    m_store->post([guard = QPointer<Session>(this)](store::Store &opened) {
        opened.subscribe([guard](const std::string &audit) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, audit = QString::fromStdString(audit), own = OwnWrite::underWay()] {
                    if (guard)
                        emit guard->auditChanged(audit, own);
                },
                Qt::QueuedConnection);
        });
    });
    if (!m_auditor.isEmpty()) {
        const std::string name = m_auditor.toStdString();
        m_store->post([name](store::Store &opened) { (void)opened.putSetting(kAuditorSetting, asBytes(name)); });
    }
    restore();
}

void Session::restore()
{
    struct Kept {
        QByteArray place;
        QByteArray drafts;
        QString auditor;
        std::optional<Text> repairNotice;
    };
    onStore(
        *m_store, this,
        [](store::Store &opened) {
            const auto read = [&opened](const char *name) {
                const auto value = opened.setting(name);
                return value && *value ? QByteArray(reinterpret_cast<const char *>((*value)->data()),
                                                    static_cast<qsizetype>((*value)->size()))
                                       : QByteArray();
            };
            const auto notice = opened.repairNotice();
            return Kept{read(kPlaceSetting), read(Drafts::kSetting), QString::fromUtf8(read(kAuditorSetting)),
                        notice ? *notice : std::nullopt};
        },
        [this](const Kept &kept) {
            m_auditor = kept.auditor;
            emit auditorChanged();
            m_sync->begin(*m_store);
            m_audits->refresh();
            m_drafts.begin(*m_store, kept.drafts);
            m_navigator.restore(kept.place);
            m_repairNotice = kept.repairNotice;
            emit repairNoticeChanged();
            if (m_repairNotice)
                m_navigator.home(); // where it is said; a customer who holds the tablet stays where they are
            setState(Open);
            touched();
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
        setProblem(wrongPin());
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
            AuditDocument::Surroundings{*m_store, m_settings, m_surroundings.clock, [this] { return author(); }},
            audit);
        m_drafts.setDocument(m_document.get());
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
    m_store->post([place = m_navigator.save()](store::Store &opened) {
        // Losing the place loses no answer: the app then comes back on its first page.
        (void)opened.putSetting(kPlaceSetting,
                                asBytes(std::string_view(place.data(), static_cast<std::size_t>(place.size()))));
    });
}

void Session::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged();
}

void Session::setProblem(std::optional<Error> problem)
{
    m_problem = std::move(problem);
    emit problemChanged();
}

} // namespace plumbline::mobile
