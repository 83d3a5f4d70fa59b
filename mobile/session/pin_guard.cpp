#include "mobile/session/pin_guard.h"

#include "mobile/tablet_limits.h"

#include "core/base/digits.h"
#include <algorithm>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace plumbline::mobile {

namespace {

/// Takes a while on purpose.
core::Digest stretch(const core::Bytes &salt, const std::string &pin)
{
    core::Sha256 hash;
    core::Digest digest = hash.update(salt).update(core::withPlainDigits(pin)).finish(); // as the store takes it
    for (int round = 0; round < kPinGuardRounds; ++round)
        digest = hash.update(salt).update(digest).finish();
    return digest;
}

/// The thread lets those go first that draw the first page.
void standBack()
{
#ifdef __linux__
    constexpr int kNiceness = 10;
    (void)::setpriority(PRIO_PROCESS, 0, kNiceness); // of the calling thread alone
#endif
}

} // namespace

PinGuard::PinGuard(const core::Clock &clock, core::Random &random) : m_clock(clock), m_random(random), m_salt(32) { }

core::Error PinGuard::tooShort()
{
    return {core::ErrorCode::InvalidInput,
            {"PIN 至少需要 " + std::to_string(kShortestPin) + " 个字符。",
             "The PIN needs at least " + std::to_string(kShortestPin) + " characters."},
            {}};
}

core::Error PinGuard::wrong()
{
    return {core::ErrorCode::WrongPin, {"PIN 不正确，请重试。", "That PIN is wrong. Try again."}, {}};
}

void PinGuard::remember(const std::string &pin)
{
    m_random.fill(m_salt); // not at the start: it takes longer than a frame
    m_digest = std::async(std::launch::async, [salt = m_salt, pin] {
                   standBack();
                   return stretch(salt, pin);
               }).share();
    m_wrong = 0;
    m_notBeforeMs = 0;
}

PinGuard::Verdict PinGuard::check(const std::string &pin)
{
    if (wait().count() > 0)
        return Verdict::TooSoon;
    if (m_digest.valid() && stretch(m_salt, pin) == m_digest.get()) {
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

void PinGuard::waitAtLeast(std::chrono::milliseconds time)
{
    m_notBeforeMs = std::max(m_notBeforeMs, m_clock.nowMs() + time.count());
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

} // namespace plumbline::mobile
