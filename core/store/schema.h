#pragma once
// Tables of a store and the way from older ones. PRAGMA user_version is the schema's number.
//
// What decides the layout (measured): an INTEGER PRIMARY KEY of stream and number instead of 16-byte ids in every row;
// 64 changes to a sealed row when many come at once; registers of an evaluation and its answers in one sealed row; no
// chain hash a change. Nothing that a person wrote stands outside a sealed column; rows are found by keyed tags.

#include "core/base/random.h"
#include "core/store/sqlite.h"
#include "core/trust/keys.h"

namespace plumbline::core::store {

inline constexpr int kSchemaVersion = 2;

/// Law 5: one connection, WAL, synchronous=FULL, foreign_keys=ON; the lock is held as long as the connection.
/// Errors: Busy where another process has it, Corrupted where it is no database.
Result<void> configure(Database &database);

/// Makes the tables of a new database, or brings older ones up, in one transaction. Errors: Unsupported (newer),
/// Corrupted where what must be written anew does not unseal.
Result<void> migrate(Database &database, const trust::Key &key, Random &random);

} // namespace plumbline::core::store
