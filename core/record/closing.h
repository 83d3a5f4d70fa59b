#pragma once
// When an amendment needs a reason (rules.md, "Duties around the record"): once a visit is closed, of what was found in
// it; once an audit is evaluated, of everything in it.

#include "core/record/register.h"

#include <optional>

namespace plumbline::core::record {

namespace field {
inline constexpr char kDone[] = "done"; ///< of a step: true once it is done; false again when it goes back
inline constexpr char kVisitClosed[] = "visit_closed"; ///< of a visit, whose key is its project's id
} // namespace field

/// Keys of the steps of an audit, in their order.
namespace step {
inline constexpr char kPlanned[] = "planned";
inline constexpr char kSampled[] = "sampled";
inline constexpr char kField[] = "field";
inline constexpr char kEvaluated[] = "evaluated";
inline constexpr char kReviewed[] = "reviewed";
inline constexpr char kDecided[] = "decided";
} // namespace step

/// Whether the steps among these entities say that the audit is evaluated (or reviewed, or decided).
bool isClosed(const Registers &entities);

bool isVisitClosed(const EntityState &visit);

/// Whether the change makes it so: from here on its own origin must give reasons.
bool closesAudit(const Change &change);

/// Whether a change of this kind of entity amends what an audit found. Steps and members order the work itself, and an
/// attachment is only named by a finding.
bool isAmendable(EntityKind kind);

/// The project whose visit the edit concerns: of a visit itself, of an evaluation and its answers. `own` holds the
/// evaluation.
std::optional<std::string> visitOf(const Entity &entity, const Registers &own);

/// Whether the edit amends what is closed in this audit, given all its registers.
bool amendsClosed(const Edit &edit, const Registers &registers);

} // namespace plumbline::core::record
