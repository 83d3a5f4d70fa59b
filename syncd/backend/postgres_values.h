#pragma once
// What a statement and its values are to PostgreSQL: types, binary format, parameters. Everything of ours is written
// as for SQLite.

#include "syncd/backend/database.h"

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline::backend {

struct ClearResult {
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ClearResult>;

/// A value as PostgreSQL's binary format has it; nothing for NULL.
std::optional<core::Bytes> binaryOf(const Database::Value &value);
Oid typeOf(const Database::Value &value);

/// One row of a result in binary format, and then the next.
struct PostgresRow final : Database::Row {
    const PGresult *result;
    int row = 0;
    explicit PostgresRow(const PGresult *of) : result(of) { }

    std::string_view raw(int column) const;
    std::int64_t number(int column) const override;
    std::string text(int column) const override;
    core::Bytes bytes(int column) const override;
    bool isNull(int column) const override;
};

/// `?` becomes $1, $2 ...; no statement of ours has one inside a literal.
std::string numbered(std::string_view sql);

/// Column types and table options of SQLite as PostgreSQL writes them.
std::string translated(std::string statements);

} // namespace plumbline::backend
