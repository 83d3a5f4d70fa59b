#pragma once
// The unit of the record: a patch of fields of one entity, made by one origin. See sync.md, "The record".

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plumbline::core::record {

/// A device or server: random, one per store.
using OriginId = std::array<std::uint8_t, 16>;

/// Number counts from 1 in each audit and origin.
struct ChangeId {
    OriginId origin{};
    std::uint64_t number = 0;
    auto operator<=>(const ChangeId &) const = default;
};

/// Hybrid logical time: wall-clock milliseconds, never behind what this origin has seen, and a counter within one.
struct HybridTime {
    std::int64_t millis = 0;
    std::uint32_t counter = 0;
    auto operator<=>(const HybridTime &) const = default;
};

enum class EntityKind : std::uint8_t {
    Audit = 1,       ///< key "": standard, organisation, catalogue, unknown members
    Project = 2,     ///< key: project id
    Sample = 3,      ///< key: draw number; the latest counts
    Replacement = 4, ///< key: "<draw>/<position>"
    NotInvolved = 5, ///< key: item code; for the whole audit
    Evaluation = 6,  ///< key: evaluation id
    Answer = 7,      ///< key: "<evaluation id>/<item code>"
    Management = 8,  ///< key: item code
    Month = 9,       ///< key: YYYY-MM
    Indicator = 10,  ///< key: clause
    Conformity = 11, ///< key "": conclusion, justification
    Visit = 12,      ///< key: project id or visit id: sign-in, position, notes
    Attachment = 13, ///< key: SHA-256 in hex
    Step = 14,       ///< key: step of the audit
    Member = 15,     ///< key: user id; team and assignment
};

struct Entity {
    EntityKind kind = EntityKind::Audit;
    std::string key;
    auto operator<=>(const Entity &) const = default;
};

struct Null {
    auto operator<=>(const Null &) const = default;
};

/// Raw JSON text of something this version does not know, kept as it was written.
struct RawJson {
    std::string text;
    auto operator<=>(const RawJson &) const = default;
};

using Value = std::variant<Null, bool, std::int64_t, std::string, RawJson>;

struct FieldPatch {
    std::string field;
    Value value;
    std::vector<ChangeId> supersedes; ///< the values of this field that the author saw and replaces
    bool erased = false;              ///< personal data that has since been erased; `value` is Null
    bool operator==(const FieldPatch &) const = default;
};

struct Change {
    std::string audit;
    ChangeId id;
    HybridTime time;
    std::string author; ///< user id
    std::string reason; ///< needed for an amendment after closing; else may be empty
    Entity entity;
    std::vector<FieldPatch> patches;
    bool operator==(const Change &) const = default;
};

/// What a person does, before it becomes a change: the store adds id, time and what it supersedes.
struct Edit {
    Entity entity;
    std::vector<std::pair<std::string, Value>> fields;
    std::string reason;
};

std::string originText(const OriginId &origin); ///< 32 lower-case hex digits

} // namespace plumbline::core::record
