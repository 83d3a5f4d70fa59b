#include "core/sync/screening.h"

#include "core/record/encoding.h"
#include "core/sync/limits.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace plumbline::core::sync {

namespace {

struct Verdict {
    Reason reason = Reason::None;
    std::uint64_t at = 0; ///< number of the change that does not pass
    std::vector<action::Judgement> judgements = {};
};

/// Nobody signs a decision for another.
bool signsForAnother(const record::Change &change, const std::string &user)
{
    return change.entity.kind == record::EntityKind::Step
        && std::ranges::any_of(change.patches, [&](const record::FieldPatch &patch) {
               return isSignature(patch.field) && patch.value != record::Value(record::Null{})
                   && patch.value != record::Value(user);
           });
}

bool isProven(const store::EncodedRun &run)
{
    return run.checkpoint && run.checkpoint->number == run.changes.back().number;
}

// What may never be taken goes before what may be later: a run in quarantine has passed all else.
Verdict judge(store::EncodedRun &run, const Scope &scope, const Writer &writer, std::int64_t nowMs)
{
    Verdict ahead;
    std::string author; // looked up where it changes
    run.findings.changes.reserve(run.changes.size());
    for (const store::EncodedChange &encoded : run.changes) {
        auto change = record::decode(run.audit, {run.origin, encoded.number}, encoded.body, encoded.personal);
        if (!change)
            return {Reason::Unreadable, encoded.number};
        if (const Reason reason = mayWrite(writer.role, *change); reason != Reason::None)
            return {reason, encoded.number};
        if (change->author != author) {
            author = change->author;
            if (author != writer.user && scope.isUser && scope.isUser(author))
                return {Reason::ForgedAuthor, encoded.number};
        }
        if (signsForAnother(*change, writer.user))
            return {Reason::ForgedAuthor, encoded.number};
        if (judges(*change))
            ahead.judgements.push_back({run.audit, run.origin, encoded.number, change->author});
        if (ahead.reason == Reason::None && change->time.millis - nowMs > kMaxClockAhead.count())
            ahead = {Reason::ClockAhead, encoded.number, std::move(ahead.judgements)};
        run.findings.changes.push_back(std::move(*change));
    }
    return ahead;
}

void refuse(Screened &result, store::EncodedRun run, const Verdict &verdict)
{
    const bool kept = verdict.reason == Reason::ClockAhead;
    result.refusals.push_back({run.audit, run.origin, verdict.at, verdict.reason, kept, textOf(verdict.reason),
                               run.changes.front().number - 1});
    if (kept)
        result.quarantine.push_back({std::move(run), verdict.reason});
}

} // namespace

Screened screenProof(std::vector<store::EncodedRun> runs)
{
    Screened result;
    for (store::EncodedRun &run : runs) {
        const std::uint64_t first = run.changes.front().number;
        if (isProven(run))
            result.runs.push_back(std::move(run));
        else
            refuse(result, std::move(run), {Reason::BadSignature, first});
    }
    return result;
}

Screened screen(std::vector<store::EncodedRun> runs, const Scope &scope, std::int64_t nowMs)
{
    Screened result = screenProof(std::move(runs));
    for (store::EncodedRun &run : std::exchange(result.runs, {})) {
        const auto assignment = scope.audits.find(run.audit);
        const bool assigned = assignment != scope.audits.end();
        Writer writer{scope.user, assigned ? assignment->second : scope.role};
        if (scope.writerOf)
            writer = scope.writerOf(run.origin, run.audit).value_or(writer);
        const Role bringer = scope.role == Role::Hub ? writer.role : scope.role;
        const std::uint64_t first = run.changes.front().number;
        const Verdict verdict = !assigned && !mayBringAudits(bringer) ? Verdict{Reason::NotAssigned, first}
            : writer.revoked && writer.user != scope.user             ? Verdict{Reason::Revoked, first}
                                                                      : judge(run, scope, writer, nowMs);
        const bool enters = verdict.reason == Reason::None || verdict.reason == Reason::ClockAhead;
        if (enters && !assigned && std::ranges::find(result.newAudits, run.audit) == result.newAudits.end())
            result.newAudits.push_back(run.audit);
        if (verdict.reason == Reason::None) {
            std::ranges::copy(verdict.judgements, std::back_inserter(result.judgements));
            result.runs.push_back(std::move(run));
        } else {
            refuse(result, std::move(run), verdict);
        }
    }
    return result;
}

} // namespace plumbline::core::sync
