#include "core/store/log_table.h"

#include "core/record/wire.h"

#include <algorithm>
#include <limits>

namespace plumbline::core::store {

namespace {

using record::wire::Reader;
using record::wire::Writer;

constexpr std::uint64_t kHasHash = 1;

/// The layout of a row's plain bytes: flags, [hash before], count, then body and personal data of each.
void writeHead(Bytes &plain, std::uint64_t first, std::size_t count, const Digest &before)
{
    Writer out(plain);
    const bool hash = count > 1 || first % kHashEvery == 1;
    out.varint(hash ? kHasHash : 0);
    if (hash)
        out.raw(before);
    out.varint(count);
}

bool parse(LogRow &row, std::uint64_t last)
{
    row.before.reset();
    row.changes.clear();
    Reader in(row.plain);
    const std::uint64_t flags = in.varint();
    if (flags & kHasHash) {
        const ByteView hash = in.raw(Digest().size());
        if (in.failed())
            return false;
        std::ranges::copy(hash, row.before.emplace().begin());
    }
    const std::uint64_t count = in.varint();
    if (in.failed() || count == 0 || count > kChangesPerRow || count > last)
        return false;
    row.first = last - count + 1;
    row.changes.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        LoggedChange change{row.first + i, in.prefixed(), {}};
        change.personal = in.prefixed();
        row.changes.push_back(change);
    }
    return !in.failed() && in.atEnd();
}

} // namespace

LogTable::LogTable(Database &database, const trust::Key &key, Random &random)
    : m_database(database),
      m_random(random),
      m_key(key.derive("log")),
      m_sealer(m_key, random)
{
}

Result<void> LogTable::prepare()
{
    const std::pair<std::string_view, Statement *> all[] = {
        {"INSERT INTO log(key, sealed) VALUES(?1, ?2)", &m_insert},
        {"SELECT key, sealed FROM log WHERE key BETWEEN ?1 AND ?2 ORDER BY key", &m_from},
        {"SELECT key FROM log WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT 1", &m_before},
        {"SELECT key FROM log WHERE key BETWEEN ?1 AND ?2 ORDER BY key LIMIT 1", &m_next},
        {"UPDATE log SET sealed = ?2 WHERE key = ?1", &m_update},
        {"DELETE FROM log WHERE key BETWEEN ?1 AND ?2", &m_remove},
    };
    for (const auto &[sql, statement] : all) {
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return {};
}

Result<void> LogTable::add(std::int64_t stream, std::uint64_t number, const Digest &before, ByteView body,
                           ByteView personal)
{
    // Of the two lengths, where they are not so long as to fill a row by themselves.
    constexpr std::size_t kPrefixes = 4;
    const bool fits = m_content.size() + body.size() + personal.size() + kPrefixes <= kRowBytes;
    if (m_count > 0 && (stream != m_stream || m_count == kChangesPerRow || !fits)) {
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    if (m_count == 0) {
        m_stream = stream;
        m_first = number;
        m_hashBefore = before;
        m_content.clear();
    }
    Writer out(m_content);
    out.prefixed(body);
    out.prefixed(personal);
    ++m_count;
    return {};
}

Result<void> LogTable::flush()
{
    if (m_count == 0)
        return {};
    m_plain.clear();
    writeHead(m_plain, m_first, m_count, m_hashBefore);
    Writer(m_plain).raw(m_content);
    const std::int64_t rowKey = key(m_stream, m_first + m_count - 1);
    m_sealer.seal(m_plain, static_cast<std::uint64_t>(rowKey), m_sealed);
    m_count = 0;
    return m_insert.bind(1, rowKey).bind(2, m_sealed).finish();
}

namespace {

std::string place(std::int64_t rowKey)
{
    return "stream " + std::to_string(rowKey >> kNumberBits) + ", up to "
        + std::to_string(static_cast<std::uint64_t>(rowKey) & kMaxNumber);
}

} // namespace

Result<std::optional<LogRow>> LogTable::readRow(Statement &statement)
{
    const auto row = statement.step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<LogRow>();
    const std::int64_t rowKey = statement.number(0);
    auto read = open(rowKey, statement.bytes(1));
    if (!read)
        return Error{ErrorCode::Corrupted,
                     {"变更记录已损坏：无法解封。", "A row of the log is damaged: it cannot be unsealed."},
                     place(rowKey)};
    return read;
}

bool LogTable::open(trust::Sealer &sealer, std::int64_t rowKey, ByteView sealed, LogRow &row)
{
    return sealer.open(sealed, static_cast<std::uint64_t>(rowKey), row.plain)
        && parse(row, static_cast<std::uint64_t>(rowKey) & kMaxNumber);
}

std::optional<LogRow> LogTable::open(std::int64_t rowKey, ByteView sealed)
{
    LogRow read;
    return open(m_sealer, rowKey, sealed, read) ? std::optional(std::move(read)) : std::nullopt;
}

Result<std::optional<LogRow>> LogTable::rowFrom(std::int64_t stream, std::uint64_t from)
{
    const Resetting resetting(m_from);
    m_from.bind(1, key(stream, from)).bind(2, key(stream, kMaxNumber));
    return readRow(m_from);
}

Result<void> LogTable::rows(std::int64_t stream, std::uint64_t from,
                            const std::function<Result<bool>(const LogRow &)> &visitor)
{
    // A statement of its own: the visitor may read the log too.
    auto statement = m_database.prepare("SELECT key, sealed FROM log WHERE key BETWEEN ?1 AND ?2 ORDER BY key");
    if (!statement)
        return statement.error();
    statement->bind(1, key(stream, from)).bind(2, key(stream, kMaxNumber));
    for (;;) {
        auto row = readRow(*statement);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto more = visitor(**row);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

Result<bool> LogTable::sealedRows(std::int64_t from, std::int64_t to,
                                  const std::function<bool(std::int64_t, ByteView)> &visitor)
{
    const Resetting resetting(m_from);
    m_from.bind(1, from).bind(2, to);
    for (;;) {
        const auto row = m_from.step();
        if (!row)
            return row.error();
        if (!*row)
            return true;
        if (!visitor(m_from.number(0), m_from.bytes(1)))
            return false;
    }
}

Result<Looked> LogTable::look(Looked at, std::size_t bytes)
{
    const Resetting resetting(m_from);
    m_from.bind(1, at.key + 1).bind(2, std::numeric_limits<std::int64_t>::max());
    for (std::size_t seen = 0; seen < bytes; seen += m_from.bytes(1).size()) {
        const auto row = readRow(m_from);
        if (!row)
            return row.error();
        if (!*row)
            return Looked{Looked::Registers, 0};
        // A page may have lost rows without a trace. Across two looks the rows may rightly have changed.
        const std::int64_t rowKey = m_from.number(0);
        const bool same = seen > 0 && at.key >> kNumberBits == rowKey >> kNumberBits;
        if (seen > 0 && (*row)->first != (same ? (static_cast<std::uint64_t>(at.key) & kMaxNumber) + 1 : 1))
            return Error{ErrorCode::Corrupted,
                         {"变更记录已损坏：缺少几条。", "The log is damaged: some changes are gone."},
                         place(rowKey)};
        at.key = rowKey;
    }
    return at;
}

Result<Digest> LogTable::hashAt(const Stream &stream, std::uint64_t number, const Digest &genesis)
{
    if (number == stream.head)
        return stream.hash;
    if (number == 0)
        return genesis;
    // Back to a row that starts with a hash.
    std::uint64_t from = number;
    Digest hash = genesis;
    for (;;) {
        auto row = rowFrom(stream.number, from);
        if (!row)
            return row.error();
        if (!*row)
            break;
        if ((*row)->before || (*row)->first == 1) {
            from = (*row)->first;
            hash = (*row)->before.value_or(genesis);
            break;
        }
        from = (*row)->first - 1;
    }
    trust::ChainHasher hasher;
    auto walked = rows(stream.number, from, [&](const LogRow &row) -> Result<bool> {
        for (const LoggedChange &change : row.changes) {
            if (change.number <= number)
                hash = hasher.next(hash, change.number, change.body);
        }
        return row.last() < number;
    });
    if (!walked)
        return walked.error();
    return hash;
}

Result<std::optional<std::uint64_t>> LogTable::nextRow(std::int64_t stream, std::uint64_t from)
{
    const Resetting resetting(m_next);
    const auto row = m_next.bind(1, key(stream, from)).bind(2, key(stream, kMaxNumber)).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<std::uint64_t>();
    return std::optional(static_cast<std::uint64_t>(m_next.number(0)) & kMaxNumber);
}

Result<std::optional<std::uint64_t>> LogTable::rowBefore(std::int64_t stream, std::uint64_t number)
{
    const Resetting resetting(m_before);
    const auto row = m_before.bind(1, key(stream, 0)).bind(2, key(stream, number)).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<std::uint64_t>();
    return std::optional(static_cast<std::uint64_t>(m_before.number(0)) & kMaxNumber);
}

Result<void> LogTable::rewrite(std::int64_t stream, const LogRow &row)
{
    Bytes plain;
    Writer out(plain);
    out.varint(row.before ? kHasHash : 0);
    if (row.before)
        out.raw(*row.before);
    out.varint(row.changes.size());
    for (const LoggedChange &change : row.changes) {
        out.prefixed(change.body);
        out.prefixed(change.personal);
    }
    const std::int64_t rowKey = key(stream, row.last());
    m_sealer.seal(plain, static_cast<std::uint64_t>(rowKey), m_sealed);
    return m_update.bind(1, rowKey).bind(2, m_sealed).finish();
}

Result<void> LogTable::endBefore(std::int64_t stream, std::uint64_t first)
{
    auto row = rowFrom(stream, first);
    if (!row)
        return row.error();
    if (auto removed = m_remove.bind(1, key(stream, first)).bind(2, key(stream, kMaxNumber)).finish(); !removed)
        return removed;
    if (!*row || (*row)->first >= first)
        return {};
    const Digest before = (*row)->before.value_or(Digest()); // a row of several always has it
    for (const LoggedChange &change : (*row)->changes) {
        if (change.number >= first)
            break;
        if (auto added = add(stream, change.number, before, change.body, change.personal); !added)
            return added;
    }
    return flush();
}

} // namespace plumbline::core::store
