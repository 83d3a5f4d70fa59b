#pragma once
// Clock and randomness of a run that a seed replays.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "tests/support/unsynced_file.h"

namespace plumbline::tests {

/// A millisecond passes at each look.
class SteppingClock final : public core::Clock {
public:
    explicit SteppingClock(std::int64_t startMs = 1'764'000'000'000) : m_nowMs(startMs) { }
    std::int64_t nowMs() const override { return ++m_nowMs; }

private:
    mutable std::int64_t m_nowMs;
};

class SeededRandom final : public core::Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_dice(seed) { }
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::uint8_t &byte : bytes)
            byte = static_cast<std::uint8_t>(m_dice());
    }

private:
    Dice m_dice;
};

} // namespace plumbline::tests
