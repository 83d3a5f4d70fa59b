#include "core/sync/scope.h"

#include "core/record/audit_steps.h"
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

bool sets(const record::Change &change, std::string_view field)
{
    return std::ranges::any_of(change.patches, [&](const record::FieldPatch &patch) { return patch.field == field; });
}

bool saysDone(const record::Change &change)
{
    return std::ranges::any_of(change.patches, [](const record::FieldPatch &patch) {
        return patch.field == record::field::kDone && patch.value == record::Value(true);
    });
}

// Review and decision are other people's than the evaluation (ISO/IEC 17065 7.5.1, 7.6.2). The reviewer signs a
// decision for the certification staff, the decision maker as head of the body.
Reason mayStep(Role role, const record::Change &change)
{
    const std::string &step = change.entity.key;
    bool allowed = role == Role::Lead || role == Role::Planner || role == Role::Auditor;
    if (step == record::step::kReviewed)
        allowed = role == Role::Reviewer;
    else if (step == record::step::kDecided && sets(change, record::field::kSignedByStaff))
        allowed = role == Role::Reviewer && !saysDone(change) && !sets(change, record::field::kSignedByHead);
    else if (step == record::step::kDecided)
        allowed = role == Role::DecisionMaker;
    else if (role == Role::Reviewer || role == Role::DecisionMaker)
        allowed = !saysDone(change); // sends it back
    return allowed ? Reason::None : Reason::RoleForbids;
}

// The plan and the draw are the planner's and the lead auditor's.
bool isPlan(EntityKind kind)
{
    return kind == EntityKind::Audit || kind == EntityKind::Project || kind == EntityKind::Sample
        || kind == EntityKind::Member;
}

// What is found in the field.
bool isOfTheField(EntityKind kind)
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

bool isSignature(std::string_view field)
{
    return field == record::field::kSignedByStaff || field == record::field::kSignedByHead;
}

bool judges(const record::Change &change)
{
    const bool duty = change.entity.key == record::step::kReviewed || change.entity.key == record::step::kDecided;
    return change.entity.kind == EntityKind::Step && duty
        && (saysDone(change) || std::ranges::any_of(change.patches, [](const record::FieldPatch &patch) {
                return isSignature(patch.field) && patch.value != record::Value(record::Null{});
            }));
}

Reason mayWrite(Role role, const record::Change &change)
{
    const EntityKind kind = change.entity.kind;
    if (record::isErasure(change) && role != Role::Lead)
        return Reason::RoleForbids; // what is erased is gone: the lead answers for it
    if (kind == EntityKind::Step)
        return mayStep(role, change);
    bool allowed = false;
    switch (role) {
    case Role::Lead:
        allowed = true;
        break;
    case Role::Planner:
        allowed = isPlan(kind) || kind == EntityKind::NotInvolved || kind == EntityKind::Replacement
            || kind == EntityKind::Attachment;
        break;
    case Role::Auditor:
        allowed = isOfTheField(kind) || (kind == EntityKind::Conformity && !concludes(change));
        break;
    case Role::Reviewer:
    case Role::DecisionMaker:
    case Role::Observer:
    case Role::Hub: // carries what others wrote, each judged by its own writer's role, and writes nothing
        break;
    }
    return allowed ? Reason::None : Reason::RoleForbids;
}

} // namespace plumbline::core::sync
