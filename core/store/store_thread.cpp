#include "core/store/store_thread.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace plumbline::core::store {

struct StoreThread::Impl {
    explicit Impl(std::unique_ptr<Store> owned) : store(std::move(owned)), thread([this] { work(); }) { }

    void work()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [this] { return ending || !queue.empty() || !idle.empty(); });
            if (queue.empty() && ending)
                break;
            auto &from = queue.empty() ? idle : queue;
            const auto task = std::move(from.front());
            from.pop_front();
            lock.unlock();
            task(*store);
            lock.lock();
        }
        lock.unlock();
        store.reset(); // closed on the thread that owned it
    }

    std::unique_ptr<Store> store;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void(Store &)>> queue;
    std::deque<std::function<void(Store &)>> idle;
    bool ending = false;
    std::thread thread;
};

StoreThread::StoreThread(std::unique_ptr<Store> store) : m_impl(std::make_unique<Impl>(std::move(store))) { }

StoreThread::~StoreThread()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->ending = true;
    }
    m_impl->wake.notify_one();
    m_impl->thread.join();
}

void StoreThread::post(std::function<void(Store &)> work)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->queue.push_back(std::move(work));
    }
    m_impl->wake.notify_one();
}

void StoreThread::postIdle(std::function<void(Store &)> work)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->idle.push_back(std::move(work));
    }
    m_impl->wake.notify_one();
}

void StoreThread::run(const std::function<void(Store &)> &work)
{
    std::promise<void> done;
    post([&](Store &store) {
        try {
            work(store);
            done.set_value();
        } catch (...) { // to the caller, whose exception it is
            done.set_exception(std::current_exception());
        }
    });
    done.get_future().get();
}

} // namespace plumbline::core::store
