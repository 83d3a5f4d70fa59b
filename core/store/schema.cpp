#include "core/store/schema.h"

#include "core/store/limits.h"
#include "core/store/register_tag.h"

#include <array>

namespace plumbline::core::store {

namespace {

struct Step {
    std::string_view sql;
    Result<void> (*then)(Database &, const trust::Key &, Random &) = nullptr; ///< what SQL cannot do
};

/// The tag of a group of registers now begins with that of its neighbourhood.
Result<void> tagByNeighbourhood(Database &database, const trust::Key &key, Random &random)
{
    if (auto tagged = tagRegistersAnew(database, key, random); !tagged)
        return tagged;
    return database.run("CREATE UNIQUE INDEX registers_by_group ON registers(audit, tag)");
}

/// Step i brings version i to i + 1. A released step never changes.
constexpr std::array<Step, kSchemaVersion> kSteps{Step{R"(
CREATE TABLE audits(
    number INTEGER PRIMARY KEY,
    tag BLOB NOT NULL UNIQUE,       -- keyed hash of the id
    sealed BLOB NOT NULL);          -- the id
CREATE TABLE origins(
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,        -- 16 random bytes
    public_key BLOB);               -- unknown of one that was only referred to
CREATE TABLE streams(
    number INTEGER PRIMARY KEY,
    audit INTEGER NOT NULL REFERENCES audits(number),
    origin INTEGER NOT NULL REFERENCES origins(number),
    head INTEGER NOT NULL,
    hash BLOB NOT NULL,             -- chain hash of the head
    millis INTEGER NOT NULL,        -- hybrid logical time of the head
    counter INTEGER NOT NULL,
    UNIQUE(audit, origin));
CREATE TABLE log(
    key INTEGER PRIMARY KEY,        -- stream << 40 | number of the row's last change
    sealed BLOB NOT NULL);
CREATE TABLE registers(
    key INTEGER PRIMARY KEY,
    audit INTEGER NOT NULL REFERENCES audits(number),
    tag BLOB NOT NULL,              -- keyed hash of the group's name
    sealed BLOB NOT NULL);
CREATE UNIQUE INDEX registers_by_group ON registers(audit, tag);
CREATE TABLE checkpoints(
    key INTEGER PRIMARY KEY,        -- stream << 40 | number
    hash BLOB NOT NULL,
    signature BLOB NOT NULL);
CREATE TABLE receipts(
    stream INTEGER NOT NULL REFERENCES streams(number),
    kind INTEGER NOT NULL,
    server_key BLOB NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    time_ms INTEGER NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY(stream, kind, server_key)) WITHOUT ROWID;
CREATE TABLE settings(
    tag BLOB PRIMARY KEY,
    sealed BLOB NOT NULL) WITHOUT ROWID;
)"},
                                                  Step{"DROP INDEX registers_by_group", tagByNeighbourhood}};

} // namespace

Result<void> configure(Database &database)
{
    // The lock is taken by the first read. Exclusive locking keeps the WAL's index in this process's memory.
    if (auto done = database.run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
                                 "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON");
        !done)
        return done;
    auto mode = database.text("PRAGMA journal_mode=WAL");
    if (!mode)
        return mode.error();
    if (*mode != "wal")
        return Error{ErrorCode::Io, {"数据存储无法使用预写日志。", "The store cannot use a write-ahead log here."}, ""};
    return database.run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=" + std::to_string(kCheckpointPages));
}

Result<void> migrate(Database &database, const trust::Key &key, Random &random)
{
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version > kSchemaVersion || *version < 0)
        return Error{ErrorCode::Unsupported,
                     {"此数据存储由更新的版本写成，请更新程序。", "This store was written by a newer version: update."},
                     ""};
    if (*version == kSchemaVersion)
        return {};
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    for (std::int64_t step = *version; step < kSchemaVersion; ++step) {
        const Step &next = kSteps[static_cast<std::size_t>(step)];
        if (auto done = database.run(std::string(next.sql)); !done)
            return done;
        if (next.then == nullptr)
            continue;
        if (auto done = next.then(database, key, random); !done)
            return done;
    }
    if (auto done = database.run("PRAGMA user_version=" + std::to_string(kSchemaVersion)); !done)
        return done;
    return transaction->commit();
}

} // namespace plumbline::core::store
