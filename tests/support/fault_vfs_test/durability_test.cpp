// A disk that keeps only what was synced must lose the commits of a database that does not sync, and none of one that
// does. If either failed, no other test on this disk would prove anything.

#include "tests/support/fault_disk.h"
#include "tests/support/fault_vfs_test/bare_database.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch.hpp>

using namespace plumbline::tests;

namespace {

constexpr int kCommits = 12;

struct Losses {
    int runs = 0;
    int lostCommits = 0; ///< runs in which an acknowledged row was gone
    int damaged = 0;     ///< runs after which the database does not read as whole
};

std::string setUp(const std::string &journal, const std::string &synchronous)
{
    // A small log, so that a run crosses checkpoints too.
    return "PRAGMA journal_mode=" + journal + "; PRAGMA synchronous=" + synchronous
        + "; PRAGMA wal_autocheckpoint=8; CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, x TEXT);";
}

std::set<std::string> commitUntilFailure(BareDatabase &database)
{
    std::set<std::string> acknowledged;
    for (int i = 1; i <= kCommits; ++i) {
        const std::string id = std::to_string(i);
        if (database.run("INSERT INTO t VALUES(" + id + ", hex(randomblob(700)))") != SQLITE_OK)
            break;
        acknowledged.insert(id);
    }
    return acknowledged;
}

/// Cuts the power at each changing operation of the same run in turn, with several seeds.
Losses cutEverywhere(const std::string &journal, const std::string &synchronous, bool lying)
{
    Losses losses;
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        bool reachedEnd = false;
        for (std::uint64_t nth = 1; !reachedEnd; ++nth) {
            const ScratchFolder scratch;
            FaultDisk disk(scratch.path() / "disk", seed * 1000 + nth);
            const auto path = disk.root() / "bare.db";
            disk.setLying(lying);
            std::set<std::string> acknowledged;
            {
                BareDatabase database(path);
                REQUIRE(database.run(setUp(journal, "FULL")) == SQLITE_OK);
                REQUIRE(database.run("PRAGMA synchronous=" + synchronous) == SQLITE_OK);
                disk.arm({Harm::PowerCut, kChangingOperations, nth, false});
                acknowledged = commitUntilFailure(database);
                reachedEnd = !disk.struck();
                disk.cutPower();
            }
            disk.restart();
            disk.setLying(false);
            BareDatabase database(path);
            ++losses.runs;
            if (database.query("PRAGMA integrity_check") != std::set<std::string>{"ok"}) {
                ++losses.damaged;
                continue;
            }
            const std::set<std::string> present = database.query("SELECT id FROM t");
            if (!std::includes(present.begin(), present.end(), acknowledged.begin(), acknowledged.end()))
                ++losses.lostCommits;
            else
                CHECK(present.size() <= acknowledged.size() + 1);
        }
    }
    return losses;
}

} // namespace

TEST_CASE("With synchronous=FULL no power cut at any operation loses a commit")
{
    const std::string journal = GENERATE("WAL", "TRUNCATE", "PERSIST");
    CAPTURE(journal);
    const Losses losses = cutEverywhere(journal, "FULL", false);
    CHECK(losses.runs > 100);
    CHECK(losses.lostCommits == 0);
    CHECK(losses.damaged == 0);
}

TEST_CASE("A rollback journal that is deleted may come back, unless the folder is synced (synchronous=EXTRA)")
{
    const Losses full = cutEverywhere("DELETE", "FULL", false);
    CHECK(full.lostCommits > 0);
    CHECK(full.damaged == 0);
    const Losses extra = cutEverywhere("DELETE", "EXTRA", false);
    CHECK(extra.lostCommits == 0);
    CHECK(extra.damaged == 0);
}

TEST_CASE("With synchronous=OFF power cuts lose commits, and damage a database without a log")
{
    const Losses logged = cutEverywhere("WAL", "OFF", false);
    CHECK(logged.lostCommits > logged.runs / 4);
    const Losses journalled = cutEverywhere("DELETE", "OFF", false);
    CHECK(journalled.damaged > 0);
}

TEST_CASE("With synchronous=NORMAL a log loses commits but stays whole")
{
    const Losses losses = cutEverywhere("WAL", "NORMAL", false);
    CHECK(losses.lostCommits > losses.runs / 4);
    CHECK(losses.damaged == 0);
}

TEST_CASE("A disk that lies about sync loses commits whatever the database does")
{
    const Losses losses = cutEverywhere("WAL", "FULL", true);
    CHECK(losses.lostCommits + losses.damaged > losses.runs / 4);
}
