#include "core/record/register.h"

#include "core/record/entity_keys.h"
#include "core/record/erasure.h"
#include "core/record/fold.h"
#include "core/record/personal.h"
#include "core/record/submission.h"

#include <algorithm>

namespace plumbline::core::record {

namespace {

/// Greatest (time, origin) first. Time alone never decides what is current: only superseding does.
bool before(const Candidate &a, const Candidate &b)
{
    if (a.time != b.time)
        return a.time > b.time;
    return a.by > b.by;
}

/// Keeps ids sorted and each once.
void insert(std::vector<ChangeId> &ids, const ChangeId &id)
{
    const auto at = std::lower_bound(ids.begin(), ids.end(), id);
    if (at == ids.end() || *at != id)
        ids.insert(at, id);
}

bool remove(std::vector<ChangeId> &ids, const ChangeId &id)
{
    const auto at = std::lower_bound(ids.begin(), ids.end(), id);
    if (at == ids.end() || *at != id)
        return false;
    ids.erase(at);
    return true;
}

bool arrived(const Folded &folded, const ChangeId &id)
{
    const auto at = folded.find(id.origin);
    return at != folded.end() && id.number <= at->second;
}

/// Forgets what the changes that are named said. Those not here yet are remembered: they say nothing when they come.
template <class HasArrived>
void erase(EntityState &state, std::string_view name, const FieldPatch &patch, const HasArrived &hasArrived)
{
    FieldState &erased = state.fields[patch.field];
    const auto field = state.fields.find(name);
    for (const ChangeId &id : patch.supersedes) {
        if (!hasArrived(id))
            insert(erased.superseded, id);
        if (field == state.fields.end())
            continue;
        for (Candidate &candidate : field->second.current) {
            if (candidate.by == id)
                candidate.value = Null{};
        }
    }
}

/// What the change says of a field: nothing where its erasure came first.
Value saying(EntityState &state, const Change &change, const FieldPatch &patch)
{
    if (!isPersonal(change.entity.kind, patch.field))
        return patch.value;
    const auto erased = state.fields.find(erasedField(patch.field));
    return erased != state.fields.end() && remove(erased->second.superseded, change.id) ? Value() : patch.value;
}

/// A field's state, made in place where there is none.
FieldState &fieldOf(EntityState &state, const std::string &name)
{
    return state.fields.try_emplace(name).first->second;
}

/// Where the order has it. Nearly every field has one value, which is made in place.
template <class Order>
void add(FieldState &field, const Change &change, Value value, Order order)
{
    if (field.current.empty()) {
        Candidate &only = field.current.emplace_back();
        only.by = change.id;
        only.time = change.time;
        only.author = change.author;
        only.value = std::move(value);
        return;
    }
    Candidate candidate{change.id, change.time, change.author, std::move(value)};
    const auto place = std::upper_bound(field.current.begin(), field.current.end(), candidate, order);
    field.current.insert(place, std::move(candidate));
}

/// Of a submission: kept for good, the earliest first. What another change would make of it is not taken in.
void seal(FieldState &field, const Change &change, Value value)
{
    add(field, change, std::move(value), [](const Candidate &a, const Candidate &b) { return before(b, a); });
}

template <class HasArrived>
void mergeWith(EntityState &state, const Change &change, const HasArrived &hasArrived)
{
    const bool ofEvaluation = change.entity.kind == EntityKind::Evaluation;
    const bool submits = ofEvaluation && isSubmission(change);
    for (const FieldPatch &patch : change.patches) {
        if (const auto name = splitErased(patch.field)) {
            if (isPersonal(change.entity.kind, *name))
                erase(state, *name, patch, hasArrived);
            continue;
        }
        Value value = saying(state, change, patch);
        if (ofEvaluation && isSealingField(patch.field)) {
            if (submits)
                seal(fieldOf(state, patch.field), change, std::move(value));
            continue;
        }
        FieldState &field = fieldOf(state, patch.field);
        for (const ChangeId &id : patch.supersedes) {
            const auto named = std::ranges::remove(field.current, id, &Candidate::by);
            if (named.empty() && !hasArrived(id))
                insert(field.superseded, id);
            field.current.erase(named.begin(), named.end());
        }
        if (remove(field.superseded, change.id))
            continue; // it came after what replaces it
        add(field, change, std::move(value), before);
    }
}

} // namespace

void merge(EntityState &state, const Change &change, const Folded &folded)
{
    mergeWith(state, change, [&](const ChangeId &id) { return arrived(folded, id); });
}

void merge(EntityState &state, const Change &change)
{
    mergeWith(state, change, [](const ChangeId &) { return false; });
}

void merge(Registers &registers, Folded &folded, const Change &change)
{
    merge(registers[change.entity], change, folded);
    std::uint64_t &number = folded[change.id.origin];
    number = std::max(number, change.id.number);
}

void forgetArrived(Registers &registers, const Folded &folded)
{
    for (auto &[entity, state] : registers)
        for (auto &[name, field] : state.fields)
            std::erase_if(field.superseded, [&](const ChangeId &id) { return arrived(folded, id); });
}

namespace {

bool isHandedIn(const Registers &registers, const Entity &entity)
{
    if (entity.kind != EntityKind::Answer && entity.kind != EntityKind::Evaluation)
        return false;
    const auto state = registers.find({EntityKind::Evaluation, std::string(evaluationOf(entity))});
    return state != registers.end() && submissionOf(state->second) != nullptr;
}

/// Several wrote the same: there is nothing to settle.
bool agree(const FieldState &field)
{
    return std::ranges::all_of(field.current,
                               [&](const Candidate &each) { return each.value == field.current.front().value; });
}

} // namespace

std::vector<Conflict> conflicts(const Registers &registers)
{
    std::vector<Conflict> found;
    for (const auto &[entity, state] : registers) {
        for (const auto &[name, field] : state.fields) {
            if (!field.conflicting() || (entity.kind == EntityKind::Evaluation && name.starts_with(field::kHandedIn)))
                continue; // what was handed in is told once, by `submitted`
            if (name != field::kSubmitted && agree(field))
                continue;
            const bool settled =
                name != field::kSubmitted && isFrozenField(entity.kind, name) && isHandedIn(registers, entity);
            if (!settled)
                found.push_back({entity, name, {field.current.begin(), field.current.end()}});
        }
    }
    return found;
}

} // namespace plumbline::core::record
