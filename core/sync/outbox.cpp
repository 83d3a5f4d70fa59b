#include "core/sync/outbox.h"

#include "core/sync/limits.h"

#include <algorithm>

namespace plumbline::core::sync {

std::vector<StreamNumber> Outbox::open(const std::string &audit, const std::vector<store::StreamHead> &ours,
                                       const std::vector<store::StreamHead> &theirs)
{
    std::vector<StreamNumber> forks;
    const auto numberOf = [&](const record::OriginId &origin) {
        const auto other = std::ranges::find(theirs, origin, &store::StreamHead::origin);
        return other == theirs.end() ? 0 : other->number;
    };
    if (m_open.insert(audit).second)
        for (const Key &key : streamsOf(audit)) // grew while the other side was asked
            m_streams[key].sent = numberOf(key.second);
    for (const Key &key : streamsOf(audit)) { // what was refused is tried again
        m_streams[key].limit = kNoLimit;
        settle(key, m_streams[key]);
    }
    for (const store::StreamHead &head : ours) {
        const auto other = std::ranges::find(theirs, head.origin, &store::StreamHead::origin);
        const std::uint64_t theirNumber = numberOf(head.origin);
        if (theirNumber == head.number && other->hash == head.hash)
            continue;
        Stream &stream = m_streams[Key(audit, head.origin)];
        // An audit that is open already: what is on its way counts as sent.
        stream.held = std::max(stream.held, head.number);
        stream.sent = std::max(stream.sent, theirNumber);
        if (theirNumber == head.number) {
            stream.limit = head.number;
            forks.push_back({audit, head.origin, head.number});
        }
        settle(Key(audit, head.origin), stream);
    }
    // The other side is ahead in streams that we lack or trail: what we take from it must not be sent back.
    for (const store::StreamHead &head : theirs)
        peerHas(audit, head.origin, head.number);
    return forks;
}

void Outbox::openSame(const std::string &audit)
{
    if (m_open.insert(audit).second)
        for (const Key &key : streamsOf(audit))
            settle(key, m_streams[key]);
}

void Outbox::openRest(const std::set<std::string> &except)
{
    std::set<std::string> rest;
    for (const auto &[key, stream] : m_streams)
        if (!isOpen(key.first) && !except.contains(key.first))
            rest.insert(key.first);
    for (const std::string &audit : rest)
        openSame(audit);
}

std::vector<Outbox::Key> Outbox::streamsOf(const std::string &audit) const
{
    std::vector<Key> keys;
    for (auto at = m_streams.lower_bound(Key(audit, {})); at != m_streams.end() && at->first.first == audit; ++at)
        keys.push_back(at->first);
    return keys;
}

void Outbox::close(const std::string &audit)
{
    m_open.erase(audit);
    std::erase_if(m_streams, [&](const auto &entry) { return entry.first.first == audit; });
    std::erase_if(m_ready, [&](const Key &key) { return key.first == audit; });
}

void Outbox::settle(const Key &key, const Stream &stream)
{
    if (std::min(stream.held, stream.limit) > stream.sent && isOpen(key.first))
        m_ready.insert(key);
    else
        m_ready.erase(key);
}

bool Outbox::willSend(const std::string &audit, const record::OriginId &origin) const
{
    return m_ready.contains(Key(audit, origin));
}

void Outbox::advanced(const Advance &advance)
{
    const Key key(advance.head.audit, advance.head.origin);
    const auto [entry, isNew] = m_streams.try_emplace(key, Stream{0, advance.from});
    entry->second.held = std::max(entry->second.held, advance.head.number);
    settle(key, entry->second);
}

void Outbox::peerHas(const std::string &audit, const record::OriginId &origin, std::uint64_t number)
{
    const Key key(audit, origin);
    Stream &stream = m_streams[key];
    stream.sent = std::max(stream.sent, number);
    settle(key, stream);
}

void Outbox::refused(const Refusal &refusal)
{
    if (refusal.quarantined)
        return;
    const Key key(refusal.audit, refusal.origin);
    Stream &stream = m_streams[key];
    if (refusal.reason == Reason::Gap && stream.limit != kNoLimit)
        return; // of what was on its way behind a refused change
    stream.limit = std::min(stream.limit, refusal.first - 1);
    stream.sent = std::min(stream.sent, refusal.held);
    settle(key, stream);
}

void Outbox::confirmed(const std::string &audit, const record::OriginId &origin, std::uint64_t number)
{
    const auto entry = m_streams.find(Key(audit, origin));
    if (entry == m_streams.end() || entry->second.limit >= number)
        return;
    entry->second.limit = kNoLimit;
    entry->second.sent = std::max(entry->second.sent, number);
    settle(entry->first, entry->second);
}

std::optional<Action> Outbox::next()
{
    if (m_reading || (m_bytesOnTheWay >= m_window && !m_onTheWay.empty()))
        return std::nullopt;
    if (m_ready.empty()) {
        if (!m_promised)
            return std::nullopt;
        return batchOf({});
    }
    action::ReadRuns read{{}, kBatchBytes};
    m_asked.clear();
    for (const Key &key : m_ready) {
        if (m_asked.size() == kMaxRunsPerBatch)
            break;
        m_asked.push_back(key);
        const Stream &stream = m_streams[key];
        read.streams.push_back({key.first, key.second, stream.sent + 1, std::min(stream.held, stream.limit)});
    }
    m_reading = true;
    return read;
}

std::optional<Action> Outbox::runsRead(const RunsRead &read)
{
    m_reading = false;
    std::vector<store::EncodedRun> runs;
    for (std::size_t i = 0; i < std::min(read.visited, m_asked.size()); ++i) {
        const Key &key = m_asked[i];
        const auto stream = m_streams.find(key);
        if (stream == m_streams.end() || !isOpen(key.first))
            continue; // closed while the store was reading
        const auto run = std::ranges::find_if(read.runs, [&](const store::EncodedRun &candidate) {
            return candidate.audit == key.first && candidate.origin == key.second && !candidate.changes.empty();
        });
        if (run == read.runs.end()) {
            // No more than was sent, or nothing of it that its origin's signature covers: held back until it grows.
            stream->second.held = stream->second.sent;
        } else if (run->changes.front().number == stream->second.sent + 1
                   && run->changes.back().number <= stream->second.limit) {
            stream->second.sent = run->changes.back().number;
            runs.push_back(*run);
        } // else it was refused, or got there another way, while the store was reading: read again
        settle(key, stream->second);
    }
    m_asked.clear();
    if (runs.empty())
        return std::nullopt;
    return batchOf(runs);
}

Action Outbox::batchOf(const std::vector<store::EncodedRun> &runs)
{
    Batch batch = packRuns(runs);
    batch.sequence = ++m_sequence;
    batch.more = !m_ready.empty();
    m_promised = batch.more;
    m_onTheWay.push_back({batch.sequence, batch.runs.size()});
    m_bytesOnTheWay += batch.runs.size();
    return action::Send{encode(batch)};
}

bool Outbox::acknowledged(std::uint64_t sequence)
{
    if (m_onTheWay.empty() || m_onTheWay.front().sequence != sequence)
        return false;
    m_bytesOnTheWay -= m_onTheWay.front().bytes;
    m_onTheWay.pop_front();
    return true;
}

} // namespace plumbline::core::sync
