#include "core/record/register.h"

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

template <class HasArrived>
void mergeWith(EntityState &state, const Change &change, const HasArrived &hasArrived)
{
    for (const FieldPatch &patch : change.patches) {
        FieldState &field = state.fields[patch.field];
        for (const ChangeId &id : patch.supersedes) {
            const auto removed = std::erase_if(field.current, [&](const Candidate &c) { return c.by == id; });
            if (removed == 0 && !hasArrived(id)) {
                const auto at = std::lower_bound(field.superseded.begin(), field.superseded.end(), id);
                if (at == field.superseded.end() || *at != id)
                    field.superseded.insert(at, id);
            }
        }
        const auto at = std::lower_bound(field.superseded.begin(), field.superseded.end(), change.id);
        if (at != field.superseded.end() && *at == change.id) {
            field.superseded.erase(at); // it came after what replaces it
            continue;
        }
        Candidate candidate{change.id, change.time, change.author, patch.value};
        const auto place = std::upper_bound(field.current.begin(), field.current.end(), candidate, before);
        field.current.insert(place, std::move(candidate));
    }
}

} // namespace

void merge(EntityState &state, const Change &change, const Folded &folded)
{
    mergeWith(state, change, [&](const ChangeId &id) {
        const auto at = folded.find(id.origin);
        return at != folded.end() && id.number <= at->second;
    });
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

std::vector<Conflict> conflicts(const Registers &registers)
{
    std::vector<Conflict> found;
    for (const auto &[entity, state] : registers) {
        for (const auto &[name, field] : state.fields) {
            if (field.conflicting())
                found.push_back({entity, name, field.current});
        }
    }
    return found;
}

} // namespace plumbline::core::record
