#include "core/sync/action.h"

namespace plumbline::core::sync {

Actions closing(Reason reason)
{
    return closing(reason, textOf(reason));
}

Actions closing(Reason reason, Text text)
{
    Actions actions;
    actions.emplace_back(action::Send{encode(Close{reason, text})});
    actions.emplace_back(action::Stop{reason, std::move(text), false});
    return actions;
}

} // namespace plumbline::core::sync
