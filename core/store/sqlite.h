#pragma once
// SQLite, as thin as can be: statements that reset themselves, transactions that roll back, errors as values.

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace plumbline::core::store {

class Statement;

class Database {
public:
    /// Statements point to it: prepare them once it stands where it stays.
    static Result<Database> open(const std::filesystem::path &file, bool create);
    Database() = default;
    Database(Database &&) noexcept = default;
    Database &operator=(Database &&) noexcept = default;

    Result<void> run(const std::string &sql); ///< one or more statements without results
    Result<Statement> prepare(std::string_view sql);
    Result<std::int64_t> number(std::string_view sql); ///< first column of the first row; 0 where there is none
    Result<std::string> text(std::string_view sql);
    Result<void> begin();  ///< BEGIN IMMEDIATE, prepared once: each tap is a transaction
    Result<void> commit(); ///< COMMIT, likewise
    bool inTransaction() const;
    void releaseMemory();           ///< pages kept for another reading
    void keepLogOnClose(bool keep); ///< the write-ahead log stays as it is

    /// What the last failed call means for a person.
    Error error(int code) const;

private:
    friend class Statement;
    struct Close {
        void operator()(sqlite3 *database) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;
    Result<void> runPrepared(Prepared &statement, std::string_view sql);

    std::unique_ptr<sqlite3, Close> m_database;
    Prepared m_begin, m_commit; ///< go before their database
    std::filesystem::path m_file;
};

/// One prepared statement, used again and again. Bind, step until false, reset.
class Statement {
public:
    Statement() = default;
    Statement(Statement &&) noexcept = default;
    Statement &operator=(Statement &&) noexcept = default;

    Statement &bind(int place, std::int64_t value);
    Statement &bind(int place, ByteView bytes); ///< not copied: must live until the step
    Result<bool> step();                        ///< true while there is a row
    Result<void> finish();                      ///< one step that gives no row, then reset
    void reset();

    std::int64_t number(int column) const;
    ByteView bytes(int column) const; ///< until the next step or reset
    bool isNull(int column) const;

private:
    friend class Database;
    const Database *m_database = nullptr;
    Database::Prepared m_statement;
};

/// Resets a statement at the end of a block, so that no read stays open.
class Resetting {
public:
    explicit Resetting(Statement &statement) : m_statement(statement) { m_statement.reset(); }
    ~Resetting() { m_statement.reset(); }
    Resetting(const Resetting &) = delete;
    Resetting &operator=(const Resetting &) = delete;

private:
    Statement &m_statement;
};

/// Rolls back unless committed.
class Transaction {
public:
    static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) { }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Durable when it returns (synchronous=FULL). On failure nothing was done.
    Result<void> commit();

private:
    explicit Transaction(Database &database) : m_database(&database) { }
    Database *m_database;
};

} // namespace plumbline::core::store
