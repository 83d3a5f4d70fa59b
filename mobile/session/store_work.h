#pragma once
// Work for the store's thread whose outcome comes back to the thread of the screens. The screens never wait for a disk.

#include "core/store/store_thread.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>

#include <memory>
#include <utility>

namespace plumbline::mobile {

/// Runs `work(Store &)` on the store's thread and `done(outcome)` on the application's, unless `context` is gone by
/// then.
template <class Work, class Done>
void onStore(core::store::StoreThread &store, QObject *context, Work work, Done done)
{
    store.post([guard = QPointer<QObject>(context), work = std::move(work),
                done = std::move(done)](core::store::Store &opened) mutable {
        using Outcome = decltype(work(opened));
        auto outcome = std::make_shared<Outcome>(work(opened));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, outcome, done]() mutable {
                if (guard)
                    done(std::move(*outcome));
            },
            Qt::QueuedConnection);
    });
}

} // namespace plumbline::mobile
