#pragma once
// Bytes of a change: see change.proto. They are made once, by the origin, and kept as they were made.

#include "core/base/random.h"
#include "core/record/change.h"

#include <optional>

namespace plumbline::core::record {

/// A change's body may not be larger: far above any answer or note, low enough that a peer cannot exhaust memory.
inline constexpr std::size_t kMaxBodySize = 1U << 20;

struct Encoding {
    Bytes body;     ///< hashed into the chain
    Bytes personal; ///< personal values and their salts; empty where the change has none
};

/// `salts` is drawn from only for personal fields.
Encoding encode(const Change &change, Random &salts);
/// The same into what was used before: of thousands of changes in a row none then allocates.
void encode(const Change &change, Random &salts, Encoding &encoding);

/// The change of these bytes. Fields of a newer version are skipped; an erased personal value reads as Null with
/// FieldPatch::erased. Errors: Corrupted, naming what does not read or a personal value that is not what was committed
/// to.
Result<Change> decode(const std::string &audit, const ChangeId &id, ByteView body, ByteView personal);

/// What a change is of, without reading the rest of it; nothing where that does not read.
std::optional<Entity> entityOf(ByteView body);

/// Personal data of a change without the values of some of its patches; their hashes in the body stay.
Bytes withoutPersonal(ByteView personal, const std::vector<std::size_t> &patches);

} // namespace plumbline::core::record
