#pragma once
// Hybrid logical time of one store: close to the wall clock, and later than all that it has seen, so that what a person
// writes after reading something sorts after it.
//
// A clock that is far wrong must not spread: a time more than kMaxAhead ahead of our wall clock is kept in its change
// but does not move ours, our own earlier ones included (a tablet that once ran in 2035 comes back to today). The bound
// is against the wall clock, not against our last time, so no chain of devices can add up to more. Nothing is lost by
// it: order within an origin is by number, and only superseding decides what is current.

#include "core/record/change.h"

#include <algorithm>
#include <chrono>

namespace plumbline::core::record {

inline constexpr std::chrono::hours kMaxAhead{24}; ///< sync.md: more than that is a wrong clock, not a time zone

class HybridClock {
public:
    /// A time that this store holds, of its own or of others.
    void see(const HybridTime &time, std::int64_t wallMs)
    {
        if (time.millis - wallMs <= std::chrono::milliseconds(kMaxAhead).count())
            m_last = std::max(m_last, time);
    }

    /// The time of a new change.
    HybridTime next(std::int64_t wallMs)
    {
        const bool astray = m_last.millis - wallMs > std::chrono::milliseconds(kMaxAhead).count();
        if (astray || wallMs > m_last.millis)
            m_last = {std::max<std::int64_t>(wallMs, 0), 0};
        else
            ++m_last.counter;
        return m_last;
    }

private:
    HybridTime m_last;
};

} // namespace plumbline::core::record
