#pragma once
// What two devices do over a network, without one: whatever one store holds and the other does not.

#include "core/store/store.h"

#include <string>

namespace plumbline::testing {

/// Gives `to` what it lacks of the audit; false when it refuses any of it.
inline bool exchange(core::store::Store &from, core::store::Store &to, const std::string &audit)
{
    for (const auto &head : *from.heads(audit)) {
        std::uint64_t here = 0;
        for (const auto &other : *to.heads(audit)) {
            if (other.origin == head.origin)
                here = other.number;
        }
        if (head.number <= here)
            continue;
        const auto run = from.read(audit, head.origin, here + 1, 1U << 20);
        const auto outcomes = run ? to.admit({*run}) : run.error();
        if (!outcomes || outcomes->front().fault != core::store::RunFault::None)
            return false;
    }
    return true;
}

} // namespace plumbline::testing
