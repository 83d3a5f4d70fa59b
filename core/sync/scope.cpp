#include "core/sync/scope.h"

#include "core/record/closing.h"
#include "core/record/erasure.h"
#include "core/record/fold.h"

#include <algorithm>
#include <array>

namespace plumbline::core::sync {

namespace {

using record::EntityKind;

constexpr std::array<std::pair<Role, std::string_view>, 7> kRoles{{
    {Role::Planner, "planner"},
    {Role::Lead, "lead"},
    {Role::Auditor, "auditor"},
    {Role::Reviewer, "reviewer"},
    {Role::DecisionMaker, "decision_maker"},
    {Role::Observer, "observer"},
    {Role::Hub, "hub"},
}};

// The plan and the draw are the planner's and the lead auditor's.
bool isPlan(EntityKind kind)
{
    return kind == EntityKind::Audit || kind == EntityKind::Project || kind == EntityKind::Sample
        || kind == EntityKind::Member;
}

// What is found in the field.
bool isFinding(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Replacement:
    case EntityKind::NotInvolved:
    case EntityKind::Evaluation:
    case EntityKind::Answer:
    case EntityKind::Management:
    case EntityKind::Month:
    case EntityKind::Indicator:
    case EntityKind::Visit:
    case EntityKind::Attachment:
    case EntityKind::Step:
        return true;
    default:
        return false;
    }
}

// 6.2: whether the indicators are met as a whole is the lead auditor's conclusion; anyone in the field may note on it.
bool concludes(const record::Change &change)
{
    return change.entity.kind == EntityKind::Conformity
        && std::ranges::any_of(change.patches, [](const record::FieldPatch &patch) {
               return patch.field == record::field::kConclusion || patch.field == record::field::kJustification;
           });
}

} // namespace

std::string_view nameOf(Role role)
{
    return std::ranges::find(kRoles, role, &std::pair<Role, std::string_view>::first)->second;
}

std::optional<Role> roleOf(std::string_view name)
{
    const auto found = std::ranges::find(kRoles, name, &std::pair<Role, std::string_view>::second);
    return found == kRoles.end() ? std::nullopt : std::optional(found->first);
}

bool mayBringAudits(Role role)
{
    return role == Role::Planner || role == Role::Lead;
}

Reason mayWrite(Role role, const record::Change &change)
{
    const EntityKind kind = change.entity.kind;
    if (record::isErasure(change) && role != Role::Lead && role != Role::Hub)
        return Reason::RoleForbids; // what is erased is gone: the lead answers for it
    // Review and decision are other people's than the evaluation (ISO/IEC 17065 7.5.1, 7.6.2).
    if (kind == EntityKind::Step && change.entity.key == record::step::kReviewed && role != Role::Reviewer
        && role != Role::Hub)
        return Reason::RoleForbids;
    if (kind == EntityKind::Step && change.entity.key == record::step::kDecided && role != Role::DecisionMaker
        && role != Role::Hub)
        return Reason::RoleForbids;
    bool allowed = false;
    switch (role) {
    case Role::Lead:
    case Role::Hub: // carries what others wrote; their signatures and the lead's roster judge it
        allowed = true;
        break;
    case Role::Planner:
        allowed = isPlan(kind) || kind == EntityKind::NotInvolved || kind == EntityKind::Replacement
            || kind == EntityKind::Step || kind == EntityKind::Attachment;
        break;
    case Role::Auditor:
        allowed = isFinding(kind) || (kind == EntityKind::Conformity && !concludes(change));
        break;
    case Role::Reviewer:
    case Role::DecisionMaker:
        allowed = kind == EntityKind::Step;
        break;
    case Role::Observer:
        break;
    }
    return allowed ? Reason::None : Reason::RoleForbids;
}

} // namespace plumbline::core::sync
