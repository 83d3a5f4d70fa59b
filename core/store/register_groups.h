#pragma once
// Registers as they are stored: entities that are read and written together form a group, one sealed row each. An
// evaluation with its 34 answers is one (a tap rewrites about a kilobyte, an import seals 34 answers at once); the 52
// management items are another; a project stands alone.

#include "core/record/register.h"

#include <functional>

namespace plumbline::core::store {

std::string groupOf(const record::Entity &entity);
/// Whether groupOf(entity) is `group`, without making it; false may also mean that it is not worth knowing.
bool surelyIn(const std::string &group, const record::Entity &entity);

/// Origins as they are numbered in this store.
struct OriginNumbers {
    std::function<Result<std::int64_t>(const record::OriginId &)> number; ///< made when missing
    std::function<const record::OriginId *(std::int64_t)> id;             ///< null if there is none
};

/// Replaces `bytes`. Errors are those of OriginNumbers::number.
Result<void> encodeGroup(const std::string &name, const record::Registers &entities, const OriginNumbers &origins,
                         Bytes &bytes);

/// Nothing if the bytes are not a group of this name.
std::optional<record::Registers> decodeGroup(const std::string &name, ByteView bytes, const OriginNumbers &origins);

/// The name inside an encoded group.
std::optional<std::string> groupName(ByteView bytes);

} // namespace plumbline::core::store
