#include "core/store/row_checker.h"

#include "core/record/encoding.h"

#include <algorithm>
#include <thread>

namespace plumbline::core::store {

namespace {

/// Enough that a thread for each costs nothing beside its work; 16,384 answers that came in bulk.
constexpr std::size_t kRowsPerBatch = 256;
/// Rows may be large: a batch ends here, so that memory stays flat.
constexpr std::size_t kBatchBytes = std::size_t{2} << 20;

std::size_t threads()
{
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

} // namespace

struct RowChecker::Sealed {
    struct Row {
        std::int64_t key;
        std::size_t at;
        std::size_t size;
    };
    std::vector<Row> rows;
    Bytes bytes;
};

struct RowChecker::Circumstances {
    std::string audit;
    record::OriginId origin;
    std::vector<std::uint64_t> wanted;
};

RowChecker::RowChecker(Store::Impl &store, const Stream &stream, std::vector<std::uint64_t> wanted)
    : m_store(store),
      m_circumstances(std::make_shared<Circumstances>(store.names.auditId(stream.audit),
                                                      *store.names.originId(stream.origin), std::move(wanted))),
      m_from(LogTable::key(stream.number, 0)),
      m_to(LogTable::key(stream.number, kMaxNumber))
{
}

Result<RowChecker::Sealed> RowChecker::read()
{
    Sealed read;
    read.rows.reserve(kRowsPerBatch);
    auto done = m_store.log.sealedRows(m_from, m_to, [&](std::int64_t key, ByteView sealed) {
        read.rows.push_back({key, read.bytes.size(), sealed.size()});
        read.bytes.insert(read.bytes.end(), sealed.begin(), sealed.end());
        m_from = key + 1;
        return read.rows.size() < kRowsPerBatch && read.bytes.size() < kBatchBytes;
    });
    if (!done)
        return done.error();
    m_allRead = *done;
    return read;
}

RowChecker::Batch RowChecker::check(const Sealed &sealed, const Circumstances &circumstances, trust::Sealer &sealer)
{
    trust::ChainHasher hasher;
    LogRow row;
    Batch batch;
    batch.reserve(sealed.rows.size());
    auto wanted = circumstances.wanted.begin();
    for (const Sealed::Row &each : sealed.rows) {
        CheckedRow &checked = batch.emplace_back();
        checked.key = each.key;
        checked.readable = LogTable::open(sealer, each.key, ByteView(sealed.bytes).subspan(each.at, each.size), row);
        if (!checked.readable)
            continue;
        checked.first = row.first;
        checked.changes = row.changes.size();
        checked.before = row.before;
        wanted = std::lower_bound(wanted, circumstances.wanted.end(), row.first);
        Digest hash = row.before.value_or(Digest());
        for (const LoggedChange &change : row.changes) {
            if (row.before)
                hash = hasher.next(hash, change.number, change.body);
            if (const bool here = wanted != circumstances.wanted.end() && *wanted == change.number; here) {
                checked.hashes.emplace_back(change.number, hash);
                ++wanted;
            }
            if (change.personal.empty())
                continue;
            const auto read = record::decode(circumstances.audit, {circumstances.origin, change.number}, change.body,
                                             change.personal);
            if (!read)
                checked.personal.emplace_back(change.number, read.error().message);
        }
        if (row.before && (checked.hashes.empty() || checked.hashes.back().first != row.last()))
            checked.hashes.emplace_back(row.last(), hash);
        if (!row.before)
            checked.row = std::move(row); // its buffers go with it
    }
    return batch;
}

Result<void> RowChecker::fill()
{
    while (!m_allRead && m_underWay.size() < threads()) {
        auto sealed = read();
        if (!sealed)
            return sealed.error();
        m_underWay.push_back(
            std::async(std::launch::async,
                       [sealed = std::move(*sealed), sealer = m_store.log.opener(), circumstances = m_circumstances] {
                           return check(sealed, *circumstances, *sealer);
                       }));
    }
    return {};
}

Result<std::optional<CheckedRow>> RowChecker::next()
{
    while (m_at == m_batch.size()) {
        if (auto filled = fill(); !filled)
            return filled.error();
        if (m_underWay.empty())
            return std::optional<CheckedRow>();
        m_batch = m_underWay.front().get();
        m_underWay.pop_front();
        m_at = 0;
        if (auto filled = fill(); !filled) // the threads go on while the caller looks at this one
            return filled.error();
    }
    return std::optional(std::move(m_batch[m_at++]));
}

} // namespace plumbline::core::store
