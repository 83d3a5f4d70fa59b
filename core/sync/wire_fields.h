#pragma once
// Fields that several messages have: bytes of a fixed size, ids of audits.

#include "core/base/bytes.h"
#include "core/sync/limits.h"

#include <algorithm>
#include <array>
#include <string>

namespace plumbline::core::sync {

/// False if the size is another.
template <std::size_t N>
bool take(const std::string &bytes, std::array<std::uint8_t, N> &out)
{
    if (bytes.size() != N)
        return false;
    std::ranges::copy(asBytes(bytes), out.begin());
    return true;
}

template <class Container>
std::string give(const Container &bytes)
{
    return {bytes.begin(), bytes.end()};
}

inline Bytes takeBytes(const std::string &bytes)
{
    return {bytes.begin(), bytes.end()};
}

inline bool isAuditId(const std::string &audit)
{
    return !audit.empty() && audit.size() <= kMaxAuditId;
}

inline bool exceeds(int count, std::size_t limit)
{
    return static_cast<std::size_t>(count) > limit;
}

} // namespace plumbline::core::sync
