#pragma once
// Work on the store's thread, its answer on the network thread.

#include "core/store/store_thread.h"
#include "syncd/backend/log_store.h"

#include <memory>
#include <utility>

namespace plumbline::backend {

/// Nobody is called once `alive` has expired.
template <class Work, class Answer>
void onStore(core::store::StoreThread &store, const Post &post, std::weak_ptr<bool> alive, Work work, Then<Answer> then)
{
    store.post([post, alive, work = std::move(work), then = std::move(then)](core::store::Store &held) mutable {
        // std::function wants to copy what it holds; an answer is moved once and not copied.
        auto answer = std::make_shared<Answer>(work(held));
        post([alive, answer, then = std::move(then)] {
            if (!alive.expired())
                then(std::move(*answer));
        });
    });
}

} // namespace plumbline::backend
