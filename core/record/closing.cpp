#include "core/record/closing.h"

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

} // namespace plumbline::core::record
