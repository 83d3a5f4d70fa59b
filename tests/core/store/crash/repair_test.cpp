// A repair that is cut short leaves the store as repairable as it was, and what the repair came to is said in the end.

#include "core/store/page_scan.h"
#include "core/store/safe_file.h"
#include "tests/core/store/crash/rig.h"
#include "tests/core/store/crash/workload.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

constexpr std::size_t kSteps = 24;
constexpr std::size_t kMaxFile = 1 << 28;
const std::vector<std::string> kNoFaults;

/// Values by audit, entity and field, whoever wrote them: a repaired store may have written some again.
using Values =
    std::map<std::string, std::map<core::record::Entity, std::map<std::string, std::vector<core::record::Value>>>>;

Values valuesOf(core::store::Store &store)
{
    Values values;
    for (const core::store::AuditSummary &audit : *store.audits())
        for (const auto &[entity, state] : *store.registers(audit.id))
            for (const auto &[name, field] : state.fields)
                for (const core::record::Candidate &candidate : field.current)
                    values[audit.id][entity][name].push_back(candidate.value);
    return values;
}

/// The same store every time, closed, with `size` bytes of its file gone from `at` on.
void makeDamaged(Rig &rig, const std::vector<Step> &steps, std::size_t at, std::size_t size)
{
    REQUIRE(rig.create().ok());
    REQUIRE_FALSE(rig.runWholeDay(steps).has_value());
    const auto file = rig.folder() / "store.db";
    core::Bytes bytes = **core::store::readWhole(file, kMaxFile);
    REQUIRE(bytes.size() >= at + size);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), size, 0);
    REQUIRE(core::store::writeSafely(file, bytes).ok());
}

void mustRepair(Rig &rig)
{
    const core::Result<void> opened = rig.openOrRepair();
    INFO(said(opened));
    REQUIRE(opened.ok());
    CHECK(rig.store().repairNotice()->has_value());
    CHECK(rig.store().verifyRegisters()->empty());
}

/// Calls `look` after each repair that was disturbed at another operation and then begun anew; returns how many.
template <class Look>
std::uint64_t disturbEach(Harm harm, std::uint64_t seed, const std::vector<Step> &steps, std::size_t at,
                          std::size_t size, const Look &look)
{
    Boundaries boundaries(seed);
    for (std::uint64_t times = 0;; ++times) {
        const std::uint64_t nth = boundaries.next();
        CAPTURE(seed, nth, at);
        Rig rig(seed);
        makeDamaged(rig, steps, at, size);
        rig.disk().arm({harm, harm == Harm::PowerCut ? kChangingOperations : kEveryOperation, nth, false, {}});
        const core::Result<void> first = rig.openOrRepair();
        const bool struck = rig.disk().struck();
        rig.disk().disarm();
        if (harm == Harm::PowerCut)
            rig.restart();
        else if (!first.ok())
            CHECK(first.error().code == core::ErrorCode::Io);
        rig.close();
        mustRepair(rig);
        look(rig);
        if (!struck)
            return times;
    }
}

} // namespace

TEST_CASE("A power cut at any operation of a repair takes nothing that could be read before")
{
    std::uint64_t cuts = 0;
    for (std::uint64_t seed = 1; seed <= seeds(3); ++seed) {
        // A header alone: all is readable, and all must be there in the end.
        cuts += disturbEach(Harm::PowerCut, seed, drawWorkload(seed, kSteps), 0, 100,
                            [](Rig &rig) { CHECK(rig.compare() == kNoFaults); });
    }
    CHECK(cuts > 40);
}

TEST_CASE("A repair that fails once is told as what it is, and done by the next")
{
    std::uint64_t failures = 0;
    for (std::uint64_t seed = 1; seed <= seeds(2); ++seed)
        failures += disturbEach(Harm::IoError, seed, drawWorkload(seed, kSteps), 0, 100,
                                [](Rig &rig) { CHECK(rig.compare() == kNoFaults); });
    CHECK(failures > 40);
}

TEST_CASE("Where a page is gone, a repair that was cut short comes to the same as one that was not")
{
    for (std::uint64_t seed = 1; seed <= seeds(3); ++seed) {
        const std::vector<Step> steps = drawWorkload(seed, kSteps);
        Rig whole(seed);
        makeDamaged(whole, steps, 0, 100);
        const std::size_t pages = std::filesystem::file_size(whole.folder() / "store.db") / core::store::kPageSize;
        Dice dice(seed);
        const std::size_t page = 1 + dice() % (pages - 1);
        std::optional<Values> expected;
        const auto look = [&](Rig &rig) {
            if (!expected)
                expected = valuesOf(rig.store());
            CHECK(valuesOf(rig.store()) == *expected);
            for (const core::store::Finding &finding :
                 *rig.store().verify()) // what a receipt proves is missing is said
                CHECK(finding.message.en.starts_with("The tail is cut off: the server's receipt"));
        };
        Rig undisturbed(seed);
        makeDamaged(undisturbed, steps, page * core::store::kPageSize, core::store::kPageSize);
        if (undisturbed.openOrRepair().ok() && *undisturbed.store().repairNotice()) // a free page is no damage
            look(undisturbed);
        else
            continue;
        undisturbed.close();
        disturbEach(Harm::PowerCut, seed, steps, page * core::store::kPageSize, core::store::kPageSize, look);
    }
}
