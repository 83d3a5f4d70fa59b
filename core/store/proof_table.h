#pragma once
// Signatures beside the log: checkpoints of origins and receipts of servers.

#include "core/store/log_table.h"
#include "core/store/looked.h"
#include "core/store/names.h"

namespace plumbline::core::store {

class ProofTable {
public:
    ProofTable(Database &database, Names &names) : m_database(database), m_names(names) { }
    Result<void> prepare();

    Result<void> addCheckpoint(const Stream &stream, const trust::Checkpoint &checkpoint);
    /// The last kept one from `from` to `to`.
    Result<std::optional<trust::Checkpoint>> checkpoint(const Stream &stream, std::uint64_t from, std::uint64_t to);
    /// The first kept one from `from` to `to`.
    Result<std::optional<trust::Checkpoint>> nextCheckpoint(const Stream &stream, std::uint64_t from, std::uint64_t to);
    Result<std::vector<trust::Checkpoint>> checkpoints(const Stream &stream);
    Result<void> removeCheckpointsFrom(const Stream &stream, std::uint64_t first);

    /// Keeps the furthest of each server and stream.
    Result<void> addReceipt(const Stream &stream, const trust::Receipt &receipt);
    Result<std::vector<trust::Receipt>> receipts();

    /// As LogTable::look(): whether the next rows are what was signed.
    Result<Looked> lookAtReceipts(Looked at, std::size_t count);
    Result<Looked> lookAtCheckpoints(Looked at, std::size_t count);

private:
    Result<trust::Receipt> readReceipt(const Statement &row) const;
    trust::Checkpoint readCheckpoint(const Stream &stream, const Statement &row) const;
    Result<std::optional<trust::Checkpoint>> one(Statement &query, const Stream &stream, std::uint64_t from,
                                                 std::uint64_t to) const;

    Database &m_database;
    Names &m_names;
    Statement m_addCheckpoint, m_last, m_first, m_all, m_remove, m_addReceipt, m_receipts, m_nextReceipts,
        m_nextCheckpoints;
};

} // namespace plumbline::core::store
