#include "syncd/backend/shared_quarantine.h"

#include "core/sync/quarantine.h"
#include "syncd/backend/values.h"

#include <algorithm>
#include <array>

namespace plumbline::backend {

using namespace core;

namespace {

constexpr char kQuarantineTables[] = R"sql(
CREATE TABLE quarantine(audit TEXT NOT NULL, origin BYTEA NOT NULL, last BIGINT NOT NULL, name TEXT NOT NULL,
    content BYTEA NOT NULL, PRIMARY KEY(audit, name)) PARTITION BY HASH(audit);
DO $$ BEGIN
    FOR part IN 0..7 LOOP
        EXECUTE format('CREATE TABLE quarantine_%s PARTITION OF quarantine FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                       part, part);
    END LOOP;
END $$;
)sql";
constexpr std::array<const char *, 1> kQuarantineVersions{kQuarantineTables};

} // namespace

/// A quarantined run as far as it goes here and there; 0: not at all.
struct SharedQuarantine::Entry {
    std::string audit;
    record::OriginId origin{};
    std::uint64_t here = 0;
    std::uint64_t shared = 0;
};

Result<void> SharedQuarantine::prepare()
{
    return m_database.migrate("quarantine", kQuarantineVersions);
}

Result<SharedQuarantine::Entries> SharedQuarantine::entries(store::Store &replica,
                                                            const std::optional<std::string> &audit)
{
    Entries entries;
    const std::string where = audit ? " WHERE audit=?" : "";
    const auto values = audit ? std::vector<Database::Value>{*audit} : std::vector<Database::Value>();
    const auto read = m_database.run("SELECT name, audit, origin, last FROM quarantine" + where, values,
                                     [&](const Database::Row &row) {
                                         entries[row.text(0)] = {row.text(1), arrayOf<record::OriginId>(row.bytes(2)),
                                                                 0, static_cast<std::uint64_t>(row.number(3))};
                                     });
    if (!read)
        return read.error();
    const auto waiting = sync::quarantined(replica);
    if (!waiting)
        return waiting.error();
    for (const sync::QuarantinedRun &each : *waiting) {
        if (each.reason == sync::Reason::Unreadable || (audit && each.audit != *audit))
            continue;
        const auto run = sync::changesOf(replica, each);
        if (!run && run.error().code == ErrorCode::Corrupted)
            continue; // stays where it is
        if (!run)
            return run.error();
        Entry &entry = entries[each.name];
        entry.audit = each.audit;
        entry.origin = each.origin;
        entry.here = run->changes.back().number;
    }
    return entries;
}

Result<void> SharedQuarantine::meet(store::Store &replica, const std::optional<std::string> &audit)
{
    const auto all = entries(replica, audit);
    if (!all)
        return all.error();
    for (const auto &[name, entry] : *all) {
        m_waiting.emplace(entry.audit, entry.origin);
        const auto heads = replica.heads(entry.audit);
        if (!heads)
            return heads.error();
        const auto head = std::ranges::find(*heads, entry.origin, &store::StreamHead::origin);
        const std::uint64_t recorded = head == heads->end() ? 0 : head->number;
        if (entry.here < entry.shared)
            if (auto done = fetch(replica, name, entry); !done)
                return done;
        bool superfluous = false; // not so what a tablet wrote under these numbers before it was restored
        if (recorded >= std::max(entry.here, entry.shared)) {
            const auto kept = replica.setting(name);
            if (!kept)
                return kept.error();
            if (!*kept)
                continue; // released meanwhile
            const auto run = sync::readKept(name, **kept);
            const auto is = run ? sync::isRecorded(replica, *run) : Result<bool>(false); // nobody knows: it stays
            if (!is)
                return is.error();
            superfluous = *is;
        }
        if (superfluous) {
            if (auto done = drop(replica, name, entry); !done)
                return done;
        } else if (entry.here > entry.shared) {
            if (auto done = give(replica, name, entry); !done)
                return done;
        }
    }
    return {};
}

Result<void> SharedQuarantine::drop(store::Store &replica, const std::string &name, const Entry &entry)
{
    if (entry.shared != 0)
        if (auto gone = m_database.run("DELETE FROM quarantine WHERE audit=? AND name=?", {entry.audit, name}); !gone)
            return gone;
    return replica.removeSetting(name);
}

Result<void> SharedQuarantine::fetch(store::Store &replica, const std::string &name, const Entry &entry)
{
    std::optional<Bytes> content;
    auto read = m_database.run("SELECT content FROM quarantine WHERE audit=? AND name=?", {entry.audit, name},
                               [&](const Database::Row &row) { content = row.bytes(0); });
    if (!read || !content) // released meanwhile
        return read;
    return replica.putSetting(name, *content);
}

Result<void> SharedQuarantine::give(store::Store &replica, const std::string &name, const Entry &entry)
{
    const auto content = replica.setting(name);
    if (!content)
        return content.error();
    return m_database.run(
        "INSERT INTO quarantine(audit, origin, last, name, content) VALUES(?,?,?,?,?) "
        "ON CONFLICT(audit, name) DO UPDATE SET last=excluded.last, content=excluded.content",
        {entry.audit, asValue(entry.origin), static_cast<std::int64_t>(entry.here), name, content->value_or(Bytes())});
}

Result<void> SharedQuarantine::dropTaken(const store::EncodedRun &taken)
{
    if (taken.changes.empty() || !m_waiting.contains({taken.audit, taken.origin}))
        return {};
    std::vector<std::string> superfluous;
    const std::uint64_t first = taken.changes.front().number;
    auto read = m_database.run(
        "SELECT name, content FROM quarantine WHERE audit=? AND origin=? AND last<=?",
        {taken.audit, asValue(taken.origin), static_cast<std::int64_t>(taken.changes.back().number)},
        [&](const Database::Row &row) {
            const auto run = sync::readKept(row.text(0), row.bytes(1));
            if (run && run->changes.front().number >= first
                && std::ranges::equal(
                    run->changes,
                    std::span(taken.changes).subspan(run->changes.front().number - first, run->changes.size()), {},
                    &store::EncodedChange::body, &store::EncodedChange::body))
                superfluous.push_back(row.text(0));
        });
    if (!read)
        return read;
    for (const std::string &name : superfluous)
        if (auto gone = m_database.run("DELETE FROM quarantine WHERE audit=? AND name=?", {taken.audit, name}); !gone)
            return gone;
    return {};
}

} // namespace plumbline::backend
