#include "core/store/proof_table.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

Digest digestOf(ByteView bytes)
{
    Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

Bytes copyOf(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

/// The next rows of a query, `row` for each; `after` where there are no more.
template <class Row>
Result<Looked> look(Statement &query, Looked at, std::size_t count, Looked after, Row row)
{
    const Resetting resetting(query);
    query.bind(1, at.key).bind(2, static_cast<std::int64_t>(count));
    for (std::size_t seen = 0; seen < count; ++seen) {
        const auto there = query.step();
        if (!there)
            return there.error();
        if (!*there)
            return after;
        if (auto looked = row(at); !looked)
            return looked.error();
    }
    return at;
}

Error receiptDamaged(const std::string &audit)
{
    return {ErrorCode::Corrupted, {"回执记录已损坏。", "A stored receipt is damaged."}, audit};
}

Error checkpointDamaged(const std::string &audit)
{
    return {ErrorCode::Corrupted, {"签名记录已损坏。", "A stored signature is damaged."}, audit};
}

} // namespace

Result<void> ProofTable::prepare()
{
    const std::pair<std::string_view, Statement *> all[] = {
        {"INSERT OR IGNORE INTO checkpoints(key, hash, signature) VALUES(?1, ?2, ?3)", &m_addCheckpoint},
        {"SELECT key, hash, signature FROM checkpoints WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT 1", &m_last},
        {"SELECT key, hash, signature FROM checkpoints WHERE key BETWEEN ?1 AND ?2 ORDER BY key LIMIT 1", &m_first},
        {"SELECT key, hash, signature FROM checkpoints WHERE key BETWEEN ?1 AND ?2 ORDER BY key", &m_all},
        {"DELETE FROM checkpoints WHERE key BETWEEN ?1 AND ?2", &m_remove},
        {"INSERT INTO receipts(stream, kind, server_key, number, hash, time_ms, signature) "
         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(stream, kind, server_key) DO UPDATE SET "
         "number = excluded.number, hash = excluded.hash, time_ms = excluded.time_ms, signature = excluded.signature "
         "WHERE excluded.number >= number",
         &m_addReceipt},
        {"SELECT stream, kind, server_key, number, hash, time_ms, signature FROM receipts", &m_receipts},
        {"SELECT stream, kind, server_key, number, hash, time_ms, signature FROM receipts LIMIT ?2 OFFSET ?1",
         &m_nextReceipts},
        {"SELECT key, hash, signature FROM checkpoints WHERE key > ?1 ORDER BY key LIMIT ?2", &m_nextCheckpoints},
    };
    for (const auto &[sql, statement] : all) {
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return {};
}

Result<void> ProofTable::addCheckpoint(const Stream &stream, const trust::Checkpoint &checkpoint)
{
    return m_addCheckpoint.bind(1, LogTable::key(stream.number, checkpoint.number))
        .bind(2, ByteView(checkpoint.hash))
        .bind(3, checkpoint.signature)
        .finish();
}

trust::Checkpoint ProofTable::readCheckpoint(const Stream &stream, const Statement &row) const
{
    return {m_names.auditId(stream.audit),
            *m_names.originId(stream.origin),
            static_cast<std::uint64_t>(row.number(0)) & kMaxNumber,
            digestOf(row.bytes(1)),
            m_names.publicKey(stream.origin),
            copyOf(row.bytes(2))};
}

Result<std::optional<trust::Checkpoint>> ProofTable::one(Statement &query, const Stream &stream, std::uint64_t from,
                                                         std::uint64_t to) const
{
    const Resetting resetting(query);
    const auto row = query.bind(1, LogTable::key(stream.number, from)).bind(2, LogTable::key(stream.number, to)).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<trust::Checkpoint>();
    return std::optional(readCheckpoint(stream, query));
}

Result<std::optional<trust::Checkpoint>> ProofTable::checkpoint(const Stream &stream, std::uint64_t from,
                                                                std::uint64_t to)
{
    return one(m_last, stream, from, to);
}

Result<std::optional<trust::Checkpoint>> ProofTable::nextCheckpoint(const Stream &stream, std::uint64_t from,
                                                                    std::uint64_t to)
{
    return one(m_first, stream, from, to);
}

Result<std::vector<trust::Checkpoint>> ProofTable::checkpoints(const Stream &stream)
{
    std::vector<trust::Checkpoint> found;
    const Resetting resetting(m_all);
    m_all.bind(1, LogTable::key(stream.number, 0)).bind(2, LogTable::key(stream.number, kMaxNumber));
    for (;;) {
        const auto row = m_all.step();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        found.push_back(readCheckpoint(stream, m_all));
    }
}

Result<void> ProofTable::removeCheckpointsFrom(const Stream &stream, std::uint64_t first)
{
    return m_remove.bind(1, LogTable::key(stream.number, first))
        .bind(2, LogTable::key(stream.number, kMaxNumber))
        .finish();
}

Result<void> ProofTable::addReceipt(const Stream &stream, const trust::Receipt &receipt)
{
    return m_addReceipt.bind(1, stream.number)
        .bind(2, static_cast<std::int64_t>(receipt.kind))
        .bind(3, receipt.serverKey)
        .bind(4, static_cast<std::int64_t>(receipt.number))
        .bind(5, ByteView(receipt.hash))
        .bind(6, receipt.timeMs)
        .bind(7, receipt.signature)
        .finish();
}

Result<trust::Receipt> ProofTable::readReceipt(const Statement &row) const
{
    const auto stream = m_names.streams().find(row.number(0));
    if (stream == m_names.streams().end())
        return receiptDamaged("");
    return trust::Receipt{m_names.auditId(stream->second.audit),
                          *m_names.originId(stream->second.origin),
                          static_cast<std::uint64_t>(row.number(3)),
                          digestOf(row.bytes(4)),
                          static_cast<trust::ReceiptKind>(row.number(1)),
                          row.number(5),
                          copyOf(row.bytes(2)),
                          copyOf(row.bytes(6))};
}

Result<std::vector<trust::Receipt>> ProofTable::receipts()
{
    std::vector<trust::Receipt> found;
    const Resetting resetting(m_receipts);
    for (;;) {
        const auto row = m_receipts.step();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        auto receipt = readReceipt(m_receipts);
        if (!receipt)
            return receipt.error();
        found.push_back(std::move(*receipt));
    }
}

Result<Looked> ProofTable::lookAtReceipts(Looked at, std::size_t count)
{
    return look(m_nextReceipts, at, count, {Looked::Checkpoints, 0}, [this](Looked &seen) -> Result<void> {
        ++seen.key;
        const auto receipt = readReceipt(m_nextReceipts);
        if (!receipt)
            return receipt.error();
        return trust::check(*receipt) ? Result<void>() : receiptDamaged(receipt->audit);
    });
}

Result<Looked> ProofTable::lookAtCheckpoints(Looked at, std::size_t count)
{
    return look(m_nextCheckpoints, at, count, {Looked::End, 0}, [this](Looked &seen) -> Result<void> {
        seen.key = m_nextCheckpoints.number(0);
        const auto stream = m_names.streams().find(seen.key >> kNumberBits);
        if (stream == m_names.streams().end())
            return checkpointDamaged("");
        const bool signedSo = bool(trust::check(readCheckpoint(stream->second, m_nextCheckpoints)));
        return signedSo ? Result<void>() : checkpointDamaged(m_names.auditId(stream->second.audit));
    });
}

} // namespace plumbline::core::store
