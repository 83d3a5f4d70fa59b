// Memory that runs out inside SQLite: the same bar as for a failing disk.

#include "tests/core/store/crash/rig.h"
#include "tests/core/store/crash/workload.h"
#include "tests/support/fault_memory.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

const bool s_installed = installFaultMemory(); // before main, and so before anything of SQLite

constexpr std::size_t kSteps = 8;
const std::vector<std::string> kNoFaults;

} // namespace

TEST_CASE("An allocation that fails is told, leaves nothing half-written, and the store works on")
{
    REQUIRE(s_installed);
    std::uint64_t told = 0;
    for (std::uint64_t seed = 1; seed <= seeds(1); ++seed) {
        const std::vector<Step> steps = drawWorkload(seed + 200, kSteps);
        Dice dice(seed);
        // There are thousands; a stride with a random part meets every kind.
        for (std::uint64_t nth = 1;; nth += 1 + dice() % (seed == 1 ? 20 : 400)) {
            CAPTURE(seed, nth);
            Rig rig(seed * 100'000 + nth);
            REQUIRE(rig.create().ok());
            failAllocation(nth, nth % 2 == 0);
            const std::optional<core::Error> failed = rig.run(steps);
            const bool struck = allocationFailed();
            failAllocation(0);
            if (failed)
                ++told;
            if (!struck)
                break;
            CHECK(rig.compareWithoutPending() == kNoFaults);
            const std::optional<core::Error> again = rig.run(steps, rig.done());
            INFO((again ? again->message.en : ""));
            REQUIRE_FALSE(again.has_value());
            CHECK(rig.compareWithoutPending() == kNoFaults);
        }
    }
    CHECK(told > 10);
}

TEST_CASE("An allocation that fails while opening is told, and taken for no damage")
{
    std::uint64_t told = 0;
    const std::vector<Step> steps = drawWorkload(300, kSteps);
    Dice dice(1);
    for (std::uint64_t nth = 1;; nth += 1 + dice() % 30) {
        CAPTURE(nth);
        Rig rig(nth);
        REQUIRE(rig.create().ok());
        REQUIRE_FALSE(rig.run(steps).has_value());
        rig.restart();
        failAllocation(nth, nth % 2 == 0);
        const core::Result<void> opened = rig.open();
        const bool struck = allocationFailed();
        failAllocation(0);
        CAPTURE(said(opened));
        if (!opened.ok()) {
            ++told;
            CHECK(opened.error().code != core::ErrorCode::Corrupted);
            CHECK(opened.error().code != core::ErrorCode::NotFound);
            REQUIRE(rig.open().ok());
        }
        CHECK(rig.compare() == kNoFaults);
        if (!struck)
            break;
    }
    CHECK(told > 10);
}
