#include "core/record/closing.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

#include <algorithm>
#include <array>

namespace plumbline::core::record {

namespace {

constexpr std::array<std::string_view, 3> kAfterTheField{step::kEvaluated, step::kReviewed, step::kDecided};

bool isTrue(const EntityState &state, const char *name)
{
    const auto found = state.fields.find(name);
    return found != state.fields.end() && found->second.value() != nullptr && *found->second.value() == Value(true);
}

} // namespace

bool isClosed(const Registers &entities)
{
    return std::ranges::any_of(kAfterTheField, [&](std::string_view name) {
        const auto found = entities.find({EntityKind::Step, std::string(name)});
        return found != entities.end() && isTrue(found->second, field::kDone);
    });
}

bool isVisitClosed(const EntityState &visit)
{
    return isTrue(visit, field::kVisitClosed);
}

bool closesAudit(const Change &change)
{
    return change.entity.kind == EntityKind::Step
        && std::ranges::find(kAfterTheField, change.entity.key) != kAfterTheField.end()
        && std::ranges::any_of(change.patches, [](const FieldPatch &patch) {
               return patch.field == field::kDone && patch.value == Value(true);
           });
}

bool isAmendable(EntityKind kind)
{
    return kind != EntityKind::Step && kind != EntityKind::Member && kind != EntityKind::Attachment;
}

std::optional<std::string> visitOf(const Entity &entity, const Registers &own)
{
    if (entity.kind == EntityKind::Visit)
        return entity.key;
    if (entity.kind != EntityKind::Answer && entity.kind != EntityKind::Evaluation)
        return {};
    const auto state = own.find({EntityKind::Evaluation, std::string(evaluationOf(entity))});
    if (state == own.end())
        return {};
    const auto project = state->second.fields.find(field::kProject);
    const Value *const value = project == state->second.fields.end() ? nullptr : project->second.value();
    const auto *const id = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return id == nullptr ? std::nullopt : std::optional(*id);
}

bool amendsClosed(const Edit &edit, const Registers &registers)
{
    if (!isAmendable(edit.entity.kind))
        return false;
    if (isClosed(registers))
        return true;
    const auto project = visitOf(edit.entity, registers);
    const auto visit = project ? registers.find({EntityKind::Visit, *project}) : registers.end();
    return visit != registers.end() && isVisitClosed(visit->second);
}

} // namespace plumbline::core::record
