#pragma once
// Hears what other daemons on the same PostgreSQL announce, on a thread of its own: a database that is away holds up
// nobody.

#include "syncd/backend/postgres_database.h"

#include <functional>
#include <memory>

namespace plumbline::backend {

class NoticeThread {
public:
    struct Handlers {
        std::function<void(const std::vector<Notice> &)> heard;
        /// Anything may have been missed: the connection was broken and is there again, or again() was called.
        std::function<void()> back;
    };

    /// `handlers` are called on this object's thread.
    NoticeThread(std::unique_ptr<PostgresDatabase> database, Handlers handlers);
    ~NoticeThread();

    /// What `back` began has failed: it is called once more after kReconnectPause. From any thread.
    void again();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::backend
