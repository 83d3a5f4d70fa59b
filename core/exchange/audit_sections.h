#pragma once
// The parts of an audit file, each read into its typed values. Faults go to `fields`; what could be read is returned.

#include "core/exchange/audit_fields.h"

namespace plumbline::core::exchange {

audit::Organisation readOrganisation(AuditFields &fields, const Path &path, const JsonValue &value);
std::vector<audit::Project> readProjects(AuditFields &fields, const Path &path, const JsonValue &value);
std::optional<audit::Sample> readSample(AuditFields &fields, const Path &path, const JsonValue &value);

/// "not_involved" of the whole audit: item to reason.
std::map<audit::ItemIndex, std::string> readNotInvolved(AuditFields &fields, const Path &path, const JsonValue &value);
std::vector<audit::Evaluation> readEvaluations(AuditFields &fields, const Path &path, const JsonValue &value);
std::vector<audit::Grade> readManagement(AuditFields &fields, const Path &path, const JsonValue &value);

std::vector<audit::ServiceMonth> readMonths(AuditFields &fields, const Path &path, const JsonValue &value);
audit::Conformity readConformity(AuditFields &fields, const Path &path, const JsonValue &value);

/// The item a member is named after; a fault where the code is not among the 52.
std::optional<audit::ItemIndex> readItem(AuditFields &fields, const Path &path, const JsonMember &member);

} // namespace plumbline::core::exchange
