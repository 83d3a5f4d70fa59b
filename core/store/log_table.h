#pragma once
// The log: rows of sealed changes, keyed stream << 40 | number of the row's last change. One change a row when a person
// taps, a page full of them when many come at once. A row of several, and every 64th, starts with the chain hash before
// it, so that the hash at any number is at most a hundred or so changes away.

#include "core/store/limits.h"
#include "core/store/looked.h"
#include "core/store/names.h"
#include "core/store/sqlite.h"
#include "core/trust/sealer.h"

#include <functional>

namespace plumbline::core::store {

struct LoggedChange {
    std::uint64_t number = 0;
    ByteView body;
    ByteView personal;
};

/// A row, unsealed. Views point into it.
struct LogRow {
    std::uint64_t first = 0;
    std::optional<Digest> before; ///< chain hash before the first change, where the row has it
    std::vector<LoggedChange> changes;
    Bytes plain;

    std::uint64_t last() const { return changes.empty() ? first : changes.back().number; }
};

class LogTable {
public:
    LogTable(Database &database, const trust::Key &key, Random &random);
    Result<void> prepare();

    /// Adds the change after the stream's head, whose hash is `before`; written at the latest by flush().
    Result<void> add(std::int64_t stream, std::uint64_t number, const Digest &before, ByteView body, ByteView personal);
    Result<void> flush();
    void discard() { m_count = 0; }

    /// The first row that holds `from` or a later change; nothing at the end. Errors: Corrupted if it does not unseal.
    Result<std::optional<LogRow>> rowFrom(std::int64_t stream, std::uint64_t from);

    /// Row by row from `from` on; a change before `from` may come with its row. The visitor returns false to stop.
    Result<void> rows(std::int64_t stream, std::uint64_t from,
                      const std::function<Result<bool>(const LogRow &)> &visitor);

    /// Rows as they are stored, by key, until the visitor returns false; whether there were no more.
    Result<bool> sealedRows(std::int64_t from, std::int64_t to,
                            const std::function<bool(std::int64_t key, ByteView sealed)> &visitor);

    /// Unseals rows after the one looked at last, about so many bytes of them. Errors: Corrupted.
    Result<Looked> look(Looked at, std::size_t bytes);

    /// Chain hash of change `number` of a stream that has it.
    Result<Digest> hashAt(const Stream &stream, std::uint64_t number, const Digest &genesis);

    /// The number of the last change of the first row at or after `from`, readable or not.
    Result<std::optional<std::uint64_t>> nextRow(std::int64_t stream, std::uint64_t from);
    Result<std::optional<std::uint64_t>> rowBefore(std::int64_t stream, std::uint64_t number);

    /// Seals a row anew, as after an erasure; bodies are the same.
    Result<void> rewrite(std::int64_t stream, const LogRow &row);
    /// Takes `first` and all after it out of the table; what shares a row with it is written anew.
    Result<void> endBefore(std::int64_t stream, std::uint64_t first);

    /// A row by itself; nothing if it is not what was sealed under this key.
    std::optional<LogRow> open(std::int64_t rowKey, ByteView sealed);
    /// The same on another thread, with what opener() made for it, into a row that is used again and again.
    static bool open(trust::Sealer &sealer, std::int64_t rowKey, ByteView sealed, LogRow &row);
    std::shared_ptr<trust::Sealer> opener() const { return std::make_shared<trust::Sealer>(m_key, m_random); }

    static std::int64_t key(std::int64_t stream, std::uint64_t number)
    {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(stream) << kNumberBits | number);
    }

private:
    Result<std::optional<LogRow>> readRow(Statement &statement);

    Database &m_database;
    Random &m_random;
    trust::Key m_key;
    trust::Sealer m_sealer;
    Statement m_insert, m_from, m_before, m_next, m_update, m_remove;
    // The row being filled.
    std::int64_t m_stream = 0;
    std::uint64_t m_first = 0;
    std::size_t m_count = 0;
    Digest m_hashBefore{};
    Bytes m_content, m_plain, m_sealed;
};

} // namespace plumbline::core::store
