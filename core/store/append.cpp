// What a person did becomes changes of this origin.

#include "core/record/audit_steps.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/record/submission.h"
#include "core/store/amendment.h"
#include "core/store/own_change.h"
#include "core/store/store.h"
#include "core/store/store_impl.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

const EntityState *stateOf(const RegisterGroup &group, const Entity &entity)
{
    const auto found = group.entities.find(entity);
    return found == group.entities.end() ? nullptr : &found->second;
}

/// Whether writing the value would change nothing. A conflict is always settled, whatever the value.
bool says(const FieldState *field, const Value &value)
{
    if (field == nullptr || field->current.empty())
        return std::holds_alternative<Null>(value);
    return !field->conflicting() && *field->value() == value;
}

bool isHandedIn(const RegisterGroup &group, const std::string &evaluation)
{
    const EntityState *const state = stateOf(group, {EntityKind::Evaluation, evaluation});
    return state != nullptr && submissionOf(*state) != nullptr;
}

/// `submitted` only ever becomes true: to say again what is so, or was never otherwise, changes nothing.
bool saysSubmitted(bool handedIn, const Value &value)
{
    return handedIn ? value == Value(true) : value != Value(true);
}

Error submitted(const std::string &evaluation, const Entity &entity)
{
    return {ErrorCode::Refused,
            {"评价 " + evaluation + " 已由填写人提交，答案不能更改；只能说明理由后排除整份评价。",
             "Evaluation " + evaluation
                 + " was handed in: its answers cannot be changed, only the whole evaluation excluded with a reason."},
            entity.key};
}

class Appender {
public:
    Appender(Store::Impl &store, Stream &stream, const std::string &audit, const std::string &author, bool evaluated)
        : m_store(store),
          m_stream(stream),
          m_origin(*store.names.originId(stream.origin)),
          m_folded(store.names.folded(stream.audit)),
          m_upTo(m_folded[m_origin]),
          m_nowMs(store.surroundings.clock.nowMs()),
          m_amendments(store, stream.audit, author, evaluated)
    {
        m_change.audit = audit;
        m_change.author = author;
    }

    Result<void> add(const Edit &edit, std::vector<ChangeId> &made)
    {
        const auto found = m_store.registers.groupFor(m_stream.audit, edit.entity);
        if (!found)
            return found.error();
        RegisterGroup &group = **found;
        const auto at = group.place(edit.entity);
        const bool known = at != group.entities.end() && at->first == edit.entity;
        patch(edit, known ? &at->second : nullptr);
        if (m_change.patches.empty())
            return {};
        m_change.entity = edit.entity;
        if (auto allowed = handIn(group); !allowed)
            return allowed;
        if (auto allowed = m_amendments.check(edit, group.entities); !allowed)
            return allowed;
        m_change.id = {m_origin, m_stream.head + 1};
        m_change.time = m_store.clock.next(m_nowMs);
        m_change.reason = edit.reason;
        if (auto logged = logOwn(m_store, m_stream, m_change, m_upTo); !logged)
            return logged;
        const auto state = known ? at : group.entities.try_emplace(at, edit.entity);
        merge(state->second, m_change, m_folded);
        m_store.registers.changed(group);
        made.push_back(m_change.id);
        return {};
    }

private:
    void patch(const Edit &edit, const EntityState *state)
    {
        m_change.patches.clear();
        for (const auto &[name, value] : edit.fields) {
            const FieldState *const field = state == nullptr ? nullptr : state->field(name);
            const bool submits = edit.entity.kind == EntityKind::Evaluation && name == field::kSubmitted;
            if (submits ? saysSubmitted(field != nullptr, value) : says(field, value))
                continue;
            FieldPatch &patch = m_change.patches.emplace_back();
            patch.field = name;
            patch.value = value;
            if (field != nullptr) {
                for (const Candidate &candidate : field->current)
                    patch.supersedes.push_back(candidate.by);
            }
        }
    }

    /// What is handed in stays as it is; handing in takes along what it closes.
    Result<void> handIn(const RegisterGroup &group)
    {
        const Entity &entity = m_change.entity;
        if (entity.kind != EntityKind::Answer && entity.kind != EntityKind::Evaluation)
            return {};
        if (m_group != &group || entity.kind == EntityKind::Evaluation) { // which may hand it in
            m_group = entity.kind == EntityKind::Answer ? &group : nullptr;
            m_evaluation = evaluationOf(entity);
            m_handedIn = isHandedIn(group, m_evaluation);
        }
        for (const FieldPatch &patch : m_change.patches) {
            const bool closing = entity.kind == EntityKind::Evaluation && splitHandedIn(patch.field).has_value();
            if (closing || (m_handedIn && isFrozenField(entity.kind, patch.field)))
                return submitted(m_evaluation, entity);
        }
        if (isSubmission(m_change)) {
            for (FieldPatch &patch : closingPatches(group.entities, m_evaluation, m_change.patches))
                m_change.patches.push_back(std::move(patch));
        }
        return {};
    }

    Store::Impl &m_store;
    Stream &m_stream;
    OriginId m_origin;
    Folded &m_folded;
    std::uint64_t &m_upTo; ///< in m_folded
    std::int64_t m_nowMs;
    AmendmentRule m_amendments;
    Change m_change;
    const RegisterGroup *m_group = nullptr; ///< of m_evaluation, where that stays as it is
    std::string m_evaluation;
    bool m_handedIn = false; ///< m_evaluation
};

} // namespace

Result<std::vector<ChangeId>> Store::append(const std::string &audit, const std::string &author,
                                            const std::vector<Edit> &edits)
{
    Result<bool> evaluated = false;
    if (std::ranges::any_of(edits, [](const Edit &edit) { return judges(edit); })) // rare: the log is read for it
        evaluated = hasEvaluated(audit, author);
    if (!evaluated)
        return evaluated.error();
    auto write = Write::begin(*m_impl);
    if (!write)
        return write.error();
    const auto auditNumber = m_impl->names.audit(audit);
    if (!auditNumber)
        return auditNumber.error();
    const auto origin = m_impl->names.origin(m_impl->identity.origin);
    if (!origin)
        return origin.error();
    const auto stream = m_impl->names.stream(*auditNumber, *origin);
    if (!stream)
        return stream.error();
    std::vector<ChangeId> made;
    made.reserve(edits.size());
    Appender appender(*m_impl, **stream, audit, author, *evaluated);
    for (const Edit &edit : edits) {
        if (auto added = appender.add(edit, made); !added)
            return added.error();
    }
    if (made.empty())
        return made; // nothing to write: the transaction rolls back
    m_impl->changed.insert(*auditNumber);
    if (auto committed = write->commit(); !committed)
        return committed.error();
    return made;
}

} // namespace plumbline::core::store
