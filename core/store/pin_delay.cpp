#include "core/store/pin_delay.h"

#include "core/store/limits.h"
#include "core/store/safe_file.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <unistd.h>

namespace plumbline::core::store {

using std::chrono::milliseconds;

milliseconds delayAfter(int tries)
{
    if (tries <= kFreeTries)
        return milliseconds(0);
    const int doublings = std::min(tries - kFreeTries - 1, 20);
    return std::min<milliseconds>(milliseconds(kFirstDelay) * (1LL << doublings), kLongestDelay);
}

// A clock that was set back must not lengthen the wait beyond its own length.
std::int64_t PinDelay::Tries::leftMs(std::int64_t now) const
{
    return std::max<std::int64_t>(0, delayAfter(count).count() - (now >= lastMs ? now - lastMs : 0));
}

Result<PinDelay::Tries> PinDelay::tries() const
{
    Tries tries;
    const auto stored = readWhole(m_file, 256);
    if (!stored)
        return stored.error();
    if (*stored) {
        // A file that does not read counts as one wrong try: it is only a brake.
        const std::string text(asText(**stored));
        if (std::sscanf(text.c_str(), "%d %" SCNd64, &tries.count, &tries.lastMs) != 2)
            tries.count = 1;
    }
    return tries;
}

Result<milliseconds> PinDelay::left(const Clock &clock) const
{
    const auto tries = this->tries();
    return tries ? Result<milliseconds>(milliseconds(tries->leftMs(clock.nowMs()))) : tries.error();
}

Result<void> PinDelay::begin(const Clock &clock) const
{
    const auto counted = tries();
    if (!counted)
        return counted.error();
    const int tries = counted->count;
    const std::int64_t now = clock.nowMs();
    const std::int64_t left = counted->leftMs(now);
    if (left > 0) {
        if (now < counted->lastMs) {
            const std::string restarted = std::to_string(tries) + ' ' + std::to_string(now) + '\n';
            if (auto written = writeSafely(m_file, asBytes(restarted));
                !written && written.error().code != ErrorCode::DiskFull)
                return written;
        }
        const std::string seconds = std::to_string((left + 999) / 1000);
        return Error{ErrorCode::WrongPin,
                     {"PIN 多次输错，请等 " + seconds + " 秒后再试。数据不会丢失。",
                      "The PIN was wrong several times. Try again in " + seconds + " seconds; nothing is lost."},
                     m_file.parent_path().string()};
    }
    const std::string text = std::to_string(std::min(tries + 1, 1000)) + ' ' + std::to_string(now) + '\n';
    auto written = writeSafely(m_file, asBytes(text));
    // A full disk must not keep a person from the records; whoever can fill it could remove the count, too.
    if (!written && written.error().code == ErrorCode::DiskFull)
        return {};
    return written;
}

void PinDelay::succeeded() const
{
    ::unlink(m_file.c_str());
}

} // namespace plumbline::core::store
