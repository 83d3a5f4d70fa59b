#include "core/record/submission.h"

#include "core/record/entity_keys.h"
#include "core/record/erasure.h"
#include "core/record/fold.h"

#include <algorithm>
#include <array>

namespace plumbline::core::record {

namespace {

constexpr std::array<std::string_view, 7> kOwnFrozen{field::kProject, field::kEvaluator, field::kEvaluatorKind,
                                                     field::kAt,      field::kSignature, field::kNoticeAt,
                                                     field::kLanguage};

FieldPatch closing(std::string_view item, const std::string &name, const FieldState &state)
{
    FieldPatch patch{handedInField(item, name), *state.value(), {}, false};
    for (const Candidate &candidate : state.current)
        patch.supersedes.push_back(candidate.by);
    return patch;
}

bool hasValue(const FieldState &state)
{
    return state.value() != nullptr && !std::holds_alternative<Null>(*state.value());
}

/// Adds what `state` holds otherwise than `closed` does.
void compare(const Entity &entity, const EntityState &state, const EntityState *closed, const Candidate &submission,
             std::vector<Conflict> &found)
{
    for (const auto &[name, field] : state.fields) {
        if (!isFrozenField(entity.kind, name) || isSealingField(name))
            continue;
        const FieldState *const kept = closed == nullptr ? nullptr : closed->field(name);
        Conflict conflict{entity, name, {}};
        if (kept != nullptr)
            conflict.values.assign(kept->current.begin(), kept->current.end());
        else
            conflict.values.push_back({submission.by, submission.time, submission.author, Null{}});
        const Value counts = conflict.values.front().value;
        for (const Candidate &candidate : field.current) {
            if (candidate.value != counts)
                conflict.values.push_back(candidate);
        }
        if (conflict.values.size() > 1)
            found.push_back(std::move(conflict));
    }
}

} // namespace

std::optional<HandedInField> splitHandedIn(std::string_view name)
{
    constexpr std::string_view kPrefix = field::kHandedIn;
    if (!name.starts_with(kPrefix))
        return std::nullopt;
    name.remove_prefix(kPrefix.size());
    const auto slash = name.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    return HandedInField{name.substr(0, slash), name.substr(slash + 1)};
}

std::string handedInField(std::string_view item, std::string_view field)
{
    return std::string(field::kHandedIn).append(item).append(1, '/').append(field);
}

bool isSealingField(std::string_view name)
{
    return name == field::kSubmitted || name.starts_with(field::kHandedIn);
}

bool isFrozenField(EntityKind kind, std::string_view name)
{
    if (splitErased(name))
        return false; // what a person says about a person can be erased; what was answered cannot
    if (kind == EntityKind::Answer)
        return true;
    return kind == EntityKind::Evaluation
        && (isSealingField(name) || std::ranges::find(kOwnFrozen, name) != kOwnFrozen.end());
}

bool isSubmission(const Change &change)
{
    return change.entity.kind == EntityKind::Evaluation
        && std::ranges::any_of(change.patches, [](const FieldPatch &patch) {
               return patch.field == field::kSubmitted && patch.value == Value(true) && patch.supersedes.empty();
           });
}

const Candidate *submissionOf(const EntityState &evaluation)
{
    const FieldState *const submitted = evaluation.field(field::kSubmitted);
    return submitted == nullptr || submitted->current.empty() ? nullptr : &submitted->current.front();
}

std::vector<FieldPatch> closingPatches(const Registers &entities, const std::string &evaluation,
                                       const std::vector<FieldPatch> &own)
{
    std::vector<FieldPatch> patches;
    for (const auto &[entity, state] : entities) {
        if (entity.kind == EntityKind::Answer) {
            const auto [of, item] = splitAnswerKey(entity.key);
            for (const auto &[name, field] : state.fields) {
                if (of == evaluation && hasValue(field))
                    patches.push_back(closing(item, name, field));
            }
        } else if (entity.kind == EntityKind::Evaluation && entity.key == evaluation) {
            for (const auto &[name, field] : state.fields) {
                const bool here = std::ranges::find(own, name, &FieldPatch::field) != own.end();
                if (!here && !isSealingField(name) && isFrozenField(entity.kind, name) && hasValue(field))
                    patches.push_back(closing({}, name, field));
            }
        }
    }
    for (const FieldPatch &patch : own) { // written in the same breath
        if (isFrozenField(EntityKind::Evaluation, patch.field) && !isSealingField(patch.field)
            && !std::holds_alternative<Null>(patch.value))
            patches.push_back({handedInField({}, patch.field), patch.value, patch.supersedes, false});
    }
    return patches;
}

std::map<std::string, EntityState> handedIn(const EntityState &evaluation, const ChangeId &by)
{
    std::map<std::string, EntityState> closed;
    for (auto at = evaluation.fields.lower_bound(field::kHandedIn); at != evaluation.fields.end(); ++at) {
        const auto name = splitHandedIn(at->first);
        if (!name)
            break;
        for (const Candidate &candidate : at->second.current) {
            if (candidate.by == by)
                closed[std::string(name->item)].fields[std::string(name->field)].current.push_back(candidate);
        }
    }
    return closed;
}

std::vector<Conflict> withoutEffect(const Registers &registers)
{
    std::vector<Conflict> found;
    for (auto at = registers.lower_bound({EntityKind::Evaluation, ""});
         at != registers.end() && at->first.kind == EntityKind::Evaluation; ++at) {
        const Candidate *const submission = submissionOf(at->second);
        if (submission == nullptr)
            continue;
        auto closed = handedIn(at->second, submission->by);
        compare(at->first, at->second, &closed[""], *submission, found);
        const std::string prefix = at->first.key + '/';
        for (auto answer = registers.lower_bound({EntityKind::Answer, prefix}); answer != registers.end()
             && answer->first.kind == EntityKind::Answer && answer->first.key.starts_with(prefix);
             ++answer) {
            const auto [evaluation, item] = splitAnswerKey(answer->first.key);
            if (evaluation != at->first.key)
                continue;
            const auto kept = closed.find(std::string(item));
            compare(answer->first, answer->second, kept == closed.end() ? nullptr : &kept->second, *submission, found);
        }
    }
    return found;
}

} // namespace plumbline::core::record
