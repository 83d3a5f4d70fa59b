#include "mobile/document/undo_steps.h"

#include "mobile/tablet_limits.h"

namespace plumbline::mobile {

void UndoSteps::remember(core::record::Edit back)
{
    m_steps.push_back(std::move(back));
    if (m_steps.size() > kUndoDepth)
        m_steps.erase(m_steps.begin());
}

std::optional<core::record::Edit> UndoSteps::take()
{
    if (m_steps.empty())
        return {};
    std::optional<core::record::Edit> step = std::move(m_steps.back());
    m_steps.pop_back();
    return step;
}

} // namespace plumbline::mobile
