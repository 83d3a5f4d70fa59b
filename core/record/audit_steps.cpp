#include "core/record/audit_steps.h"

#include <algorithm>
#include <tuple>

namespace plumbline::core::record {

namespace {

const EntityState *stateOf(const Registers &entities, std::string_view key)
{
    const auto found = entities.find({EntityKind::Step, std::string(key)});
    return found == entities.end() ? nullptr : &found->second;
}

const Candidate *current(const EntityState *state, std::string_view name)
{
    const FieldState *const field = state == nullptr ? nullptr : state->field(name);
    return field == nullptr || field->current.empty() ? nullptr : &field->current.front();
}

/// Who signed since then, and when; empty where nobody did.
std::pair<std::string, HybridTime> signer(const EntityState *state, const char *name, HybridTime since)
{
    const Candidate *const candidate = current(state, name);
    if (candidate == nullptr || candidate->time <= since)
        return {};
    const auto *user = std::get_if<std::string>(&candidate->value);
    return user == nullptr ? std::pair<std::string, HybridTime>() : std::pair(*user, candidate->time);
}

Error refused(const Edit &edit, Text message)
{
    return {ErrorCode::Refused, std::move(message), edit.entity.key};
}

const Value *valueOf(const Edit &edit, const char *name)
{
    const auto found = std::ranges::find(edit.fields, name, &std::pair<std::string, Value>::first);
    return found == edit.fields.end() ? nullptr : &found->second;
}

std::string_view nameOf(std::size_t step, bool zh)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, kAuditSteps.size()> kNames{{
        {"策划", "planned"},
        {"抽样", "sampled"},
        {"现场", "in the field"},
        {"评价", "evaluated"},
        {"复核", "reviewed"},
        {"决定", "decided"},
    }};
    return zh ? kNames[step].first : kNames[step].second;
}

Text withName(std::size_t step, std::string_view before, std::string_view after, std::string_view english)
{
    return {std::string(before) + std::string(nameOf(step, true)) + std::string(after),
            std::string(english) + '"' + std::string(nameOf(step, false)) + "\"."};
}

/// A signature is one's own, the second after the first and by another person.
std::optional<Error> signatureFault(const Edit &edit, const std::string &user, const AuditSteps &now)
{
    const Value *const staff = valueOf(edit, field::kSignedByStaff);
    const Value *const head = valueOf(edit, field::kSignedByHead);
    for (const Value *each : {staff, head}) {
        if (each != nullptr && *each != Value(Null{}) && *each != Value(user))
            return refused(edit, {"只能以本人名义签字。", "Nobody signs for another."});
    }
    const auto after = [](const Value *value, const std::string &before) {
        if (value == nullptr)
            return before;
        const auto *name = std::get_if<std::string>(value);
        return name == nullptr ? std::string() : *name;
    };
    const std::string first = after(staff, now.signedByStaff);
    const std::string second = after(head, now.signedByHead);
    if (!second.empty() && first.empty())
        return refused(
            edit,
            {"认证人员先签字，机构负责人后签字。", "The certification staff signs first, then the head of the body."});
    if (!second.empty() && first == second)
        return refused(edit, {"两个签字须由两人完成。", "The two signatures are two people's."});
    const Value *const done = valueOf(edit, field::kDone);
    if (done != nullptr && *done == Value(true) && (first.empty() || second.empty()))
        return refused(edit, {"决定须有两个签字。", "A decision takes both signatures."});
    return {};
}

} // namespace

AuditSteps auditSteps(const Registers &entities)
{
    AuditSteps result;
    HybridTime before;
    for (std::size_t at = 0; at < kAuditSteps.size(); ++at) {
        const EntityState *const state = stateOf(entities, kAuditSteps[at]);
        if (kAuditSteps[at] == step::kDecided && result.next == at) {
            std::tie(result.signedByStaff, result.signedByStaffAt) = signer(state, field::kSignedByStaff, before);
            result.signedByHead = signer(state, field::kSignedByHead, result.signedByStaffAt).first;
            if (result.signedByStaff.empty() || result.signedByHead == result.signedByStaff)
                result.signedByHead.clear();
        }
        const Candidate *const done = current(state, field::kDone);
        if (done == nullptr || done->value != Value(true))
            continue;
        const bool inOrder = result.next == at && (at == 0 || done->time > before);
        if (!inOrder || (kAuditSteps[at] == step::kDecided && result.signedByHead.empty())) {
            result.steps[at].stale = true;
            continue;
        }
        result.steps[at] = {true, false, done->author, done->time};
        result.next = at + 1;
        before = done->time;
    }
    return result;
}

bool isFinding(EntityKind kind)
{
    return kind == EntityKind::Evaluation || kind == EntityKind::Answer || kind == EntityKind::Management
        || kind == EntityKind::Month || kind == EntityKind::Indicator || kind == EntityKind::Conformity;
}

void Evaluators::merge(Evaluators others)
{
    users.merge(others.users);
    devices.merge(others.devices);
    latest = std::max(latest, others.latest);
}

Evaluators evaluators(const Registers &entities)
{
    Evaluators found;
    const Candidate *last = nullptr; // findings come many in a row of one
    for (const auto &[entity, state] : entities) {
        const bool finding = isFinding(entity.kind);
        if (!finding && !isAmendable(entity.kind))
            continue;
        for (const auto &[name, field] : state.fields) {
            for (const Candidate &candidate : field.current) {
                found.latest = std::max(found.latest, candidate.time);
                if (!finding)
                    continue;
                if (last == nullptr || last->author != candidate.author || last->by.origin != candidate.by.origin) {
                    found.users.insert(candidate.author);
                    found.devices.insert(candidate.by.origin);
                }
                last = &candidate;
            }
        }
    }
    return found;
}

std::optional<Error> stepFault(const Edit &edit, const std::string &user, const Registers &entities)
{
    const auto place = std::ranges::find(kAuditSteps, edit.entity.key);
    if (place == kAuditSteps.end())
        return refused(edit, {"没有这个审核步骤。", "An audit has no such step."});
    const auto at = static_cast<std::size_t>(place - kAuditSteps.begin());
    const AuditSteps now = auditSteps(entities);
    const Value *const done = valueOf(edit, field::kDone);
    const bool decides = *place == step::kDecided;
    const bool forward = (done != nullptr && *done == Value(true)) || (decides && judges(edit) && done == nullptr);
    if (forward && now.next < at)
        return refused(edit, withName(now.next, "先完成步骤“", "”。", "Steps run in order; first comes "));
    if (!forward && !decides && !now.signedByStaff.empty())
        return refused(edit, {"先撤回决定的签字。", "First the signatures of the decision are withdrawn."});
    if (!forward && now.next > at + 1)
        return refused(edit, withName(now.next - 1, "先退回步骤“", "”。", "Steps go back one after another; first "));
    return decides ? signatureFault(edit, user, now) : std::nullopt;
}

bool judges(const Edit &edit)
{
    if (edit.entity.kind != EntityKind::Step
        || (edit.entity.key != step::kReviewed && edit.entity.key != step::kDecided))
        return false;
    return std::ranges::any_of(edit.fields, [](const auto &each) {
        return (each.first == field::kDone && each.second == Value(true))
            || ((each.first == field::kSignedByStaff || each.first == field::kSignedByHead)
                && each.second != Value(Null{}));
    });
}

} // namespace plumbline::core::record
