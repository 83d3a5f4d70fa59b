#pragma once
// Virtual time: events in order of (time, when they were asked for), and a hash of all that happened.

#include "core/base/clock.h"
#include "core/base/sha256.h"
#include "tests/support/unsynced_file.h"

#include <functional>
#include <map>
#include <string>

namespace plumbline::tests {

class Timeline {
public:
    explicit Timeline(std::uint64_t seed) : m_dice(seed) { }

    std::int64_t nowMs() const { return m_nowMs; }
    std::uint64_t steps() const { return m_steps; }

    /// From 0 to below `end`.
    std::uint64_t roll(std::uint64_t end) { return m_dice() % end; }
    bool chance(unsigned percent) { return roll(100) < percent; }

    void at(std::int64_t timeMs, std::function<void()> work)
    {
        m_events.emplace(std::pair(std::max(timeMs, m_nowMs), ++m_asked), std::move(work));
    }
    void after(std::uint64_t ms, std::function<void()> work)
    {
        at(m_nowMs + static_cast<std::int64_t>(ms), std::move(work));
    }

    /// The next event; false if there is none.
    bool step()
    {
        if (m_events.empty())
            return false;
        auto next = m_events.extract(m_events.begin());
        m_nowMs = next.key().first;
        ++m_steps;
        next.mapped()();
        return true;
    }
    bool idle() const { return m_events.empty(); }

    void note(const std::string &line)
    {
        m_trace.update(std::to_string(m_nowMs)).update(" ").update(line).update("\n");
        if (m_print)
            m_print(std::to_string(m_nowMs) + ' ' + line);
    }
    core::Digest traceHash() { return m_trace.finish(); }
    void printTo(std::function<void(const std::string &)> print) { m_print = std::move(print); }

private:
    Dice m_dice;
    std::int64_t m_nowMs = 0;
    std::uint64_t m_asked = 0;
    std::uint64_t m_steps = 0;
    std::map<std::pair<std::int64_t, std::uint64_t>, std::function<void()>> m_events;
    core::Sha256 m_trace;
    std::function<void(const std::string &)> m_print;
};

/// The wall clock of one node: virtual time, and how far it is off.
class NodeClock final : public core::Clock {
public:
    NodeClock(const Timeline &timeline, std::int64_t offMs) : m_timeline(timeline), m_offMs(offMs) { }
    std::int64_t nowMs() const override { return 1'764'000'000'000 + m_offMs + m_timeline.nowMs(); }
    void setOff(std::int64_t offMs) { m_offMs = offMs; }

private:
    const Timeline &m_timeline;
    std::int64_t m_offMs;
};

} // namespace plumbline::tests
