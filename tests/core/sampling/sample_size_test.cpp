#include "core/sampling/sampling.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>

#include <random>

using boost::multiprecision::cpp_int;
using plumbline::core::sampling::requiredSize;

namespace {

bool isSmallest(std::uint64_t n, std::uint64_t population)
{
    const auto enough = [&](const cpp_int &size) { return 25 * size * size >= 81 * cpp_int(population); };
    const bool smallest = n == 0 || !enough(cpp_int(n) - 1);
    return smallest && (enough(n) || n == population) && n <= population;
}

} // namespace

TEST_CASE("4.1.3.1: the published sizes")
{
    const std::vector<std::pair<std::uint64_t, std::uint64_t>> published{
        {1, 1},  {2, 2},    {3, 3},    {4, 4},    {5, 5},    {6, 5},           {10, 6},
        {25, 9}, {100, 18}, {225, 27}, {400, 36}, {598, 45}, {1'000'000, 1800}};
    for (const auto &[population, size] : published)
        CHECK(requiredSize(population) == size);
    CHECK(requiredSize(0) == 0);
    CHECK(requiredSize(1'000'000'000) == 56'921);
}

TEST_CASE("4.1.3.1: around every perfect square the size steps exactly")
{
    for (std::uint64_t root = 1; root < 2000; ++root)
        for (std::uint64_t population : {25 * root * root - 1, 25 * root * root, 25 * root * root + 1})
            CHECK(isSmallest(requiredSize(population), population));
    CHECK(requiredSize(25) == 9);
    CHECK(requiredSize(26) == 10);
}

TEST_CASE("4.1.3.1: exact where 81 N leaves 64 bits and a double has lost the last digit")
{
    constexpr std::uint64_t kMost = std::uint64_t{1} << 63;
    for (std::uint64_t back = 0; back < 200; ++back) {
        CHECK(isSmallest(requiredSize(kMost - back), kMost - back));
        CHECK(isSmallest(requiredSize(~std::uint64_t{0} - back), ~std::uint64_t{0} - back));
    }
    std::mt19937_64 random(20261101);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t population = random() >> (random() % 64);
        CHECK(isSmallest(requiredSize(population), population));
        // Populations at which n is just enough: N = 25 k^2 has n = 9 k, one more project takes one more visit.
        const std::uint64_t k = random() % 600'000'000 + 1;
        CHECK(requiredSize(25 * k * k) == 9 * k);
        CHECK(requiredSize(25 * k * k + 1) == 9 * k + 1);
    }
}
