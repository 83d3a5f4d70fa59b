#pragma once
// A database of the daemon, as its registry uses it: embedded SQLite, or one PostgreSQL that several daemons share. The
// SQL is what both speak; `?` stands for a value.

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plumbline::backend {

/// One connection, owned by one thread.
class Database {
public:
    using Value = std::variant<std::nullptr_t, std::int64_t, std::string, core::Bytes>;

    /// One row of an answer; columns from 0.
    class Row {
    public:
        virtual std::int64_t number(int column) const = 0;
        virtual std::string text(int column) const = 0;
        virtual core::Bytes bytes(int column) const = 0;
        virtual bool isNull(int column) const = 0;

    protected:
        ~Row() = default;
    };
    using OnRow = std::function<void(const Row &)>;

    virtual ~Database() = default;

    /// Errors: Io, DiskFull, Corrupted, Busy, Network (the database server is away).
    virtual core::Result<void> run(std::string_view sql, const std::vector<Value> &values = {},
                                   const OnRow &row = {}) = 0;

    /// Rows changed by the last run().
    virtual std::int64_t changed() const = 0;

    /// Committed if `work` succeeds, rolled back if not.
    virtual core::Result<void> transaction(const std::function<core::Result<void>()> &work) = 0;

    /// Brings the tables of one concern to the newest version: `versions[i]` are the statements that lead from version
    /// i to i+1, separated by `;`. Column types are SQLite's: TEXT, INTEGER, BLOB. Errors: Unsupported (a newer
    /// version).
    virtual core::Result<void> migrate(const std::string &concern, std::span<const char *const> versions) = 0;

    /// Tells the other daemons on this database, once committed; nothing where there can be none.
    virtual core::Result<void> announce(const std::string &channel, const std::string &payload) = 0;
};

} // namespace plumbline::backend
