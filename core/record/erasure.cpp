#include "core/record/erasure.h"

#include "core/record/entity_keys.h"
#include "core/record/personal.h"

#include <algorithm>

namespace plumbline::core::record {

namespace {

void add(const Entity &entity, const EntityState &state, std::vector<Erasure> &found)
{
    Erasure erasure{entity, {}};
    for (const auto &[name, field] : state.fields) {
        if (isPersonal(entity.kind, name))
            erasure.fields.push_back(name);
    }
    if (entity.kind == EntityKind::Attachment)
        erasure.fields.push_back(field::kContent);
    if (!erasure.fields.empty())
        found.push_back(std::move(erasure));
}

} // namespace

std::string erasedField(std::string_view name)
{
    return std::string(field::kErased).append(name);
}

std::optional<std::string_view> splitErased(std::string_view name)
{
    constexpr std::string_view kPrefix = field::kErased;
    return name.starts_with(kPrefix) ? std::optional(name.substr(kPrefix.size())) : std::nullopt;
}

bool isErasure(const Change &change)
{
    return std::ranges::any_of(change.patches,
                               [](const FieldPatch &patch) { return splitErased(patch.field).has_value(); });
}

bool isErased(const EntityState &state, const std::string &field, const ChangeId &id)
{
    const FieldState *const erased = state.field(erasedField(field));
    return erased != nullptr && std::ranges::binary_search(erased->superseded, id);
}

bool isContentErased(const EntityState &attachment)
{
    return attachment.fields.contains(erasedField(field::kContent));
}

std::vector<Erasure> personalData(const Registers &registers, const Entity &entity)
{
    std::vector<Erasure> found;
    if (const auto state = registers.find(entity); state != registers.end())
        add(state->first, state->second, found);
    if (entity.kind != EntityKind::Evaluation)
        return found;
    for (auto at = registers.lower_bound({EntityKind::Answer, entity.key + '/'});
         at != registers.end() && at->first.kind == EntityKind::Answer && at->first.key.starts_with(entity.key + '/');
         ++at) {
        if (splitAnswerKey(at->first.key).first == entity.key)
            add(at->first, at->second, found);
    }
    return found;
}

} // namespace plumbline::core::record
