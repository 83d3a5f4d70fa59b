#pragma once
// The growing wait after wrong PINs, kept on disk.

#include "core/base/clock.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace plumbline::core::store {

/// How long after the `tries`-th wrong PIN in a row the next may be tried.
std::chrono::milliseconds delayAfter(int tries);

class PinDelay {
public:
    explicit PinDelay(std::filesystem::path file) : m_file(std::move(file)) { }

    /// How long it still is until the next try.
    Result<std::chrono::milliseconds> left(const Clock &clock) const;

    /// Counts a try before it is made. Refused with WrongPin while the wait lasts.
    Result<void> begin(const Clock &clock) const;
    void succeeded() const;

private:
    struct Tries {
        int count = 0;
        std::int64_t lastMs = 0;

        std::int64_t leftMs(std::int64_t now) const;
    };
    Result<Tries> tries() const;

    std::filesystem::path m_file;
};

} // namespace plumbline::core::store
