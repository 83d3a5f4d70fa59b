#pragma once
// Checks the PIN of a store that is already open (lock screen, end of customer mode) without touching the store, with a
// wait that grows with each wrong one.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

#include <chrono>
#include <future>
#include <string>

namespace plumbline::mobile {

class PinGuard {
public:
    PinGuard(const core::Clock &clock, core::Random &random);

    static core::Error tooShort();
    static core::Error wrong();

    /// The PIN as it was given, known to be right. It is stretched beside all other work; a check waits for that.
    void remember(const std::string &pin);

    enum class Verdict { Right, Wrong, TooSoon };
    Verdict check(const std::string &pin);

    /// How long the next attempt has to wait; zero when it may be made now.
    std::chrono::milliseconds wait() const;

    /// A wrong PIN that the store itself refused counts as well.
    void countWrong();
    /// The store keeps a wait of its own, also over a restart.
    void waitAtLeast(std::chrono::milliseconds time);
    void countRight() { m_wrong = 0; }

private:
    const core::Clock &m_clock;
    core::Random &m_random;
    core::Bytes m_salt;
    std::shared_future<core::Digest> m_digest; ///< none before the first PIN
    int m_wrong = 0;
    std::int64_t m_notBeforeMs = 0;
};

} // namespace plumbline::mobile
