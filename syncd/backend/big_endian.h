#pragma once

#include "core/base/bytes.h"

#include <array>
#include <type_traits>

namespace plumbline::backend {

/// As PostgreSQL's binary formats have numbers.
template <class Number>
void appendBigEndian(core::Bytes &out, Number number)
{
    std::array<std::uint8_t, sizeof(Number)> digits;
    auto rest = static_cast<std::make_unsigned_t<Number>>(number);
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        *digit = static_cast<std::uint8_t>(rest);
        rest = static_cast<decltype(rest)>(static_cast<std::uint64_t>(rest) >> 8U);
    }
    out.insert(out.end(), digits.begin(), digits.end());
}

} // namespace plumbline::backend
