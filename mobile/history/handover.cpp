#include "mobile/history/handover.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

std::optional<Handover> Handover::of(const record::EntityState &evaluation)
{
    const record::FieldState *notice = evaluation.field(field::kNoticeAt);
    if (!notice || notice->current.empty())
        return {};
    Handover handover;
    handover.m_device = notice->current.front().by.origin;
    handover.m_begin = notice->current.front().time;
    if (const record::FieldState *submitted = evaluation.field(field::kSubmitted);
        submitted && !submitted->current.empty())
        handover.m_end = submitted->current.front().time;
    if (const auto *name = evaluation.get<std::string>(field::kEvaluator))
        handover.m_customer = *name;
    return handover;
}

bool Handover::concerns(const record::Entity &entity)
{
    return entity.kind == record::EntityKind::Evaluation || entity.kind == record::EntityKind::Answer;
}

std::optional<Handover> Handover::of(const record::Registers &registers, const record::Entity &entity)
{
    if (!concerns(entity))
        return {};
    const auto found = registers.find({record::EntityKind::Evaluation, std::string(record::evaluationOf(entity))});
    return found == registers.end() ? std::nullopt : of(found->second);
}

bool Handover::covers(const record::ChangeId &change, const record::HybridTime &time) const
{
    return change.origin == m_device && time >= m_begin && (!m_end || time <= *m_end);
}

Text Handover::author(const std::string &user) const
{
    return {"顾客" + m_customer + "（由 " + user + " 交给平板）",
            (m_customer.empty() ? "the customer" : "customer " + m_customer) + ", handed the tablet by " + user};
}

} // namespace plumbline::mobile
