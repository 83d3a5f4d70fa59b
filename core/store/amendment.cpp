#include "core/store/amendment.h"

#include "core/record/audit_steps.h"
#include "core/record/fold.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;

Error needsReason(const Entity &entity, Text what)
{
    return {ErrorCode::Refused,
            {what.zh + "，更改须说明理由。", what.en + ": an amendment needs a reason."},
            entity.key.empty() ? "reason" : entity.key};
}

bool goesBack(const Edit &edit)
{
    return edit.entity.kind == EntityKind::Step && std::ranges::any_of(edit.fields, [](const auto &each) {
               return each.first == field::kDone && each.second == Value(false);
           });
}

} // namespace

Result<void> AmendmentRule::check(const Edit &edit, const Registers &own)
{
    const bool answer = edit.entity.kind == EntityKind::Answer;
    if (answer && &own == m_open)
        return {};
    m_open = nullptr;
    if (auto allowed = checkAnew(edit, own); !allowed)
        return allowed;
    if (answer && !audit::isReason(edit.reason))
        m_open = &own;
    return {};
}

Result<void> AmendmentRule::checkAnew(const Edit &edit, const Registers &own)
{
    if (edit.entity.kind == EntityKind::Step) {
        m_closed.reset();
        if (auto allowed = checkStep(edit, own); !allowed)
            return allowed;
    }
    if (edit.entity.kind == EntityKind::Visit)
        m_projects.clear();
    if (audit::isReason(edit.reason))
        return {};
    if (goesBack(edit))
        return needsReason(edit.entity, {"审核步骤被退回", "A step of the audit goes back"});
    if (!isAmendable(edit.entity.kind))
        return {};
    const auto closed = auditClosed();
    if (!closed)
        return closed.error();
    if (*closed)
        return needsReason(edit.entity, {"审核已完成评价", "The audit is evaluated"});
    const auto visit = visitClosed(edit, own);
    if (!visit)
        return visit.error();
    if (*visit)
        return needsReason(edit.entity, {"现场访问已结束", "The visit is closed"});
    return {};
}

Result<void> AmendmentRule::checkStep(const Edit &edit, const Registers &steps)
{
    if (auto fault = stepFault(edit, m_author, steps))
        return std::move(*fault);
    if (!judges(edit))
        return {};
    const auto all = m_store.registers.all(m_audit);
    if (!all)
        return all.error();
    if (m_evaluated || evaluators(*all).users.contains(m_author))
        return Error{
            ErrorCode::Refused,
            {"参加过本次评价的人不能复核或决定。", "Who evaluated in this audit neither reviews it nor decides on it."},
            edit.entity.key};
    return {};
}

Result<bool> AmendmentRule::auditClosed()
{
    if (m_closed)
        return *m_closed;
    const auto group = m_store.registers.group(m_audit, groupOf({EntityKind::Step, ""}));
    if (!group)
        return group.error();
    m_closed = isClosed((*group)->entities);
    return *m_closed;
}

Result<bool> AmendmentRule::visitClosed(const Edit &edit, const Registers &own)
{
    if (edit.entity.kind == EntityKind::Visit) {
        const auto state = own.find(edit.entity);
        return state != own.end() && isVisitClosed(state->second);
    }
    const auto project = visitOf(edit.entity, own);
    return project ? projectClosed(*project) : Result<bool>(false);
}

Result<bool> AmendmentRule::projectClosed(const std::string &project)
{
    if (const auto known = m_projects.find(project); known != m_projects.end())
        return known->second;
    const Entity visit{EntityKind::Visit, project};
    const auto group = m_store.registers.group(m_audit, groupOf(visit));
    if (!group)
        return group.error();
    const auto state = (*group)->entities.find(visit);
    return m_projects[project] = state != (*group)->entities.end() && isVisitClosed(state->second);
}

} // namespace plumbline::core::store
