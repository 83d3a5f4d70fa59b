#include "syncd/backend/shared_log.h"

#include "syncd/backend/limits.h"
#include "syncd/backend/shared_attachments.h"
#include "syncd/backend/values.h"

#include <algorithm>
#include <array>
#include <set>

namespace plumbline::backend {

using namespace core;
using store::EncodedRun;
using store::RunOutcome;
using store::StreamHead;

namespace {

// By audit, so that a distributed PostgreSQL can spread it; eight parts, so that vacuum and indexes stay small on one.
constexpr char kLogTables[] = R"sql(
CREATE TABLE streams(audit TEXT NOT NULL, origin BYTEA NOT NULL, public_key BYTEA NOT NULL, head BIGINT NOT NULL,
    hash BYTEA NOT NULL, PRIMARY KEY(audit, origin)) PARTITION BY HASH(audit);
CREATE TABLE changes(audit TEXT NOT NULL, origin BYTEA NOT NULL, number BIGINT NOT NULL, body BYTEA NOT NULL,
    personal BYTEA NOT NULL, PRIMARY KEY(audit, origin, number)) PARTITION BY HASH(audit);
CREATE TABLE checkpoints(audit TEXT NOT NULL, origin BYTEA NOT NULL, number BIGINT NOT NULL, hash BYTEA NOT NULL,
    signature BYTEA NOT NULL, PRIMARY KEY(audit, origin, number)) PARTITION BY HASH(audit);
DO $$ BEGIN
    FOR part IN 0..7 LOOP
        EXECUTE format('CREATE TABLE streams_%s PARTITION OF streams FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE changes_%s PARTITION OF changes FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE checkpoints_%s PARTITION OF checkpoints FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                       part, part);
    END LOOP;
END $$;
)sql";
constexpr std::array<const char *, 1> kLogVersions{kLogTables};

using Values = std::vector<Database::Value>;

Error overtaken(const EncodedRun &run)
{
    return {ErrorCode::Busy,
            {"另一服务器进程已写入此数据流的后续内容。", "Another daemon has written further into this stream."},
            run.audit + '/' + record::originText(run.origin)};
}

} // namespace

Result<void> SharedLog::prepare()
{
    return m_database.migrate("log", kLogVersions);
}

Result<void> SharedLog::append(const std::vector<EncodedRun> &runs, const std::vector<RunOutcome> &outcomes)
{
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (outcomes[i].fault == store::RunFault::None && outcomes[i].stored != 0)
            fresh.push_back(i);
    if (fresh.empty())
        return {};
    // All daemons lock streams in one order, so that none waits for another in a circle.
    std::ranges::stable_sort(fresh, {}, [&](std::size_t i) { return std::tie(runs[i].audit, runs[i].origin); });
    CopyRows changes;
    CopyRows checkpoints;
    std::set<std::string> audits;
    for (const std::size_t i : fresh) {
        const EncodedRun &run = runs[i];
        audits.insert(run.audit);
        for (std::size_t at = outcomes[i].repeated; at < run.changes.size(); ++at) {
            changes.row(5);
            changes.text(run.audit);
            changes.bytes(run.origin);
            changes.number(static_cast<std::int64_t>(run.changes[at].number));
            changes.bytes(run.changes[at].body);
            changes.bytes(run.changes[at].personal);
        }
        if (!run.checkpoint || run.checkpoint->number != outcomes[i].head.number)
            continue;
        checkpoints.row(5);
        checkpoints.text(run.audit);
        checkpoints.bytes(run.origin);
        checkpoints.number(static_cast<std::int64_t>(run.checkpoint->number));
        checkpoints.bytes(run.checkpoint->hash);
        checkpoints.bytes(run.checkpoint->signature);
    }
    return m_database.transaction([&]() -> Result<void> {
        for (const std::size_t i : fresh)
            if (auto moved = move(runs[i], outcomes[i]); !moved)
                return moved;
        if (auto copied = m_database.copyIn("changes", "audit, origin, number, body, personal", std::move(changes));
            !copied)
            return copied;
        if (auto copied =
                m_database.copyIn("checkpoints", "audit, origin, number, hash, signature", std::move(checkpoints));
            !copied)
            return copied;
        for (const std::size_t i : fresh) {
            if (auto gone = erase(runs[i].audit, outcomes[i]); !gone)
                return gone;
            if (auto gone = m_quarantine.dropTaken(runs[i]); !gone)
                return gone;
        }
        for (const std::string &audit : audits)
            if (auto told = m_database.announce(kLogChannel, audit); !told)
                return told;
        return {};
    });
}

Result<void> SharedLog::move(const EncodedRun &run, const RunOutcome &outcome)
{
    const auto number = static_cast<std::int64_t>(outcome.head.number);
    const auto before = number - static_cast<std::int64_t>(outcome.stored);
    auto moved = before == 0
        ? m_database.run("INSERT INTO streams(audit, origin, public_key, head, hash) VALUES(?,?,?,?,?) "
                         "ON CONFLICT DO NOTHING",
                         {run.audit, asValue(run.origin), run.publicKey, number, asValue(outcome.head.hash)})
        : m_database.run("UPDATE streams SET head=?, hash=? WHERE audit=? AND origin=? AND head=?",
                         {number, asValue(outcome.head.hash), run.audit, asValue(run.origin), before});
    if (!moved)
        return moved;
    return m_database.changed() == 0 ? Result<void>(overtaken(run)) : Result<void>();
}

Result<void> SharedLog::erase(const std::string &audit, const RunOutcome &outcome)
{
    for (const store::ErasedPersonal &each : outcome.erased)
        if (auto done = m_database.run(
                "UPDATE changes SET personal=? WHERE audit=? AND origin=? AND number=?",
                {each.personal, audit, asValue(each.change.origin), static_cast<std::int64_t>(each.change.number)});
            !done)
            return done;
    for (const std::string &file : outcome.erasedFiles)
        if (auto gone = SharedAttachments::forget(m_database, {audit, file}); !gone)
            return gone;
    return {};
}

Result<std::vector<StreamHead>> SharedLog::headsWhere(const std::string &where, const Values &values)
{
    std::vector<StreamHead> heads;
    const auto read =
        m_database.run("SELECT audit, origin, head, hash FROM streams" + where, values, [&](const Database::Row &row) {
            heads.push_back({row.text(0), arrayOf<record::OriginId>(row.bytes(1)),
                             static_cast<std::uint64_t>(row.number(2)), arrayOf<Digest>(row.bytes(3))});
        });
    if (!read)
        return read.error();
    return heads;
}

Result<std::vector<StreamHead>> SharedLog::heads()
{
    return headsWhere("", {});
}

Result<std::vector<StreamHead>> SharedLog::heads(const std::string &audit)
{
    return headsWhere(" WHERE audit=?", {audit});
}

Result<EncodedRun> SharedLog::read(const StreamHead &stream, std::uint64_t from)
{
    EncodedRun run{stream.audit, stream.origin, {}, {}, {}};
    const Bytes origin = asValue(stream.origin);
    const auto first = static_cast<std::int64_t>(from);
    const auto bound = first + static_cast<std::int64_t>(kPullChanges);
    auto last = static_cast<std::int64_t>(stream.number);
    if (auto read = m_database.run("SELECT public_key FROM streams WHERE audit=? AND origin=?", {run.audit, origin},
                                   [&](const Database::Row &row) { run.publicKey = row.bytes(0); });
        !read)
        return read.error();
    const auto keep = [&](const Database::Row &row) {
        last = row.number(0);
        run.checkpoint = trust::Checkpoint{
            run.audit,     run.origin,  static_cast<std::uint64_t>(last), arrayOf<Digest>(row.bytes(1)),
            run.publicKey, row.bytes(2)};
    };
    constexpr char kFurthest[] = "SELECT number, hash, signature FROM checkpoints WHERE audit=? AND origin=? "
                                 "AND number>=? AND number<? ORDER BY number DESC LIMIT 1";
    constexpr char kNext[] = "SELECT number, hash, signature FROM checkpoints WHERE audit=? AND origin=? "
                             "AND number>=? ORDER BY number LIMIT 1";
    if (auto read = m_database.run(kFurthest, {run.audit, origin, first, bound}, keep); !read)
        return read.error();
    if (!run.checkpoint)
        if (auto read = m_database.run(kNext, {run.audit, origin, first}, keep); !read)
            return read.error();
    const auto read = m_database.run("SELECT number, body, personal FROM changes WHERE audit=? AND origin=? "
                                     "AND number>=? AND number<=? ORDER BY number",
                                     {run.audit, origin, first, last}, [&](const Database::Row &row) {
                                         run.changes.push_back(
                                             {static_cast<std::uint64_t>(row.number(0)), row.bytes(1), row.bytes(2)});
                                     });
    if (!read)
        return read.error();
    return run;
}

} // namespace plumbline::backend
