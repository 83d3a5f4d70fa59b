#include "core/record/closing.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

#include <algorithm>
#include <array>

namespace plumbline::core::record {

namespace {

constexpr std::array<std::string_view, 3> kAfterTheField{step::kEvaluated, step::kReviewed, step::kDecided};

bool isTrue(const EntityState &state, std::string_view name)
{
    const bool *const value = state.get<bool>(name);
    return value != nullptr && *value;
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
    const auto *const id = state->second.get<std::string>(field::kProject);
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
