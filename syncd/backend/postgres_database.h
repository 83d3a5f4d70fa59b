#pragma once
// One connection to a PostgreSQL that several daemons share. A connection that broke is made anew at the next use
// outside a transaction; what was under way has failed and says so.

#include "syncd/backend/copy_rows.h"
#include "syncd/backend/database.h"

#include <memory>
#include <optional>

namespace plumbline::backend {

/// What another daemon announced.
struct Notice {
    std::string channel;
    std::string payload;
};

/// A name for one daemon among those that share a database; its connections know each other's announcements by it.
using Instance = std::string;

class PostgresDatabase final : public Database {
public:
    /// `url` as libpq reads it: postgres://user@host:port/name?... Errors: InvalidInput (no such URL), Network (away,
    /// or it lets this daemon not in), Unsupported (older than PostgreSQL 12).
    static core::Result<std::unique_ptr<PostgresDatabase>> open(const std::string &url, const Instance &instance);
    ~PostgresDatabase() override;

    core::Result<void> run(std::string_view sql, const std::vector<Value> &values = {}, const OnRow &row = {}) override;
    std::int64_t changed() const override;
    core::Result<void> transaction(const std::function<core::Result<void>()> &work) override;
    core::Result<void> migrate(const std::string &concern, std::span<const char *const> versions) override;
    core::Result<void> announce(const std::string &channel, const std::string &payload) override;

    /// COPY table(columns) FROM STDIN.
    core::Result<void> copyIn(const std::string &table, const std::string &columns, CopyRows rows);

    /// From now on, over broken connections too, hears what other connections announce on these channels.
    core::Result<void> listen(const std::vector<std::string> &channels);
    /// The socket to wait on for notices; nothing while the connection is broken.
    std::optional<int> socket() const;
    /// Notices of other daemons that have come. Network once the connection has broken: reconnect() and take stock of
    /// all there is.
    core::Result<std::vector<Notice>> takeNotices();
    core::Result<void> reconnect();

private:
    struct Impl;
    explicit PostgresDatabase(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::backend
