#pragma once
// The store's file behind its back: what a thief reads and a fault alters.

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace plumbline::tests {

class RawDatabase {
public:
    explicit RawDatabase(const std::filesystem::path &store)
    {
        check(sqlite3_open((store / "store.db").c_str(), &m_database));
    }
    ~RawDatabase() { sqlite3_close(m_database); }
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;

    void run(const std::string &sql) { check(sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr)); }
    std::int64_t number(const std::string &sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr));
        sqlite3_step(statement);
        const std::int64_t value = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        return value;
    }
    /// Turns one bit of a blob.
    void flip(const std::string &table, const std::string &column, std::int64_t rowid, std::int64_t bit)
    {
        sqlite3_blob *blob = nullptr;
        check(sqlite3_blob_open(m_database, "main", table.c_str(), column.c_str(), rowid, 1, &blob));
        std::uint8_t byte = 0;
        const int at = static_cast<int>(bit / 8 % sqlite3_blob_bytes(blob));
        check(sqlite3_blob_read(blob, &byte, 1, at));
        byte = static_cast<std::uint8_t>(byte ^ (1U << (bit % 8)));
        check(sqlite3_blob_write(blob, &byte, 1, at));
        check(sqlite3_blob_close(blob));
    }

private:
    void check(int code)
    {
        if (code != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(m_database));
    }
    sqlite3 *m_database = nullptr;
};

} // namespace plumbline::tests
