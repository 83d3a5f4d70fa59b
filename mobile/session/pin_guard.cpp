#include "mobile/session/pin_guard.h"

#include "mobile/tablet_limits.h"

#include <algorithm>

namespace plumbline::mobile {

PinGuard::PinGuard(const core::Clock &clock, core::Random &random) : m_clock(clock), m_salt(32)
{
    random.fill(m_salt);
}

void PinGuard::remember(const core::Digest &stretched)
{
    m_digest = stretched;
    m_wrong = 0;
    m_notBeforeMs = 0;
}

PinGuard::Verdict PinGuard::check(const std::string &pin)
{
    if (wait().count() > 0)
        return Verdict::TooSoon;
    if (stretch(m_salt, pin) == m_digest) {
        countRight();
        return Verdict::Right;
    }
    countWrong();
    return Verdict::Wrong;
}

std::chrono::milliseconds PinGuard::wait() const
{
    return std::chrono::milliseconds(std::max<std::int64_t>(0, m_notBeforeMs - m_clock.nowMs()));
}

void PinGuard::countWrong()
{
    ++m_wrong;
    if (m_wrong < kFreePinAttempts)
        return;
    const int doublings = std::min(m_wrong - kFreePinAttempts, 16);
    const std::chrono::milliseconds delay =
        std::min<std::chrono::milliseconds>(kFirstPinDelay * (1 << doublings), kLongestPinDelay);
    m_notBeforeMs = m_clock.nowMs() + delay.count();
}

core::Digest PinGuard::stretch(const core::Bytes &salt, const std::string &pin)
{
    core::Sha256 hash;
    core::Digest digest = hash.update(salt).update(pin).finish();
    for (int round = 0; round < kPinGuardRounds; ++round)
        digest = hash.update(salt).update(digest).finish();
    return digest;
}

} // namespace plumbline::mobile
