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
        /// The connection was broken and is there again: anything may have been missed.
        std::function<void()> back;
        /// What again() asked for.
        std::function<void()> retry;
    };

    /// `handlers` are called on this object's thread.
    NoticeThread(std::unique_ptr<PostgresDatabase> database, Handlers handlers);
    ~NoticeThread();

    /// What a handler began has failed: `retry` is called after kReconnectPause, and after ever more where it goes on
    /// failing. From any thread.
    void again();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::backend
