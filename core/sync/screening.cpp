#include "core/sync/screening.h"

#include "core/record/encoding.h"
#include "core/sync/limits.h"

#include <algorithm>

namespace plumbline::core::sync {

namespace {

struct Verdict {
    Reason reason = Reason::None;
    std::uint64_t at = 0; ///< number of the change that does not pass
};

Verdict judge(const store::EncodedRun &run, Role role, std::int64_t nowMs)
{
    for (const store::EncodedChange &encoded : run.changes) {
        const auto change = record::decode(run.audit, {run.origin, encoded.number}, encoded.body, encoded.personal);
        if (!change)
            return {Reason::Unreadable, encoded.number};
        if (const Reason reason = mayWrite(role, *change); reason != Reason::None)
            return {reason, encoded.number};
        if (change->time.millis - nowMs > kMaxClockAhead.count())
            return {Reason::ClockAhead, encoded.number};
    }
    return {};
}

} // namespace

Screened screen(std::vector<store::EncodedRun> runs, const Scope &scope, std::int64_t nowMs)
{
    Screened result;
    for (store::EncodedRun &run : runs) {
        Verdict verdict;
        const auto assignment = scope.audits.find(run.audit);
        const bool assigned = assignment != scope.audits.end();
        if (!assigned && !mayBringAudits(scope.role))
            verdict = {Reason::NotAssigned, run.changes.front().number};
        else if (!run.checkpoint) // without it nobody could tell later who wrote this
            verdict = {Reason::BadSignature, run.changes.front().number};
        else
            verdict = judge(run, assigned ? assignment->second : scope.role, nowMs);
        if (verdict.reason == Reason::None) {
            if (!assigned && std::ranges::find(result.newAudits, run.audit) == result.newAudits.end())
                result.newAudits.push_back(run.audit);
            result.runs.push_back(std::move(run));
            continue;
        }
        const bool kept = verdict.reason == Reason::ClockAhead;
        result.refusals.push_back({run.audit, run.origin, verdict.at, verdict.reason, kept, textOf(verdict.reason)});
        if (kept)
            result.quarantine.push_back({std::move(run), verdict.reason});
    }
    return result;
}

} // namespace plumbline::core::sync
