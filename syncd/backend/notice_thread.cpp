#include "syncd/backend/notice_thread.h"

#include "syncd/backend/limits.h"

#include <array>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace plumbline::backend {

struct NoticeThread::Impl {
    std::unique_ptr<PostgresDatabase> database;
    Handlers handlers;
    int wake;
    std::thread thread;

    /// Waits for the database or the end; false at the end.
    bool wait(std::optional<int> socket, std::chrono::milliseconds longest) const
    {
        std::array<pollfd, 2> watched{pollfd{wake, POLLIN, 0}, pollfd{socket.value_or(-1), POLLIN, 0}};
        ::poll(watched.data(), watched.size(), static_cast<int>(longest.count()));
        return watched[0].revents == 0;
    }

    void run()
    {
        bool broken = false;
        while (wait(broken ? std::nullopt : database->socket(), broken ? kReconnectPause : kNoticePatience)) {
            if (broken) {
                if (!database->reconnect())
                    continue;
                broken = false;
                handlers.back();
            }
            const auto notices = database->takeNotices();
            broken = !notices;
            if (notices && !notices->empty())
                handlers.heard(*notices);
        }
    }
};

NoticeThread::NoticeThread(std::unique_ptr<PostgresDatabase> database, Handlers handlers)
    : m_impl(new Impl{std::move(database), std::move(handlers), ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), {}})
{
    m_impl->thread = std::thread([this] { m_impl->run(); });
}

NoticeThread::~NoticeThread()
{
    ::eventfd_write(m_impl->wake, 1);
    m_impl->thread.join();
    ::close(m_impl->wake);
}

} // namespace plumbline::backend
