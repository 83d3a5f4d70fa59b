#pragma once
// A small SQLite database of one daemon's own.

#include "syncd/backend/database.h"

#include <filesystem>
#include <memory>

namespace plumbline::backend {

class SqliteDatabase final : public Database {
public:
    /// WAL, synchronous=FULL, foreign_keys=ON, mode 0600. Errors: Io, Corrupted, Busy.
    static core::Result<std::unique_ptr<Database>> open(const std::filesystem::path &file);
    ~SqliteDatabase() override;

    core::Result<void> run(std::string_view sql, const std::vector<Value> &values, const OnRow &row) override;
    std::int64_t changed() const override;
    core::Result<void> transaction(const std::function<core::Result<void>()> &work) override;
    core::Result<void> migrate(const std::string &concern, std::span<const char *const> versions) override;
    core::Result<void> announce(const std::string &, const std::string &) override { return {}; }

private:
    struct Impl;
    explicit SqliteDatabase(std::unique_ptr<Impl> impl);
    core::Result<void> script(const std::string &sql);

    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::backend
