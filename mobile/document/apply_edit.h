#pragma once
// What a tap shows before the disk has it: the edit put on the typed audit of the screen. Entities that need more than
// their own fields (projects, samples, replacements) are read anew from the store instead.

#include "core/audit/audit.h"
#include "core/record/change.h"

namespace plumbline::mobile {

/// False when this kind of entity isn't put on by hand: reload after the store has it.
bool applyEdit(core::audit::Audit &audit, const core::record::Edit &edit);

/// Members of the audit by id; nullptr when absent.
const core::audit::Evaluation *findEvaluation(const core::audit::Audit &audit, const std::string &id);
const core::audit::Answer *findAnswer(const core::audit::Evaluation &evaluation, core::standard::ItemIndex item);
const core::audit::Grade *findGrade(const core::audit::Audit &audit, core::standard::ItemIndex item);
const core::audit::Project *findProject(const core::audit::Audit &audit, const std::string &id);
const core::audit::ServiceMonth *findMonth(const core::audit::Audit &audit, const std::string &month);

} // namespace plumbline::mobile
