// The log as people read it and as peers get it.

#include "core/record/audit_steps.h"
#include "core/record/encoding.h"
#include "core/store/store.h"
#include "core/store/store_impl.h"

#include <algorithm>
#include <queue>

namespace plumbline::core::store {

namespace {

using record::Change;

/// One stream, change by change. Its time never goes back, so that a clock that was corrected cannot put a change
/// before the one that it followed.
class Cursor {
public:
    Cursor(LogTable &log, const std::string &audit, const record::OriginId &origin, std::int64_t stream)
        : m_log(log),
          m_audit(audit),
          m_origin(origin),
          m_stream(stream)
    {
    }

    /// False at the end.
    Result<bool> next()
    {
        if (m_at + 1 < m_row.changes.size()) {
            ++m_at;
        } else {
            auto row = m_log.rowFrom(m_stream, m_row.changes.empty() ? 1 : m_row.last() + 1);
            if (!row)
                return row.error();
            if (!*row)
                return false;
            m_row = std::move(**row);
            m_at = 0;
        }
        const LoggedChange &logged = m_row.changes[m_at];
        auto change = record::decode(m_audit, {m_origin, logged.number}, logged.body, logged.personal);
        if (!change)
            return change.error();
        m_change = std::move(*change);
        m_time = std::max(m_time, m_change.time);
        return true;
    }
    const Change &change() const { return m_change; }
    auto order() const { return std::tie(m_time, m_origin, m_change.id.number); }

private:
    LogTable &m_log;
    const std::string &m_audit;
    record::OriginId m_origin;
    std::int64_t m_stream;
    LogRow m_row;
    std::size_t m_at = 0;
    Change m_change;
    record::HybridTime m_time;
};

struct Later {
    bool operator()(const Cursor *a, const Cursor *b) const { return a->order() > b->order(); }
};

} // namespace

Result<void> Store::log(const std::string &audit, const std::function<bool(const Change &)> &visitor)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    const auto number = m_impl->names.findAudit(audit);
    if (!number)
        return Error{ErrorCode::NotFound, {"数据存储中没有这次审核。", "The store does not hold this audit."}, audit};
    std::vector<std::unique_ptr<Cursor>> cursors;
    std::priority_queue<Cursor *, std::vector<Cursor *>, Later> waiting;
    for (const Stream *stream : m_impl->names.streams(*number)) {
        auto cursor =
            std::make_unique<Cursor>(m_impl->log, audit, *m_impl->names.originId(stream->origin), stream->number);
        const auto more = cursor->next();
        if (!more)
            return more.error();
        if (!*more)
            continue;
        waiting.push(cursor.get());
        cursors.push_back(std::move(cursor));
    }
    while (!waiting.empty()) {
        Cursor *const cursor = waiting.top();
        waiting.pop();
        if (!visitor(cursor->change()))
            return {};
        const auto more = cursor->next();
        if (!more)
            return more.error();
        if (*more)
            waiting.push(cursor);
    }
    return {};
}

Result<bool> Store::hasEvaluated(const std::string &audit, const std::string &user,
                                 const std::optional<record::OriginId> &device)
{
    bool found = false;
    const auto read = log(audit, [&](const Change &change) {
        found = (change.author == user || change.id.origin == device) && isFinding(change.entity.kind);
        return !found;
    });
    if (!read && read.error().code != ErrorCode::NotFound) // nothing of it yet: nobody has
        return read.error();
    return found;
}

namespace {

/// Appends changes from `from` to `last` until `maxBytes` are passed; at least one.
Result<void> collect(LogTable &log, std::int64_t stream, std::uint64_t from, std::uint64_t last, std::size_t maxBytes,
                     std::vector<EncodedChange> &changes)
{
    std::size_t size = 0;
    bool any = false;
    return log.rows(stream, from, [&](const LogRow &row) -> Result<bool> {
        for (const LoggedChange &change : row.changes) {
            if (change.number < from)
                continue;
            if (change.number > last || (size >= maxBytes && any))
                return false;
            any = true;
            size += change.body.size() + change.personal.size();
            changes.push_back({change.number,
                               {change.body.begin(), change.body.end()},
                               {change.personal.begin(), change.personal.end()}});
        }
        return true;
    });
}

} // namespace

Result<EncodedRun> Store::read(const std::string &audit, const record::OriginId &origin, std::uint64_t from,
                               std::size_t maxBytes, std::uint64_t last)
{
    if (auto current = m_impl->catchUp(); !current)
        return current.error();
    EncodedRun run{audit, origin, {}, {}, {}};
    const auto auditNumber = m_impl->names.findAudit(audit);
    const auto originNumber = m_impl->names.findOrigin(origin);
    Stream *const stream =
        auditNumber && originNumber ? m_impl->names.findStream(*auditNumber, *originNumber) : nullptr;
    if (stream == nullptr)
        return run;
    from = std::max<std::uint64_t>(from, 1);
    last = std::min(last, stream->head);
    if (from > last)
        return run;
    run.publicKey = m_impl->names.publicKey(*originNumber);
    if (auto read = collect(m_impl->log, stream->number, from, last, maxBytes, run.changes); !read)
        return read.error();
    if (run.changes.empty())
        return run;
    const std::uint64_t end = run.changes.back().number;
    if (origin == m_impl->identity.origin) {
        const auto hash = m_impl->log.hashAt(*stream, end, trust::genesis(audit, origin));
        if (!hash)
            return hash.error();
        trust::Checkpoint checkpoint{audit, origin, end, *hash, run.publicKey, {}};
        checkpoint.signature = m_impl->signer->sign(trust::checkpointMessage(checkpoint));
        run.checkpoint = std::move(checkpoint);
        return run;
    }
    auto kept = m_impl->proofs.checkpoint(*stream, from, end);
    if (kept && !*kept)
        kept = m_impl->proofs.nextCheckpoint(*stream, end, last);
    if (!kept)
        return kept.error();
    if (!*kept) {
        run.changes.clear();
        return run;
    }
    const std::uint64_t covered = (*kept)->number;
    if (covered > end)
        if (auto read = collect(m_impl->log, stream->number, end + 1, covered, ~std::size_t{0}, run.changes); !read)
            return read.error();
    run.changes.resize(static_cast<std::size_t>(covered - from + 1));
    run.checkpoint = std::move(*kept);
    return run;
}

} // namespace plumbline::core::store
