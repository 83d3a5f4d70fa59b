// What a person did becomes changes of this origin.

#include "core/record/encoding.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/store/store.h"
#include "core/store/store_impl.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

const FieldState *fieldOf(const EntityState *state, const std::string &name)
{
    if (state == nullptr)
        return nullptr;
    const auto found = state->fields.find(name);
    return found == state->fields.end() ? nullptr : &found->second;
}

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

bool isSubmitted(const RegisterGroup &group, const std::string &evaluation)
{
    const FieldState *field = fieldOf(stateOf(group, {EntityKind::Evaluation, evaluation}), field::kSubmitted);
    return field != nullptr && std::ranges::any_of(field->current, [](const Candidate &candidate) {
               return candidate.value == Value(true);
           });
}

/// Of a submitted evaluation: who answered what, where and when, and signed it. Excluding it, and its place in a list,
/// stay open.
bool isFrozen(const Entity &entity, const std::string &field)
{
    return entity.kind == EntityKind::Answer || field == field::kSubmitted || field == field::kProject
        || field == field::kEvaluator || field == field::kEvaluatorKind || field == field::kAt
        || field == field::kSignature || field == field::kNoticeAt || field == field::kLanguage;
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
    Appender(Store::Impl &store, Stream &stream, const std::string &audit, const std::string &author)
        : m_store(store),
          m_stream(stream),
          m_origin(*store.names.originId(stream.origin)),
          m_folded(store.names.folded(stream.audit)),
          m_nowMs(store.surroundings.clock.nowMs())
    {
        m_change.audit = audit;
        m_change.author = author;
    }

    Result<void> add(const Edit &edit, std::vector<ChangeId> &made)
    {
        const auto found = m_store.registers.group(m_stream.audit, groupOf(edit.entity));
        if (!found)
            return found.error();
        RegisterGroup &group = **found;
        const EntityState *const state = stateOf(group, edit.entity);
        m_change.patches.clear();
        for (const auto &[name, value] : edit.fields) {
            const FieldState *const field = fieldOf(state, name);
            if (says(field, value))
                continue;
            FieldPatch &patch = m_change.patches.emplace_back();
            patch.field = name;
            patch.value = value;
            if (field != nullptr) {
                for (const Candidate &candidate : field->current)
                    patch.supersedes.push_back(candidate.by);
            }
        }
        if (m_change.patches.empty())
            return {};
        if (auto allowed = check(edit, group); !allowed)
            return allowed;
        m_change.id = {m_origin, m_stream.head + 1};
        m_change.time = m_store.clock.next(m_nowMs);
        m_change.reason = edit.reason;
        m_change.entity = edit.entity;
        if (auto logged = log(); !logged)
            return logged;
        merge(group.entities[edit.entity], m_change, m_folded);
        group.dirty = true;
        made.push_back(m_change.id);
        return {};
    }

private:
    Result<void> check(const Edit &edit, const RegisterGroup &group) const
    {
        if (edit.entity.kind != EntityKind::Answer && edit.entity.kind != EntityKind::Evaluation)
            return {};
        const std::string evaluation(edit.entity.kind == EntityKind::Answer
                                         ? std::string(splitAnswerKey(edit.entity.key).first)
                                         : edit.entity.key);
        if (!isSubmitted(group, evaluation))
            return {};
        for (const FieldPatch &patch : m_change.patches) {
            if (isFrozen(edit.entity, patch.field))
                return submitted(evaluation, edit.entity);
        }
        return {};
    }

    Result<void> log()
    {
        const Encoding encoding = encode(m_change, m_store.surroundings.random);
        if (encoding.body.size() > kMaxBodySize || m_stream.head + 1 >= kMaxNumber)
            return Error{ErrorCode::InvalidInput,
                         {"一次输入的内容过长（上限 1 MB）。", "One entry is too long: at most 1 MB."},
                         m_change.entity.key};
        if (auto added =
                m_store.log.add(m_stream.number, m_change.id.number, m_stream.hash, encoding.body, encoding.personal);
            !added)
            return added;
        m_stream.hash = m_store.hasher.next(m_stream.hash, m_change.id.number, encoding.body);
        m_stream.head = m_change.id.number;
        m_stream.time = m_change.time;
        m_stream.dirty = true;
        m_folded[m_origin] = m_stream.head;
        return {};
    }

    Store::Impl &m_store;
    Stream &m_stream;
    OriginId m_origin;
    Folded &m_folded;
    std::int64_t m_nowMs;
    Change m_change;
};

} // namespace

Result<std::vector<ChangeId>> Store::append(const std::string &audit, const std::string &author,
                                            const std::vector<Edit> &edits)
{
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
    Appender appender(*m_impl, **stream, audit, author);
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
