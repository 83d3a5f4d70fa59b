#include "core/store/sqlite.h"

#include "core/store/limits.h"

#include <sqlite3.h>

#include <cerrno>

namespace plumbline::core::store {

namespace {

Text sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Busy:
        return {"数据存储正被另一个程序使用。请先关闭那个程序。",
                "The store is in use by another program. Close that program first."};
    case ErrorCode::DiskFull:
        return {"磁盘已满，没有写入任何内容。请腾出空间后再试。",
                "The disk is full; nothing was written. Make room and try again."};
    case ErrorCode::Corrupted:
        return {"数据存储文件已损坏。", "The store's file is damaged."};
    case ErrorCode::NotFound:
        return {"打不开数据存储文件。", "The store's file cannot be opened."};
    case ErrorCode::Internal:
        return {"内存不足或内部错误，没有写入任何内容。", "Out of memory or an internal fault; nothing was written."};
    default:
        return {"磁盘读写出错，没有写入任何内容。", "The disk could not be read or written; nothing was written."};
    }
}

ErrorCode codeOf(int code, int systemError)
{
    if (systemError == ENOSPC || systemError == EDQUOT)
        return ErrorCode::DiskFull;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupted;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::Io;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Error Database::error(int code) const
{
    // The system's error is only of this failure where SQLite says that the system failed.
    const int base = code & 0xff;
    const bool ofSystem = base == SQLITE_IOERR || base == SQLITE_CANTOPEN || base == SQLITE_FULL;
    const int system = ofSystem && m_database ? sqlite3_system_errno(m_database.get()) : 0;
    const ErrorCode meaning = codeOf(code, system);
    Text text = sentence(meaning);
    if (meaning == ErrorCode::Io || meaning == ErrorCode::Internal) {
        const char *const detail = m_database ? sqlite3_errmsg(m_database.get()) : sqlite3_errstr(code);
        text.zh += std::string("（") + detail + "）";
        text.en += std::string(" (") + detail + ")";
    }
    return {meaning, std::move(text), m_file.string()};
}

Result<Database> Database::open(const std::filesystem::path &file, bool create)
{
    sqlite3 *raw = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
    Database database;
    database.m_database.reset(raw);
    database.m_file = file;
    if (code != SQLITE_OK)
        return database.error(code);
    sqlite3_busy_timeout(raw, static_cast<int>(kOtherProgramPatience.count()));
    return database;
}

Result<void> Database::run(const std::string &sql)
{
    const int code = sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return error(code);
    return {};
}

Result<void> Database::runPrepared(Prepared &statement, std::string_view sql)
{
    if (!statement) {
        sqlite3_stmt *raw = nullptr;
        const int code = sqlite3_prepare_v3(m_database.get(), sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
        if (code != SQLITE_OK)
            return error(code);
        statement.reset(raw);
    }
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_DONE) {
        sqlite3_reset(statement.get());
        return {};
    }
    Error failed = error(code); // before the reset, which would overwrite what it says
    sqlite3_reset(statement.get());
    return failed;
}

Result<void> Database::begin()
{
    return runPrepared(m_begin, "BEGIN IMMEDIATE");
}

Result<void> Database::commit()
{
    return runPrepared(m_commit, "COMMIT");
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt *raw = nullptr;
    const int code = sqlite3_prepare_v3(m_database.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code == SQLITE_ERROR) { // what we ask for is right: a table or column of ours is gone
        Error gone = error(SQLITE_CORRUPT);
        gone.message.zh += std::string("（") + sqlite3_errmsg(m_database.get()) + "）";
        gone.message.en += std::string(" (") + sqlite3_errmsg(m_database.get()) + ")";
        return gone;
    }
    if (code != SQLITE_OK)
        return error(code);
    Statement statement;
    statement.m_database = this;
    statement.m_statement.reset(raw);
    return statement;
}

Result<std::int64_t> Database::number(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->number(0) : 0;
}

Result<std::string> Database::text(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::string(asText(statement->bytes(0))) : std::string();
}

void Database::releaseMemory()
{
    (void)::sqlite3_db_release_memory(m_database.get()); // says only that it did
}

void Database::keepLogOnClose(bool keep)
{
    sqlite3_db_config(m_database.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_database.get()) == 0;
}

void Database::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(int place, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), place, value);
    return *this;
}

Statement &Statement::bind(int place, ByteView bytes)
{
    // An empty blob is not null.
    static constexpr std::uint8_t kNothing = 0;
    sqlite3_bind_blob(m_statement.get(), place, bytes.empty() ? &kNothing : bytes.data(),
                      static_cast<int>(bytes.size()), SQLITE_STATIC);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error error = m_database->error(code);
    sqlite3_reset(m_statement.get());
    return error;
}

Result<void> Statement::finish()
{
    const auto row = step();
    if (!row)
        return row.error();
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

ByteView Statement::bytes(int column) const
{
    const auto *const data = static_cast<const std::uint8_t *>(sqlite3_column_blob(m_statement.get(), column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

Result<Transaction> Transaction::begin(Database &database)
{
    if (auto begun = database.begin(); !begun)
        return begun.error();
    return Transaction(database);
}

Transaction::~Transaction()
{
    // Some failures (disk full, I/O) have rolled back already.
    if (m_database != nullptr && m_database->inTransaction())
        (void)m_database->run("ROLLBACK");
}

Result<void> Transaction::commit()
{
    auto committed = m_database->commit();
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace plumbline::core::store
