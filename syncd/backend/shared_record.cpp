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

} // namespace

Result<void> SharedRecord::catchUp(store::Store &replica)
{
    const auto theirs = m_log->heads();
    if (!theirs)
        return theirs.error();
    const auto ours = replica.heads();
    return ours ? meet(replica, *theirs, *ours) : Result<void>(ours.error());
}

Result<void> SharedRecord::catchUp(store::Store &replica, const std::string &audit)
{
    const auto theirs = m_log->heads(audit);
    if (!theirs)
        return theirs.error();
    const auto ours = replica.heads(audit);
    return ours ? meet(replica, *theirs, *ours) : Result<void>(ours.error());
}

Result<void> SharedRecord::meet(store::Store &replica, const std::vector<StreamHead> &theirs,
                                const std::vector<StreamHead> &ours)
{
    const auto here = byStream(ours);
    const auto there = byStream(theirs);
    for (const auto &[stream, head] : there) {
        const auto known = here.find(stream);
        const std::uint64_t number = known == here.end() ? 0 : known->second.number;
        if (number == head.number && number != 0 && known->second.hash != head.hash)
            return different(head);
        if (number < head.number)
            if (auto fetched = fetch(replica, head, number + 1); !fetched)
                return fetched;
    }
    for (const auto &[stream, head] : here) {
        const auto known = there.find(stream);
        const std::uint64_t number = known == there.end() ? 0 : known->second.number;
        if (number < head.number)
            if (auto given = give(replica, head, number + 1); !given)
                return given;
    }
    return {};
}

Result<void> SharedRecord::fetch(store::Store &replica, const StreamHead &theirs, std::uint64_t from)
{
    while (from <= theirs.number) {
        auto run = m_log->read(theirs, from);
        if (!run)
            return run.error();
        if (run->changes.empty())
            return different(theirs);
        const std::uint64_t last = run->changes.back().number;
        const auto taken = replica.admit({std::move(*run)});
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
        if (auto given = m_log->append({std::move(*run)}, {std::move(outcome)}); !given)
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
        bool overtaken = false;
        auto answers = sync::admit(replica, asked, trust::ReceiptKind::Server, timeMs,
                                   [&](const std::vector<EncodedRun> &runs, const std::vector<RunOutcome> &outcomes) {
                                       auto kept = m_log->append(runs, outcomes);
                                       overtaken = !kept && kept.error().code == ErrorCode::Busy;
                                       return kept;
                                   });
        if (!overtaken || tries == kAdmitTries)
            return answers;
        for (const std::string &audit : audits)
            if (!catchUp(replica, audit))
                return answers; // they say that nothing was kept
    }
}

} // namespace plumbline::backend
