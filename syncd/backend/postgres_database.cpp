#include "syncd/backend/postgres_database.h"

#include "syncd/backend/limits.h"
#include "syncd/backend/postgres_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace plumbline::backend {

using namespace core;

struct PostgresDatabase::Impl {
    PGconn *connection = nullptr;
    Instance instance;
    std::map<std::string, std::string, std::less<>> statements; ///< SQL to the name under which it is prepared
    std::vector<std::string> channels;
    std::int64_t changed = 0;
    int depth = 0; ///< inside transaction()

    ~Impl() { PQfinish(connection); }

    bool broken() const { return PQstatus(connection) != CONNECTION_OK; }

    std::string place() const
    {
        const char *host = PQhost(connection);
        const char *name = PQdb(connection);
        return std::string(host == nullptr ? "" : host) + '/' + (name == nullptr ? "" : name);
    }

    Error error(const PGresult *result) const
    {
        std::string why = result == nullptr ? PQerrorMessage(connection) : PQresultErrorMessage(result);
        while (!why.empty() && (why.back() == '\n' || why.back() == ' '))
            why.pop_back();
        std::ranges::replace_if(why, [](char c) { return c == '\n' || c == '\t'; }, ' '); // one error, one line
        const char *state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
        const std::string code = state == nullptr ? "" : state;
        ErrorCode kind = ErrorCode::Io;
        if (broken() || code.starts_with("08") || code.starts_with("57P"))
            kind = ErrorCode::Network;
        else if (code == "53100")
            kind = ErrorCode::DiskFull;
        else if (code.starts_with("40") || code.starts_with("55"))
            kind = ErrorCode::Busy;
        return {kind, {"数据库出错：" + why, "The database failed: " + why}, place()};
    }

    Result<void> plain(const std::string &sql)
    {
        const ResultPtr result(PQexec(connection, sql.c_str()));
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
            return {};
        return error(result.get());
    }

    /// What every connection starts with.
    Result<void> begin()
    {
        statements.clear();
        if (broken())
            return error(nullptr);
        if (PQserverVersion(connection) < kOldestPostgres)
            return Error{
                ErrorCode::Unsupported,
                {"PostgreSQL 版本过旧，需要 12 或更新。", "This PostgreSQL is too old: 12 or newer is needed."},
                place()};
        if (auto set = plain("SET client_min_messages=warning; SET synchronous_commit=on"); !set)
            return set;
        for (const std::string &channel : channels)
            if (auto listening = plain("LISTEN " + channel); !listening)
                return listening;
        return {};
    }

    Result<void> reconnect()
    {
        PQreset(connection);
        return begin();
    }

    /// A connection to use: made anew if it broke, but never in the middle of a transaction.
    Result<void> ready()
    {
        // Of one that lay idle only this tells that the database went: first its last words, then the end.
        if (depth == 0 && !broken() && PQconsumeInput(connection) == 1)
            PQconsumeInput(connection);
        if (!broken())
            return {};
        return depth == 0 ? reconnect() : Result<void>(error(nullptr));
    }

    Result<std::string> prepared(std::string_view sql, const std::vector<Value> &values)
    {
        std::string key(sql);
        std::vector<Oid> types;
        for (const Value &value : values) {
            types.push_back(typeOf(value));
            key += static_cast<char>('0' + value.index()); // NULL and a value are different statements
        }
        const auto found = statements.find(key);
        if (found != statements.end())
            return found->second;
        const std::string name = "s" + std::to_string(statements.size());
        const ResultPtr result(
            PQprepare(connection, name.c_str(), numbered(sql).c_str(), static_cast<int>(types.size()), types.data()));
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            return error(result.get());
        statements.emplace(std::move(key), name);
        return name;
    }
};

PostgresDatabase::PostgresDatabase(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

PostgresDatabase::~PostgresDatabase() = default;

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(const std::string &url, const Instance &instance)
{
    if (!url.starts_with("postgres://") && !url.starts_with("postgresql://"))
        return Error{
            ErrorCode::InvalidInput,
            {"数据库地址应为 postgres://用户@主机/库名。", "A database is named as postgres://USER@HOST/NAME."},
            "--backend"};
    const std::string seconds = std::to_string(kConnectTimeout.count());
    const std::string patience = std::to_string(kNoticePatience.count());
    const std::string probe = std::to_string(kProbeAfter.count());
    // What comes later prevails: the address over how silence is noticed, but not over how long a try may take.
    const std::array<const char *, 7> names{"keepalives_idle",
                                            "keepalives_interval",
                                            "tcp_user_timeout",
                                            "dbname",
                                            "connect_timeout",
                                            "application_name",
                                            nullptr};
    const std::array<const char *, 7> values{probe.c_str(),   probe.c_str(),     patience.c_str(), url.c_str(),
                                             seconds.c_str(), "plumbline-syncd", nullptr};
    auto impl = std::make_unique<Impl>();
    impl->instance = instance;
    impl->connection = PQconnectdbParams(names.data(), values.data(), 1);
    if (auto begun = impl->begin(); !begun)
        return begun.error();
    return std::unique_ptr<PostgresDatabase>(new PostgresDatabase(std::move(impl)));
}

Result<void> PostgresDatabase::run(std::string_view sql, const std::vector<Value> &values, const OnRow &row)
{
    if (auto ready = m_impl->ready(); !ready)
        return ready;
    const auto name = m_impl->prepared(sql, values);
    if (!name)
        return name.error();
    std::vector<std::optional<Bytes>> encoded;
    std::vector<const char *> pointers;
    std::vector<int> lengths;
    for (const Value &value : values)
        encoded.push_back(binaryOf(value));
    for (const auto &value : encoded) {
        // An empty value is not NULL: it needs a pointer too.
        pointers.push_back(!value ? nullptr : value->empty() ? "" : reinterpret_cast<const char *>(value->data()));
        lengths.push_back(value ? static_cast<int>(value->size()) : 0);
    }
    const std::vector<int> formats(values.size(), 1);
    const ResultPtr result(PQexecPrepared(m_impl->connection, name->c_str(), static_cast<int>(values.size()),
                                          pointers.data(), lengths.data(), formats.data(), 1));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return m_impl->error(result.get());
    const std::string_view count = PQcmdTuples(result.get());
    m_impl->changed = 0;
    std::from_chars(count.data(), count.data() + count.size(), m_impl->changed);
    PostgresRow cursor(result.get());
    for (; row && cursor.row < PQntuples(result.get()); ++cursor.row)
        row(cursor);
    return {};
}

std::int64_t PostgresDatabase::changed() const
{
    return m_impl->changed;
}

Result<void> PostgresDatabase::transaction(const std::function<Result<void>()> &work)
{
    if (auto ready = m_impl->ready(); !ready)
        return ready;
    if (auto begun = m_impl->plain("BEGIN"); !begun)
        return begun;
    ++m_impl->depth;
    Result<void> done = work();
    if (done)
        done = m_impl->plain("COMMIT");
    if (!done && !m_impl->broken())
        static_cast<void>(m_impl->plain("ROLLBACK")); // the first failure is the one to report
    --m_impl->depth;
    return done;
}

Result<void> PostgresDatabase::migrate(const std::string &concern, std::span<const char *const> versions)
{
    return transaction([&]() -> Result<void> {
        // Daemons that start together take turns.
        if (auto locked = run("SELECT pg_advisory_xact_lock(?)", {kMigrationLock}); !locked)
            return locked;
        if (auto made = m_impl->plain("CREATE TABLE IF NOT EXISTS schema_versions(concern TEXT PRIMARY KEY, "
                                      "version BIGINT NOT NULL)");
            !made)
            return made;
        std::int64_t version = 0;
        if (auto read = run("SELECT version FROM schema_versions WHERE concern=?", {concern},
                            [&](const Row &row) { version = row.number(0); });
            !read)
            return read;
        if (version > std::ssize(versions))
            return Error{ErrorCode::Unsupported,
                         {"数据库由更新版本的程序写入，请更新本程序。",
                          "The " + concern + " was written by a newer program; update this one."},
                         m_impl->place()};
        for (; version < std::ssize(versions); ++version)
            if (auto done = m_impl->plain(translated(versions[static_cast<std::size_t>(version)])); !done)
                return done;
        return run("INSERT INTO schema_versions(concern, version) VALUES(?,?) "
                   "ON CONFLICT(concern) DO UPDATE SET version=excluded.version",
                   {concern, version});
    });
}

Result<void> PostgresDatabase::announce(const std::string &channel, const std::string &payload)
{
    return run("SELECT pg_notify(?, ?)", {channel, m_impl->instance + ' ' + payload});
}

Result<void> PostgresDatabase::copyIn(const std::string &table, const std::string &columns, CopyRows rows)
{
    if (rows.empty())
        return {};
    if (auto ready = m_impl->ready(); !ready)
        return ready;
    PGconn *connection = m_impl->connection;
    {
        const ResultPtr result(
            PQexec(connection, ("COPY " + table + '(' + columns + ") FROM STDIN (FORMAT binary)").c_str()));
        if (PQresultStatus(result.get()) != PGRES_COPY_IN)
            return m_impl->error(result.get());
    }
    const Bytes all = std::move(rows).finish();
    bool sent = true;
    for (std::size_t at = 0; at < all.size() && sent; at += kCopyBlock)
        sent = PQputCopyData(connection, reinterpret_cast<const char *>(all.data()) + at,
                             static_cast<int>(std::min(kCopyBlock, all.size() - at)))
            == 1;
    sent = PQputCopyEnd(connection, sent ? nullptr : "the copy was broken off") == 1 && sent;
    Result<void> done = sent ? Result<void>() : Result<void>(m_impl->error(nullptr));
    while (const ResultPtr result{PQgetResult(connection)})
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && done)
            done = m_impl->error(result.get());
    return done;
}

Result<void> PostgresDatabase::listen(const std::vector<std::string> &channels)
{
    m_impl->channels = channels;
    return m_impl->broken() ? m_impl->reconnect() : m_impl->begin();
}

std::optional<int> PostgresDatabase::socket() const
{
    return m_impl->broken() ? std::nullopt : std::optional(PQsocket(m_impl->connection));
}

Result<std::vector<Notice>> PostgresDatabase::takeNotices()
{
    if (PQconsumeInput(m_impl->connection) == 0)
        return m_impl->error(nullptr);
    std::vector<Notice> notices;
    while (PGnotify *notify = PQnotifies(m_impl->connection)) {
        const std::string_view extra = notify->extra;
        const auto space = extra.find(' ');
        if (extra.substr(0, space) != m_impl->instance && space != std::string_view::npos)
            notices.push_back({notify->relname, std::string(extra.substr(space + 1))});
        PQfreemem(notify);
    }
    return notices;
}

Result<void> PostgresDatabase::reconnect()
{
    return m_impl->reconnect();
}

} // namespace plumbline::backend
