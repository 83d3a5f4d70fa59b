#include "core/sampling/sampling.h"

#include <algorithm>

namespace plumbline::core::sampling {

namespace {

/// No required size of a 64-bit population is larger: 1.8 * sqrt(2^64), rounded up.
constexpr std::uint64_t kLargestSize = 7'730'941'133;

/// 25 n^2 >= 81 N without a product that leaves 64 bits. With N = 25 q + r and n = 9 a + b it says
/// 81 (q - a^2) <= 18 a b + b^2 - ceil(81 r / 25), and both sides of the quotient by 81 are small enough.
bool isEnough(std::uint64_t n, std::uint64_t population)
{
    const auto q = static_cast<std::int64_t>(population / 25);
    const auto r = static_cast<std::int64_t>(population % 25);
    const auto a = static_cast<std::int64_t>(n / 9);
    const auto b = static_cast<std::int64_t>(n % 9);
    const std::int64_t right = 18 * a * b + b * b - (81 * r + 24) / 25;
    const std::int64_t quotient = right >= 0 ? right / 81 : -((-right + 80) / 81);
    return q - a * a <= quotient;
}

} // namespace

std::uint64_t requiredSize(std::uint64_t population)
{
    std::uint64_t low = 0;
    std::uint64_t high = std::min(population, kLargestSize);
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (isEnough(middle, population))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace plumbline::core::sampling
