#pragma once
// How far an evaluation or a checklist is: for the progress shown, not for the score.

#include "core/audit/audit.h"

namespace plumbline::mobile {

/// Whether an item of the whole audit, or of this evaluation, is marked as not involved with a reason that holds.
bool notInvolvedInAudit(const core::audit::Audit &audit, core::standard::ItemIndex item);
bool answered(const core::audit::Audit &audit, const core::audit::Evaluation &evaluation,
              core::standard::ItemIndex item);

/// Of the 34 service items, those answered or not involved.
int answeredItems(const core::audit::Audit &audit, const core::audit::Evaluation &evaluation);

bool graded(const core::audit::Audit &audit, core::standard::ItemIndex item);

} // namespace plumbline::mobile
