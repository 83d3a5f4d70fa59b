#pragma once
// Registers: what the changes of an entity amount to. Derived from the log and nothing else; merging is commutative,
// associative and idempotent.

#include "core/record/change.h"

#include <boost/container/flat_map.hpp>
#include <boost/container/small_vector.hpp>
#include <map>

namespace plumbline::core::record {

/// One current value of a field and who wrote it.
struct Candidate {
    ChangeId by;
    HybridTime time;
    std::string author;
    Value value;
    bool operator==(const Candidate &) const = default;
};

/// Room for one value within: nearly every field has one, and answers come by the hundred thousand.
using Candidates = boost::container::small_vector<Candidate, 1>;

struct FieldState {
    /// Greatest (time, origin) first; more than one is a conflict. Of `submitted` and what it closed: the earliest
    /// first.
    Candidates current;
    /// Superseded by a change already here, themselves not yet arrived; sorted. See forgetArrived().
    std::vector<ChangeId> superseded;

    const Value *value() const { return current.empty() ? nullptr : &current.front().value; }
    bool conflicting() const { return current.size() > 1; }
    bool operator==(const FieldState &) const = default;
};

/// By name. Room for one field within, which an answer has.
using Fields = boost::container::small_flat_map<std::string, FieldState, 1, std::less<>>;

struct EntityState {
    Fields fields;

    /// Null where there is none.
    const FieldState *field(std::string_view name) const
    {
        const auto found = fields.find(name);
        return found == fields.end() ? nullptr : &found->second;
    }
    /// What a field says, the value used meanwhile in a conflict. Null where it says nothing, or what is no T.
    template <class T>
    const T *get(std::string_view name) const
    {
        const FieldState *const there = field(name);
        const Value *const value = there == nullptr ? nullptr : there->value();
        return value == nullptr ? nullptr : std::get_if<T>(value);
    }

    bool operator==(const EntityState &) const = default;
};

/// All entities of one audit.
using Registers = std::map<Entity, EntityState>;

/// Per origin, the number up to which its changes of the audit have been folded.
using Folded = std::map<OriginId, std::uint64_t>;

/// Folds one change into the state of its entity. The caller never folds the same id twice (the log guarantees that)
/// and folds each origin's changes in order. `folded` tells which changes have been here before this one: with it, and
/// after forgetArrived(), the state is a function of the set of changes alone, whatever their order.
void merge(EntityState &state, const Change &change, const Folded &folded);

/// The same for one whose order does not matter to `superseded`: an id that is not current counts as not yet arrived.
void merge(EntityState &state, const Change &change);

/// Folds one change into its audit and counts it in `folded`.
void merge(Registers &registers, Folded &folded, const Change &change);

/// Takes out of FieldState::superseded what has arrived meanwhile and was of another field than its superseder thought:
/// such an id says nothing any more, and whether it is still there tells only in what order the two came.
void forgetArrived(Registers &registers, const Folded &folded);

struct Conflict {
    Entity entity;
    std::string field;
    std::vector<Candidate> values; ///< the one used meanwhile first
};

/// Fields with more than one current value that a new change can settle, and evaluations that two devices handed in.
/// What came too late for a submission is none: see withoutEffect().
std::vector<Conflict> conflicts(const Registers &registers);

} // namespace plumbline::core::record
