#pragma once

#include "core/base/bytes.h"

namespace plumbline::core {

/// Random bytes, handed in so that a seed replays a run.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The operating system's cryptographic generator.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace plumbline::core
