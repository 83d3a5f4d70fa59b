#pragma once
// A store on a thread of its own (law 5): the app's screens and the sync agent post work to it and never wait on a
// lock.

#include "core/store/store.h"

#include <functional>
#include <memory>

namespace plumbline::core::store {

class StoreThread {
public:
    explicit StoreThread(std::unique_ptr<Store> store);
    ~StoreThread(); ///< finishes what was posted, then closes the store

    /// Runs on the store's thread, in the order posted. The caller carries results back to its own thread.
    void post(std::function<void(Store &)> work);

    /// The same when there is nothing else to do; dropped at the end.
    void postIdle(std::function<void(Store &)> work);

    /// Runs on the store's thread and waits. Not from the store's thread itself.
    void run(const std::function<void(Store &)> &work);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::core::store
