// SQLite copies its log into the database once it is long, and then begins it anew over what it held. A power cut in
// the midst of either takes nothing.

#include "tests/core/store/crash/rig.h"
#include "tests/core/store/crash/workload.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

const std::vector<std::string> kNoFaults;
constexpr std::size_t kSteps = 1600;             // enough for more than one checkpoint
constexpr std::uint64_t kSeedsPerWorkload = 100; // to draw one takes longer than to run it
/// Of these a checkpoint of any workload has more than a hundred.
constexpr unsigned kCopying = only(Operation::Write) | only(Operation::Sync);

/// Carries out steps one by one until the database itself has been synced: the end of a checkpoint.
void runPastCheckpoint(Rig &rig, const std::vector<Step> &steps)
{
    rig.disk().arm({Harm::None, only(Operation::Sync), 1, false, "store.db"});
    while (rig.disk().counted() == 0) {
        REQUIRE(rig.done() < steps.size());
        REQUIRE_FALSE(rig.run(std::span(steps).first(rig.done() + 1), rig.done()).has_value());
    }
}

void cutAndCompare(Rig &rig, const std::vector<Step> &steps, const Fault &cut)
{
    rig.disk().arm(cut);
    (void)rig.run(steps, rig.done());
    CHECK(rig.disk().struck());
    rig.restart();
    const core::Result<void> opened = rig.open();
    INFO(said(opened));
    REQUIRE(opened.ok());
    CHECK(rig.compare() == kNoFaults);
    const std::optional<core::Error> failed = rig.run(steps, rig.done());
    INFO((failed ? failed->message.en : ""));
    REQUIRE_FALSE(failed.has_value());
    rig.restart();
    REQUIRE(rig.open().ok());
    CHECK(rig.compare() == kNoFaults);
}

} // namespace

TEST_CASE("A power cut while the log is copied into the database, or begun anew, takes nothing")
{
    std::vector<Step> steps;
    for (std::uint64_t seed = 1; seed <= seeds(4); ++seed) {
        CAPTURE(seed);
        if (steps.empty() || seed % kSeedsPerWorkload == 0)
            steps = drawWorkload(seed, kSteps);
        Dice dice(seed);
        Rig rig(seed);
        REQUIRE(rig.create().ok());
        if (seed % 2 == 0) {
            runPastCheckpoint(rig, steps);
            cutAndCompare(rig, steps, {Harm::PowerCut, kChangingOperations, 1 + dice() % 30, false, {}});
        } else {
            cutAndCompare(rig, steps, {Harm::PowerCut, kCopying, 1 + dice() % 100, false, "store.db"});
        }
    }
}
