#pragma once
// Which fields hold personal data. Their values stand beside the body of a change, which holds only a salted hash of
// them, so that they can be erased (at the person's wish, or when the law's term ends) and every chain still verifies.
// What scoring needs is never personal: an audit's result stays the same after an erasure.

#include "core/base/sha256.h"
#include "core/record/change.h"

namespace plumbline::core::record {

inline constexpr std::size_t kSaltSize = 16; ///< bytes; enough that a short name cannot be found by trying

/// Names of customers and evaluators, free notes, signatures, positions of visits, and members this version does not
/// know where a person is described.
bool isPersonal(EntityKind kind, std::string_view field);

/// SHA-256 of domain, version, salt and the value's encoding.
Digest commitment(ByteView salt, ByteView encodedValue);

} // namespace plumbline::core::record
