#include "syncd/backend/shared_record.h"

#include "core/sync/store_steps.h"
#include "syncd/backend/limits.h"

#include <map>
#include <set>

namespace plumbline::backend {

using namespace core;
using store::EncodedRun;
using store::RunOutcome;
using store::StreamHead;

namespace {

using Stream = std::pair<std::string, record::OriginId>;

std::map<Stream, StreamHead> byStream(const std::vector<StreamHead> &heads)
{
    std::map<Stream, StreamHead> out;
    for (const StreamHead &head : heads)
        out.emplace(Stream(head.audit, head.origin), head);
    return out;
}

Error different(const StreamHead &head)
{
    return {
        ErrorCode::Corrupted,
        {"数据文件夹与数据库中的记录不同：请核对 --backend 与 --data 是否属于同一服务器。",
         "The data folder and the database hold different records: check that --backend and --data belong together."},
        head.audit + '/' + record::originText(head.origin)};
}

/// Audits of which something was put into quarantine.
std::set<std::string> quarantinedBy(std::span<const sync::action::Admit *const> asked,
                                    const std::vector<sync::Admitted> &answers)
{
    std::set<std::string> audits;
    for (const sync::action::Admit *one : asked)
        for (const sync::action::Quarantined &each : one->quarantine)
            audits.insert(each.run.audit);
    for (const sync::Admitted &answer : answers)
        for (const sync::Admission &admission : answer.admissions)
            if (admission.quarantined)
                audits.insert(admission.head.audit);
    return audits;
}

} // namespace

bool passes(ErrorCode code)
{
    return code == ErrorCode::Network || code == ErrorCode::Busy || code == ErrorCode::Io
        || code == ErrorCode::DiskFull;
}

SharedRecord::SharedRecord(std::unique_ptr<PostgresDatabase> database)
    : m_database(std::move(database)),
      m_quarantine(*m_database),
      m_log(*m_database, m_quarantine)
{
}

Result<std::unique_ptr<SharedRecord>> SharedRecord::open(const std::string &url, const Instance &instance)
{
    auto database = PostgresDatabase::open(url, instance);
    if (!database)
        return database.error();
    std::unique_ptr<SharedRecord> record(new SharedRecord(std::move(*database)));
    if (auto ready = record->m_log.prepare(); !ready)
        return ready.error();
    if (auto ready = record->m_quarantine.prepare(); !ready)
        return ready.error();
    return record;
}

Result<void> SharedRecord::attach(store::Store &replica)
{
    auto attached = replica.becomeReplica([this](const auto &runs, const auto &outcomes) {
        return m_fetching ? Result<void>() : append(runs, outcomes);
    });
    return attached ? catchUp(replica) : attached;
}

Result<void> SharedRecord::append(const std::vector<EncodedRun> &runs, const std::vector<RunOutcome> &outcomes)
{
    auto kept = m_log.append(runs, outcomes);
    m_overtaken = !kept && kept.error().code == ErrorCode::Busy;
    return kept;
}

Result<void> SharedRecord::catchUp(store::Store &replica, const std::optional<std::string> &audit)
{
    const auto theirs = audit ? m_log.heads(*audit) : m_log.heads();
    if (!theirs)
        return theirs.error();
    const auto ours = audit ? replica.heads(*audit) : replica.heads();
    if (!ours)
        return ours.error();
    auto met = meet(replica, *theirs, *ours);
    return met ? m_quarantine.meet(replica, audit) : met;
}

Result<void> SharedRecord::meet(store::Store &replica, const std::vector<StreamHead> &theirs,
                                const std::vector<StreamHead> &ours)
{
    const auto here = byStream(ours);
    const auto there = byStream(theirs);
    Result<void> met;
    const auto goesOn = [&met](Result<void> one) {
        if (!one && met)
            met = std::move(one);
        return met || !passes(met.error().code);
    };
    for (const auto &[stream, head] : there) {
        const auto known = here.find(stream);
        const std::uint64_t number = known == here.end() ? 0 : known->second.number;
        const bool same = number != head.number || number == 0 || known->second.hash == head.hash;
        if (!goesOn(!same                      ? Result<void>(different(head))
                        : number < head.number ? fetch(replica, head, number + 1)
                                               : Result<void>()))
            return met;
    }
    for (const auto &[stream, head] : here) {
        const auto known = there.find(stream);
        const std::uint64_t number = known == there.end() ? 0 : known->second.number;
        if (number < head.number && !goesOn(give(replica, head, number + 1)))
            return met;
    }
    return met;
}

Result<void> SharedRecord::fetch(store::Store &replica, const StreamHead &theirs, std::uint64_t from)
{
    while (from <= theirs.number) {
        auto run = m_log.read(theirs, from);
        if (!run)
            return run.error();
        if (run->changes.empty())
            return different(theirs);
        const std::uint64_t last = run->changes.back().number;
        m_fetching = true;
        const auto taken = replica.admit({std::move(*run)});
        m_fetching = false;
        if (!taken)
            return taken.error();
        if (taken->front().fault != store::RunFault::None)
            return taken->front().fault == store::RunFault::Fork ? different(theirs)
                                                                 : Result<void>(*taken->front().refused);
        from = last + 1;
    }
    return {};
}

Result<void> SharedRecord::give(store::Store &replica, const StreamHead &ours, std::uint64_t from)
{
    while (from <= ours.number) {
        auto run = replica.read(ours.audit, ours.origin, from, kCopyBlock);
        if (!run)
            return run.error();
        if (run->changes.empty())
            return different(ours);
        RunOutcome outcome;
        outcome.stored = run->changes.size();
        outcome.head = ours;
        outcome.head.number = run->changes.back().number;
        if (run->checkpoint && run->checkpoint->number == outcome.head.number)
            outcome.head.hash = run->checkpoint->hash;
        from = outcome.head.number + 1;
        if (auto given = m_log.append({std::move(*run)}, {std::move(outcome)}); !given)
            return given;
    }
    return {};
}

std::vector<sync::Admitted> SharedRecord::admit(store::Store &replica,
                                                std::span<const sync::action::Admit *const> asked, std::int64_t timeMs)
{
    std::set<std::string> audits;
    for (const sync::action::Admit *one : asked)
        for (const EncodedRun &run : one->runs)
            audits.insert(run.audit);
    for (int tries = 1;; ++tries) {
        m_overtaken = false;
        auto answers = sync::admit(replica, asked, trust::ReceiptKind::Server, timeMs);
        if (!m_overtaken || tries == kAdmitTries) {
            if (auto kept = keepQuarantined(replica, quarantinedBy(asked, answers)); !kept)
                for (sync::Admitted &answer : answers)
                    answer.failed = kept.error();
            return answers;
        }
        for (const std::string &audit : audits)
            if (!catchUp(replica, audit))
                return answers; // they say that nothing was kept
    }
}

/// Another daemon may have to release it, and this one's disk may be gone by then.
Result<void> SharedRecord::keepQuarantined(store::Store &replica, const std::set<std::string> &audits)
{
    if (audits.empty())
        return {};
    return m_database->transaction([&]() -> Result<void> {
        for (const std::string &audit : audits) {
            if (auto met = m_quarantine.meet(replica, audit); !met)
                return met;
            if (auto told = m_database->announce(kLogChannel, audit); !told)
                return told;
        }
        return {};
    });
}

} // namespace plumbline::backend
