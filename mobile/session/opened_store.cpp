#include "mobile/session/opened_store.h"

#include "core/store/repair.h"
#include "mobile/document/document_snapshot.h"
#include "mobile/session/drafts.h"
#include "mobile/session/kept_settings.h"
#include "mobile/session/navigator.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace plumbline::mobile {

using namespace core;

namespace {

QByteArray readSetting(store::Store &opened, const char *name)
{
    const auto value = opened.setting(name);
    return value && *value
        ? QByteArray(reinterpret_cast<const char *>((*value)->data()), static_cast<qsizetype>((*value)->size()))
        : QByteArray();
}

OpenedStore read(std::unique_ptr<store::Store> opened)
{
    OpenedStore all;
    all.place = readSetting(*opened, KeptSettings::kPlace);
    all.drafts = readSetting(*opened, Drafts::kSetting);
    all.auditor = QString::fromUtf8(readSetting(*opened, KeptSettings::kAuditor));
    if (const auto notice = opened->repairNotice())
        all.repairNotice = *notice;
    // Read before the page is made, which then says at once what the record says.
    const QString audit = Navigator::placeOf(all.place).value(QStringLiteral("audit")).toString();
    if (!audit.isEmpty())
        all.early = std::make_shared<DocumentSnapshot>(readSnapshot(*opened, audit.toStdString()));
    all.store = std::make_unique<store::StoreThread>(std::move(opened));
    return all;
}

Result<OpenedStore> openNow(const StoreKey &key, const Clock &clock, Random &random)
{
    const store::Surroundings around{clock, random};
    const store::Protection protection = store::PinProtection{key.pin.toStdString(), {}};
    std::optional<store::RepairReport> report; // the store keeps what is to be said of it
    auto outcome = key.make ? store::Store::create(key.folder, protection, around)
                            : store::openOrRepair(key.folder, protection, around, report);
    if (!outcome)
        return outcome.error();
    return read(std::move(*outcome));
}

} // namespace

void openStore(const StoreKey &key, const Clock &clock, Random &random, QObject *context,
               std::function<void(Result<OpenedStore>)> done)
{
    QThreadPool::globalInstance()->start([guard = QPointer<QObject>(context), key, &clock, &random, done] {
        auto outcome = std::make_shared<Result<OpenedStore>>(openNow(key, clock, random));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, outcome, done] {
                if (guard)
                    done(std::move(*outcome));
            },
            Qt::QueuedConnection);
    });
}

} // namespace plumbline::mobile
