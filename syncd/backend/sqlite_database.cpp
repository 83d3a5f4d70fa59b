#include "syncd/backend/sqlite_database.h"

#include <sqlite3.h>

#include <map>
#include <sys/stat.h>

namespace plumbline::backend {

using namespace core;

namespace {

struct Finalizer {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalizer>;

struct SqliteRow final : Database::Row {
    sqlite3_stmt *statement;
    explicit SqliteRow(sqlite3_stmt *of) : statement(of) { }
    std::int64_t number(int column) const override { return sqlite3_column_int64(statement, column); }
    std::string text(int column) const override
    {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return text == nullptr ? std::string()
                               : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
    Bytes bytes(int column) const override
    {
        const auto *data = static_cast<const std::uint8_t *>(sqlite3_column_blob(statement, column));
        return data == nullptr ? Bytes() : Bytes(data, data + sqlite3_column_bytes(statement, column));
    }
    bool isNull(int column) const override { return sqlite3_column_type(statement, column) == SQLITE_NULL; }
};

int bind(sqlite3_stmt *statement, int at, const Database::Value &value)
{
    struct Binder {
        sqlite3_stmt *statement;
        int at;
        int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, at); }
        int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
        int operator()(const std::string &text) const
        {
            return sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        }
        int operator()(const Bytes &bytes) const
        {
            return sqlite3_bind_blob(statement, at, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
        }
    };
    return std::visit(Binder{statement, at}, value);
}

} // namespace

struct SqliteDatabase::Impl {
    sqlite3 *handle = nullptr;
    std::string file;
    std::map<std::string, StatementPtr, std::less<>> statements;

    ~Impl()
    {
        statements.clear();
        sqlite3_close(handle);
    }

    Error error() const
    {
        const int code = sqlite3_errcode(handle) & 0xff;
        const std::string why = sqlite3_errmsg(handle);
        const ErrorCode kind = code == SQLITE_FULL            ? ErrorCode::DiskFull
            : code == SQLITE_BUSY || code == SQLITE_LOCKED    ? ErrorCode::Busy
            : code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? ErrorCode::Corrupted
                                                              : ErrorCode::Io;
        return {kind, {"服务器登记库出错：" + why, "The server's registry failed: " + why}, file};
    }
};

SqliteDatabase::SqliteDatabase(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

SqliteDatabase::~SqliteDatabase() = default;

Result<std::unique_ptr<Database>> SqliteDatabase::open(const std::filesystem::path &file)
{
    auto impl = std::make_unique<Impl>();
    impl->file = file.string();
    const mode_t before = ::umask(077);
    const int opened = sqlite3_open_v2(impl->file.c_str(), &impl->handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(std::move(impl)));
    Result<void> ready = opened == SQLITE_OK
        ? database->script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;")
        : Result<void>(database->m_impl->error());
    ::umask(before);
    if (!ready)
        return ready.error();
    return std::unique_ptr<Database>(std::move(database));
}

Result<void> SqliteDatabase::script(const std::string &sql)
{
    if (sqlite3_exec(m_impl->handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return m_impl->error();
    return {};
}

Result<void> SqliteDatabase::run(std::string_view sql, const std::vector<Value> &values, const OnRow &row)
{
    auto found = m_impl->statements.find(sql);
    if (found == m_impl->statements.end()) {
        sqlite3_stmt *prepared = nullptr;
        if (sqlite3_prepare_v3(m_impl->handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &prepared, nullptr)
            != SQLITE_OK)
            return m_impl->error();
        found = m_impl->statements.emplace(std::string(sql), StatementPtr(prepared)).first;
    }
    sqlite3_stmt *statement = found->second.get();
    int code = SQLITE_OK;
    for (std::size_t i = 0; i < values.size() && code == SQLITE_OK; ++i)
        code = bind(statement, static_cast<int>(i) + 1, values[i]);
    const SqliteRow cursor(statement);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW && row)
            row(cursor);
    }
    Result<void> result = code == SQLITE_DONE ? Result<void>() : Result<void>(m_impl->error());
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return result;
}

std::int64_t SqliteDatabase::changed() const
{
    return sqlite3_changes64(m_impl->handle);
}

Result<void> SqliteDatabase::transaction(const std::function<Result<void>()> &work)
{
    if (auto begun = script("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = script("COMMIT");
    if (!done && sqlite3_get_autocommit(m_impl->handle) == 0)
        sqlite3_exec(m_impl->handle, "ROLLBACK", nullptr, nullptr, nullptr); // the first failure is the one to report
    return done;
}

Result<void> SqliteDatabase::migrate(const std::string &concern, std::span<const char *const> versions)
{
    std::int64_t version = 0;
    if (auto read = run("PRAGMA user_version", {}, [&](const Row &row) { version = row.number(0); }); !read)
        return read;
    if (version > std::ssize(versions))
        return Error{ErrorCode::Unsupported,
                     {"登记库由更新版本的程序写入，请更新本程序。",
                      "The " + concern + " was written by a newer program; update this one."},
                     m_impl->file};
    for (; version < std::ssize(versions); ++version) {
        const std::string statements = versions[static_cast<std::size_t>(version)];
        const std::string mark = "PRAGMA user_version = " + std::to_string(version + 1);
        if (auto done = transaction([&] { return script(statements + ';' + mark); }); !done)
            return done;
    }
    return {};
}

} // namespace plumbline::backend
