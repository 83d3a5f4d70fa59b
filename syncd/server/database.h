#pragma once
// A small SQLite database of the daemon's own, with one connection owned by one thread (law 5).

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plumbline::server {

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

    /// WAL, synchronous=FULL, foreign_keys=ON, mode 0600. Errors: Io, Corrupted, Busy.
    static core::Result<std::unique_ptr<Database>> open(const std::filesystem::path &file);
    ~Database();

    core::Result<void> script(const std::string &sql);
    core::Result<void> run(std::string_view sql, const std::vector<Value> &values = {},
                           const std::function<void(const Row &)> &row = {});

    /// Rows changed by the last run().
    std::int64_t changed() const;

    /// Committed if `work` succeeds, rolled back if not.
    core::Result<void> transaction(const std::function<core::Result<void>()> &work);

private:
    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::server
