#pragma once
// Erasing personal data is a change like any other: on the entity it concerns, a patch "erased/<field>" whose
// `supersedes` names the changes that said the value. Whoever has them drops the values beside their bodies and forgets
// them in the registers; the bodies, which hold only salted hashes, and so every chain and signature stay as they were.
// A change that arrives after its erasure loses its value on arrival.

#include "core/record/register.h"

#include <optional>
#include <string_view>

namespace plumbline::core::record {

namespace field {
inline constexpr char kErased[] = "erased/";
/// Of an attachment: the file that its name stands for. No change says it; it can only be erased.
inline constexpr char kContent[] = "content";
} // namespace field

/// What to erase: fields of one entity.
struct Erasure {
    Entity entity;
    std::vector<std::string> fields;
};

std::string erasedField(std::string_view name);
/// The field that is erased, of a name that erasedField() makes.
std::optional<std::string_view> splitErased(std::string_view name);

bool isErasure(const Change &change);

/// Whether the erasure of this change's value of `field` is known to `state` already.
bool isErased(const EntityState &state, const std::string &field, const ChangeId &id);

/// Whether the file of an attachment has been erased: it is nowhere to be kept any more.
bool isContentErased(const EntityState &attachment);

/// All personal data of an evaluation and its answers, what was handed in included; of another entity, its own; of an
/// attachment, its file too.
std::vector<Erasure> personalData(const Registers &registers, const Entity &entity);

} // namespace plumbline::core::record
