#pragma once
// Step: what a server looks at in every change before its store is asked. Chains and signatures are the store's.

#include "core/sync/action.h"
#include "core/sync/scope.h"

#include <memory>

namespace plumbline::core::sync {

struct Screened {
    std::vector<store::EncodedRun> runs; ///< to be admitted
    std::vector<action::Quarantined> quarantine;
    std::vector<std::string> newAudits; ///< of `runs` and `quarantine`: outside the scope, that the role may bring
    std::vector<Refusal> refusals;      ///< those in quarantine too
    std::vector<action::Judgement> judgements; ///< of `runs`: the record knows who evaluated
};

/// What any side asks of a run: the signature of its origin over its last change, without which nobody could tell who
/// wrote it. Whether the signature checks is the store's to say.
Screened screenProof(std::vector<store::EncodedRun> runs);

/// Judges runs by proof, assignment, role, author, size and clock. A run is taken or refused whole: its checkpoint
/// signs its end. `nowMs` is the server's clock.
Screened screen(std::vector<store::EncodedRun> runs, const Scope &scope, std::int64_t nowMs);

} // namespace plumbline::core::sync
