#pragma once
// The steps of an audit and the two signatures of a decision (rules.md, "Duties around the record"): steps run in
// order, none is skipped, going back is recorded with its reason.

#include "core/record/closing.h"

#include <array>
#include <optional>
#include <set>

namespace plumbline::core::record {

namespace field {
inline constexpr char kSignedByStaff[] =
    "signed.staff";                                    ///< of the decision: user who signed for the certification staff
inline constexpr char kSignedByHead[] = "signed.head"; ///< after that: user who signed as head of the body
} // namespace field

inline constexpr std::array<std::string_view, 6> kAuditSteps{step::kPlanned,   step::kSampled,  step::kField,
                                                             step::kEvaluated, step::kReviewed, step::kDecided};

struct StepState {
    bool done = false;  ///< itself and all before it; a decision also has both signatures
    bool stale = false; ///< recorded as done, but before the step ahead of it was: does not count until done again
    std::string by;     ///< user who said so
    HybridTime at;
};

/// The same function of the record on every device, in whatever order the steps came in: a step or signature counts
/// only after the step before it, by hybrid time, so that none is skipped when devices that did not hear of one another
/// meet.
struct AuditSteps {
    std::array<StepState, kAuditSteps.size()> steps; ///< in the order of kAuditSteps
    std::size_t next = 0; ///< the first that is not done; kAuditSteps.size() after the decision
    std::string signedByStaff;
    std::string signedByHead; ///< after the staff's
    HybridTime signedByStaffAt;
};

AuditSteps auditSteps(const Registers &entities);

/// Whether this kind of entity is what an evaluator finds; who writes one neither reviews nor decides
/// (ISO/IEC 17065 7.5.1, 7.6.2).
bool isFinding(EntityKind kind);

/// Whose findings stand in these entities: users by name, and the devices that they were recorded on.
struct Evaluators {
    std::set<std::string> users;
    std::set<OriginId> devices;
    HybridTime latest; ///< of all that an amendment would alter (isAmendable)
    void merge(Evaluators others);
};
Evaluators evaluators(const Registers &entities);

/// Why a user may not edit a step so, given the steps as they stand; nothing where the user may. A reason for going
/// back is looked at elsewhere (closing.h).
std::optional<Error> stepFault(const Edit &edit, const std::string &user, const Registers &entities);

/// Whether the edit reviews, signs or decides: what an evaluator does not do.
bool judges(const Edit &edit);

} // namespace plumbline::core::record
