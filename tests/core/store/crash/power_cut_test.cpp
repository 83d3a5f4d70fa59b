// Invariant 1 of sync.md: what was acknowledged survives every crash. The power goes at each operation of the disk in
// turn; the disk keeps, loses or tears what was not synced.

#include "tests/core/store/crash/rig.h"
#include "tests/core/store/crash/workload.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

constexpr std::size_t kSteps = 12;
constexpr std::uint64_t kGoOnEach = 5; // of the cuts, one in so many goes on with the workload afterwards
const std::vector<std::string> kNoFaults;

std::uint64_t diskSeed(std::uint64_t seed, std::uint64_t nth)
{
    return seed * 100'000 + nth;
}

void mustOpen(Rig &rig)
{
    const core::Result<void> opened = rig.open();
    INFO(said(opened));
    REQUIRE(opened.ok());
}

void mustGoOn(Rig &rig, const std::vector<Step> &steps)
{
    const std::optional<core::Error> failed = rig.run(steps, rig.done());
    INFO((failed ? failed->message.en : ""));
    REQUIRE_FALSE(failed.has_value());
    CHECK(rig.compareWithoutPending() == kNoFaults);
    rig.close();
    mustOpen(rig);
    CHECK(rig.compare() == kNoFaults);
}

} // namespace

TEST_CASE("A power cut at any operation takes nothing that was acknowledged, and the store works on")
{
    std::uint64_t cuts = 0;
    for (std::uint64_t seed = 1; seed <= seeds(6); ++seed) {
        const std::vector<Step> steps = drawWorkload(seed, kSteps);
        Boundaries boundaries(seed);
        Dice dice(seed);
        for (;; ++cuts) {
            const std::uint64_t nth = boundaries.next();
            CAPTURE(seed, nth);
            Rig rig(diskSeed(seed, nth));
            REQUIRE(rig.create().ok());
            rig.disk().arm({Harm::PowerCut, kChangingOperations, nth, false});
            (void)rig.runWholeDay(steps);
            if (!rig.disk().struck())
                break;
            rig.restart();
            mustOpen(rig);
            CHECK(rig.compare() == kNoFaults);
            if (dice() % kGoOnEach == 0)
                mustGoOn(rig, steps);
        }
    }
    CHECK(cuts > 80);
}

TEST_CASE("A power cut while the store recovers from a power cut takes nothing either")
{
    std::uint64_t cuts = 0;
    for (std::uint64_t seed = 1; seed <= seeds(3); ++seed) {
        Dice dice(seed);
        const std::vector<Step> steps = drawWorkload(seed, kSteps);
        const std::uint64_t first = 20 + dice() % 60;
        Boundaries boundaries(seed);
        for (;; ++cuts) {
            const std::uint64_t nth = boundaries.next();
            CAPTURE(seed, first, nth);
            Rig rig(diskSeed(seed, nth));
            REQUIRE(rig.create().ok());
            rig.disk().arm({Harm::PowerCut, kChangingOperations, first, false});
            (void)rig.run(steps);
            rig.restart();
            rig.disk().arm({Harm::PowerCut, kEveryOperation, nth, false});
            if (rig.open().ok())
                rig.close(); // closing is part of it
            const bool struck = rig.disk().struck();
            rig.restart();
            mustOpen(rig);
            CHECK(rig.compare() == kNoFaults);
            if (!struck)
                break;
        }
    }
    CHECK(cuts > 5);
}

TEST_CASE("A power cut in the making of a store leaves none or a good one")
{
    bool sawNone = false;
    bool sawGood = false;
    for (std::uint64_t seed = 1; seed <= seeds(3); ++seed) {
        const std::vector<Step> steps = drawWorkload(seed, 3);
        Boundaries boundaries(seed);
        for (;;) {
            const std::uint64_t nth = boundaries.next();
            CAPTURE(seed, nth);
            Rig rig(diskSeed(seed, nth));
            rig.disk().arm({Harm::PowerCut, kChangingOperations, nth, false});
            const bool created = rig.create().ok();
            const bool struck = rig.disk().struck();
            rig.restart();
            const core::Result<void> opened = rig.open();
            CAPTURE(created, said(opened));
            if (opened.ok()) {
                sawGood = true;
            } else {
                sawNone = true;
                CHECK_FALSE(created);
                CHECK(opened.error().code == core::ErrorCode::NotFound);
                const core::Result<void> again = rig.create();
                INFO(said(again));
                REQUIRE(again.ok());
            }
            CHECK(rig.compare() == kNoFaults);
            mustGoOn(rig, steps);
            if (!struck)
                break;
        }
    }
    CHECK(sawNone);
    CHECK(sawGood);
}

TEST_CASE("On a disk that lies about sync these tests do find what is lost")
{
    std::uint64_t found = 0;
    const std::vector<Step> steps = drawWorkload(1, kSteps);
    for (std::uint64_t nth = 10; nth <= 60; nth += 10) {
        Rig rig(diskSeed(1, nth));
        REQUIRE(rig.create().ok());
        rig.disk().setLying(true);
        rig.disk().arm({Harm::PowerCut, kChangingOperations, nth, false});
        (void)rig.run(steps);
        rig.restart();
        if (!rig.open().ok() || !rig.compare().empty())
            ++found;
    }
    CHECK(found >= 3);
}
