#pragma once

#include <cstdint>

namespace plumbline::core {

/// Wall-clock time, handed in so that tests never sleep.
class Clock {
public:
    virtual ~Clock() = default;

    /// Milliseconds since 1970-01-01T00:00:00Z.
    virtual std::int64_t nowMs() const = 0;
};

class SystemClock final : public Clock {
public:
    std::int64_t nowMs() const override;
};

} // namespace plumbline::core
