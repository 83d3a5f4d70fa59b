#include "core/sync/impartiality.h"

#include "core/record/audit_steps.h"
#include "core/record/encoding.h"
#include "core/sync/scope.h"

#include <algorithm>

namespace plumbline::core::sync {

Result<std::vector<Admission>> refuseEvaluators(store::Store &store, const std::vector<action::Judgement> &judgements,
                                                std::vector<store::EncodedRun> &runs)
{
    std::vector<Admission> refused;
    for (const action::Judgement &judgement : judgements) {
        const auto run = std::ranges::find_if(runs, [&](const store::EncodedRun &each) {
            return each.audit == judgement.audit && each.origin == judgement.origin
                && each.changes.back().number >= judgement.number;
        });
        if (run == runs.end())
            continue; // refused for an earlier change already
        // A device is one person's: what it wrote before its enrolment, under another name, is that person's too.
        const auto evaluated = store.hasEvaluated(judgement.audit, judgement.author, judgement.origin);
        if (!evaluated)
            return evaluated.error();
        if (!*evaluated)
            continue;
        const store::StreamHead before{run->audit, run->origin, run->changes.front().number - 1, {}};
        refused.push_back({Reason::Evaluated, textOf(Reason::Evaluated), before, judgement.number, false});
        runs.erase(run);
    }
    return refused;
}

Result<bool> judgesAsEvaluator(store::Store &store, const store::EncodedRun &run)
{
    for (const store::EncodedChange &encoded : run.changes) {
        const auto change = record::decode(run.audit, {run.origin, encoded.number}, encoded.body, encoded.personal);
        if (!change || !judges(*change))
            continue;
        const auto evaluated = store.hasEvaluated(run.audit, change->author, run.origin);
        if (!evaluated || *evaluated)
            return evaluated;
    }
    return false;
}

} // namespace plumbline::core::sync
