#include "syncd/backend/notice_thread.h"

#include "syncd/backend/limits.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace plumbline::backend {

struct NoticeThread::Impl {
    using Clock = std::chrono::steady_clock;

    std::unique_ptr<PostgresDatabase> database;
    Handlers handlers;
    int wake;
    std::atomic<bool> ending = false;
    std::atomic<bool> owed = false; ///< again() was called
    Clock::time_point retried = {}; ///< when `retry` was last called
    std::chrono::milliseconds lastPause = kReconnectPause;
    std::thread thread = {};

    void rouse() const { ::eventfd_write(wake, 1); }

    /// Until the database has something to say, rouse() is called or `longest` has passed.
    void wait(std::optional<int> socket, std::chrono::milliseconds longest) const
    {
        std::array<pollfd, 2> watched{pollfd{wake, POLLIN, 0}, pollfd{socket.value_or(-1), POLLIN, 0}};
        ::poll(watched.data(), watched.size(), static_cast<int>(longest.count()));
        eventfd_t calls = 0;
        ::eventfd_read(wake, &calls);
    }

    /// The whole of it, or until the end.
    void pause(std::chrono::milliseconds length) const
    {
        const auto until = Clock::now() + length;
        for (auto left = length; left > std::chrono::milliseconds(0) && !ending;
             left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()))
            wait({}, left);
    }

    /// Longer where the last one has not helped.
    std::chrono::milliseconds nextPause()
    {
        const bool inVain = Clock::now() < retried + 2 * lastPause;
        lastPause = inVain ? std::min(2 * lastPause, kNoticePatience) : kReconnectPause;
        return lastPause;
    }

    void run()
    {
        bool broken = false;
        while (!ending) {
            if (broken) {
                pause(kReconnectPause);
                if (ending || !database->reconnect())
                    continue;
                handlers.back();
            } else if (owed.exchange(false)) {
                pause(nextPause());
                if (ending)
                    break;
                handlers.retry();
                retried = Clock::now();
            } else {
                wait(database->socket(), kNoticePatience);
            }
            const auto notices = database->takeNotices();
            broken = !notices;
            if (notices && !notices->empty())
                handlers.heard(*notices);
        }
    }
};

NoticeThread::NoticeThread(std::unique_ptr<PostgresDatabase> database, Handlers handlers)
    : m_impl(new Impl{std::move(database), std::move(handlers), ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)})
{
    m_impl->thread = std::thread([this] { m_impl->run(); });
}

NoticeThread::~NoticeThread()
{
    m_impl->ending = true;
    m_impl->rouse();
    m_impl->thread.join();
    ::close(m_impl->wake);
}

void NoticeThread::again()
{
    m_impl->owed = true;
    m_impl->rouse();
}

} // namespace plumbline::backend
