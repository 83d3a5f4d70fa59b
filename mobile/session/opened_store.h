#pragma once
// A store that its PIN has opened, and what the device kept in it of the last time.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/store_thread.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace plumbline::mobile {

struct DocumentSnapshot;

struct OpenedStore {
    std::unique_ptr<core::store::StoreThread> store;
    QByteArray place;
    QByteArray drafts;
    QString auditor;
    std::optional<core::Text> repairNotice;
    std::shared_ptr<DocumentSnapshot> early; ///< of the audit that was open last; null where there was none
};

/// How a folder is opened: with a PIN that is there already, or as a new store under that PIN.
struct StoreKey {
    std::filesystem::path folder;
    QString pin;
    bool make = false;
};

/// Opens on a thread of the pool, for the PIN is stretched on purpose; `done` is called on the application's thread
/// unless `context` is gone by then.
void openStore(const StoreKey &key, const core::Clock &clock, core::Random &random, QObject *context,
               std::function<void(core::Result<OpenedStore>)> done);

} // namespace plumbline::mobile
