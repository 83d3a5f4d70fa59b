// A disk that fails or fills up: one clear error, nothing half-written, and the store works on once it has passed.

#include "tests/core/store/crash/rig.h"
#include "tests/core/store/crash/workload.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::tests;
using core::ErrorCode;

namespace {

constexpr std::size_t kSteps = 8;
const std::vector<std::string> kNoFaults;

struct Disturbance {
    const char *name;
    Harm harm;
    unsigned operations;
    bool lasting;
    ErrorCode expected;
};

const Disturbance kDisturbances[] = {
    {"one failed operation", Harm::IoError, kEveryOperation, false, ErrorCode::Io},
    {"a disk that fails from then on", Harm::IoError, kEveryOperation, true, ErrorCode::Io},
    {"a full disk", Harm::DiskFull, only(Operation::Write), true, ErrorCode::DiskFull},
};

void mustGoOn(Rig &rig, const std::vector<Step> &steps)
{
    CHECK(rig.compareWithoutPending() == kNoFaults);
    const std::optional<core::Error> failed = rig.run(steps, rig.done());
    INFO((failed ? failed->message.en : ""));
    REQUIRE_FALSE(failed.has_value());
    rig.close();
    const core::Result<void> opened = rig.open();
    INFO(said(opened));
    REQUIRE(opened.ok());
    CHECK(rig.compareWithoutPending() == kNoFaults);
}

} // namespace

TEST_CASE("An operation that fails is told, leaves nothing half-written, and the store works on")
{
    for (const Disturbance &disturbance : kDisturbances) {
        std::uint64_t told = 0;
        for (std::uint64_t seed = 1; seed <= seeds(3); ++seed) {
            const std::vector<Step> steps = drawWorkload(seed, kSteps);
            Boundaries boundaries(seed);
            for (;;) {
                const std::uint64_t nth = boundaries.next();
                CAPTURE(disturbance.name, seed, nth);
                Rig rig(seed * 100'000 + nth);
                REQUIRE(rig.create().ok());
                rig.disk().arm({disturbance.harm, disturbance.operations, nth, disturbance.lasting});
                const std::optional<core::Error> failed = rig.run(steps);
                const bool struck = rig.disk().struck();
                rig.disk().disarm();
                if (failed) {
                    ++told;
                    CAPTURE(failed->message.en, failed->place);
                    CHECK(failed->code == disturbance.expected);
                    CHECK_FALSE(failed->message.zh.empty());
                }
                if (!struck)
                    break;
                mustGoOn(rig, steps);
            }
        }
        CHECK(told > 20);
    }
}

TEST_CASE("After a failed operation the power goes: still nothing that was acknowledged is gone")
{
    for (std::uint64_t seed = 1; seed <= seeds(3); ++seed) {
        const std::vector<Step> steps = drawWorkload(seed + 50, kSteps);
        Boundaries boundaries(seed);
        for (;;) {
            const std::uint64_t nth = boundaries.next();
            CAPTURE(seed, nth);
            Rig rig(seed * 100'000 + nth);
            REQUIRE(rig.create().ok());
            rig.disk().arm({Harm::IoError, kChangingOperations, nth, false});
            (void)rig.run(steps);
            if (!rig.disk().struck())
                break;
            rig.restart();
            const core::Result<void> opened = rig.open();
            INFO(said(opened));
            REQUIRE(opened.ok());
            CHECK(rig.compare() == kNoFaults);
        }
    }
}

TEST_CASE("A failure while opening is told as such and taken for no damage")
{
    std::uint64_t told = 0;
    for (std::uint64_t seed = 1; seed <= seeds(4); ++seed) {
        Dice dice(seed);
        const std::vector<Step> steps = drawWorkload(seed, kSteps);
        const std::uint64_t first = 20 + dice() % 60;
        Boundaries boundaries(seed);
        for (;;) {
            const std::uint64_t nth = boundaries.next();
            CAPTURE(seed, first, nth);
            Rig rig(seed * 100'000 + nth);
            REQUIRE(rig.create().ok());
            rig.disk().arm({Harm::PowerCut, kChangingOperations, first, false});
            (void)rig.run(steps);
            rig.restart();
            rig.disk().arm({Harm::IoError, kEveryOperation, nth, nth % 2 == 0});
            const core::Result<void> opened = rig.open();
            const bool struck = rig.disk().struck();
            rig.disk().disarm();
            CAPTURE(said(opened));
            if (!opened.ok()) {
                ++told;
                CHECK(opened.error().code == ErrorCode::Io);
                const core::Result<void> again = rig.open();
                INFO(said(again));
                REQUIRE(again.ok());
            }
            CHECK(rig.compare() == kNoFaults);
            if (!struck)
                break;
        }
    }
    CHECK(told > 5);
}

TEST_CASE("A failure in the making of a store leaves nothing behind")
{
    for (const Disturbance &disturbance : kDisturbances) {
        for (std::uint64_t nth = 1;; ++nth) {
            CAPTURE(disturbance.name, nth);
            Rig rig(nth);
            rig.disk().arm({disturbance.harm, disturbance.operations, nth, disturbance.lasting});
            const core::Result<void> created = rig.create();
            const bool struck = rig.disk().struck();
            rig.disk().disarm();
            CAPTURE(said(created));
            if (!created.ok()) {
                CHECK(created.error().code == disturbance.expected);
                CHECK((!std::filesystem::exists(rig.folder()) || std::filesystem::is_empty(rig.folder())));
                const core::Result<void> again = rig.create();
                INFO(said(again));
                REQUIRE(again.ok());
            }
            CHECK(rig.compare() == kNoFaults);
            if (!struck)
                break;
        }
    }
}

TEST_CASE("A disk that fills up refuses what does not fit, keeps the rest readable, and goes on when there is room")
{
    std::uint64_t refused = 0;
    for (std::uint64_t seed = 1; seed <= seeds(4); ++seed) {
        const std::vector<Step> steps = drawWorkload(seed + 100, 2 * kSteps);
        Rig rig(seed);
        REQUIRE(rig.create().ok());
        Dice dice(seed);
        std::optional<core::Error> failed;
        do {
            rig.disk().setCapacity(rig.disk().used() + dice() % 60'000);
            failed = rig.run(steps, rig.done());
            CAPTURE(seed, rig.done());
            if (failed) {
                ++refused;
                CAPTURE(failed->message.en);
                CHECK(failed->code == ErrorCode::DiskFull);
                CHECK(rig.compareWithoutPending() == kNoFaults); // while it is full
            }
            rig.disk().setCapacity(std::nullopt);
            if (failed && rig.done() < steps.size())
                REQUIRE_FALSE(rig.run(std::span(steps).first(rig.done() + 1), rig.done()));
        } while (failed);
        mustGoOn(rig, steps);
    }
    CHECK(refused > 4);
}
