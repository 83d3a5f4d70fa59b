#include "mobile/answers/answer_undo.h"

#include "core/record/fold.h"
#include "mobile/tablet_limits.h"

namespace plumbline::mobile {

using namespace core;

namespace {

record::Value numberOrNull(const std::optional<int> &number)
{
    if (!number)
        return record::Null{};
    return static_cast<std::int64_t>(*number);
}

record::Value textOrNull(const std::optional<std::string> &text)
{
    if (!text)
        return record::Null{};
    return *text;
}

} // namespace

void AnswerUndo::remember(int row, const audit::Answer *before)
{
    m_taken.push_back({row, before ? *before : audit::Answer{}});
    if (m_taken.size() > kUndoDepth)
        m_taken.erase(m_taken.begin());
}

std::optional<AnswerUndo::Step> AnswerUndo::take()
{
    if (m_taken.empty())
        return {};
    const Taken taken = m_taken.back();
    m_taken.pop_back();
    return Step{taken.row,
                {{record::field::kLikert, numberOrNull(taken.before.likert)},
                 {record::field::kAlpha, numberOrNull(taken.before.alpha)},
                 {record::field::kNotInvolved, textOrNull(taken.before.notInvolved)}}};
}

} // namespace plumbline::mobile
