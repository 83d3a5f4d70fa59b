#pragma once
// Step: who evaluated in an audit neither reviews it nor decides on it (ISO/IEC 17065 7.5.1, 7.6.2). Screening says
// which changes would; who evaluated the record says.

#include "core/sync/action.h"

namespace plumbline::core::sync {

/// Takes such runs out of `runs`; what became of them.
Result<std::vector<Admission>> refuseEvaluators(store::Store &store, const std::vector<action::Judgement> &judgements,
                                                std::vector<store::EncodedRun> &runs);

/// Whether a change of the run reviews, signs or decides in the name of someone who evaluated in its audit by now.
Result<bool> judgesAsEvaluator(store::Store &store, const store::EncodedRun &run);

} // namespace plumbline::core::sync
