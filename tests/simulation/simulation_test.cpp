#include "tests/simulation/world.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>

using namespace plumbline::tests;

namespace {

std::uint64_t seeds(std::uint64_t quick)
{
    const char *asked = std::getenv("PLUMBLINE_SIMULATION_SEEDS");
    return asked == nullptr ? quick : std::strtoull(asked, nullptr, 10);
}

std::uint64_t firstSeed()
{
    const char *asked = std::getenv("PLUMBLINE_SIMULATION_SEED");
    return asked == nullptr ? 1 : std::strtoull(asked, nullptr, 10);
}

} // namespace

TEST_CASE("the record holds through every seed's faults")
{
    const auto begun = std::chrono::steady_clock::now();
    std::uint64_t steps = 0;
    const std::uint64_t first = firstSeed();
    const std::uint64_t count = seeds(2000);
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        World world(seed, {});
        if (std::getenv("PLUMBLINE_SIMULATION_TRACE") != nullptr)
            world.timeline().printTo([](const std::string &line) { std::cout << line << '\n'; });
        const std::string broken = world.run();
        steps += world.steps();
        INFO("seed " << seed);
        REQUIRE(broken == "");
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    std::cout << count << " seeds, " << steps << " steps, " << static_cast<double>(steps) * 60 / taken.count()
              << " steps a minute\n";
}

TEST_CASE("the same seed gives the same trace")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        World first(seed, {});
        World second(seed, {});
        CHECK(first.run() == second.run());
        CHECK(first.traceHash() == second.traceHash());
    }
    World one(1, {});
    World other(2, {});
    (void)one.run();
    (void)other.run();
    CHECK(one.traceHash() != other.traceHash());
}

TEST_CASE("a server that acknowledges before its disk has it is caught by some seed")
{
    bool caught = false;
    for (std::uint64_t seed = 1; seed <= 50 && !caught; ++seed) {
        WorldOptions options;
        options.ackBeforeDisk = true;
        World world(seed, options);
        caught = !world.run().empty();
    }
    CHECK(caught);
}
