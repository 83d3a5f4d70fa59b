#pragma once
// What the store is held against: SQLite by itself, same settings, same bytes.

#include <sqlite3.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <span>

namespace plumbline::bench {

class BareDatabase {
public:
    explicit BareDatabase(const std::filesystem::path &file)
    {
        check(sqlite3_open(file.c_str(), &m_database));
        run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE log(key INTEGER PRIMARY KEY, content BLOB NOT NULL);"
            "CREATE TABLE registers(key INTEGER PRIMARY KEY, content BLOB NOT NULL)");
        prepare("INSERT INTO log VALUES(?1, ?2)", m_log);
        prepare("INSERT INTO registers VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET content = excluded.content",
                m_register);
        prepare("BEGIN IMMEDIATE", m_begin);
        prepare("COMMIT", m_commit);
    }
    ~BareDatabase()
    {
        for (sqlite3_stmt *statement : {m_log, m_register, m_begin, m_commit})
            sqlite3_finalize(statement);
        sqlite3_close(m_database);
    }
    BareDatabase(const BareDatabase &) = delete;
    BareDatabase &operator=(const BareDatabase &) = delete;

    void begin() { step(m_begin); }
    void commit() { step(m_commit); }
    void log(std::int64_t key, std::span<const std::uint8_t> content) { put(m_log, key, content); }
    void putRegister(std::int64_t key, std::span<const std::uint8_t> content) { put(m_register, key, content); }
    void run(const char *sql) { check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr)); }
    sqlite3 *handle() { return m_database; }

private:
    static void check(int code)
    {
        if (code != SQLITE_OK && code != SQLITE_DONE)
            std::abort();
    }
    void prepare(const char *sql, sqlite3_stmt *&statement)
    {
        check(sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr));
    }
    static void step(sqlite3_stmt *statement)
    {
        check(sqlite3_step(statement));
        sqlite3_reset(statement);
    }
    static void put(sqlite3_stmt *statement, std::int64_t key, std::span<const std::uint8_t> content)
    {
        sqlite3_bind_int64(statement, 1, key);
        sqlite3_bind_blob(statement, 2, content.data(), static_cast<int>(content.size()), SQLITE_STATIC);
        step(statement);
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_log = nullptr, *m_register = nullptr, *m_begin = nullptr, *m_commit = nullptr;
};

} // namespace plumbline::bench
