#include "tests/support/fault_disk.h"
#include "tests/support/fault_vfs_test/bare_database.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/whole_file.h"

#include <catch2/catch.hpp>

using namespace plumbline::tests;
using plumbline::core::Bytes;

namespace {

constexpr char kSetUp[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(x);";
constexpr char kInsert[] = "INSERT INTO t VALUES(randomblob(3000))";

struct Run {
    std::vector<std::string> trace;
    Bytes database;
    Bytes log;
    bool operator==(const Run &) const = default;
};

Run runWithSeed(std::uint64_t seed)
{
    const ScratchFolder scratch;
    FaultDisk disk(scratch.path(), seed);
    Run run;
    disk.onOperation([&run](const std::string &line) { run.trace.push_back(line); });
    {
        BareDatabase database(scratch.path() / "x.db");
        database.run(kSetUp);
        database.run("PRAGMA synchronous=OFF");
        disk.arm({Harm::PowerCut, only(Operation::Write), 9, false});
        while (database.run("INSERT INTO t VALUES('" + std::string(3000, 'x') + "')") == SQLITE_OK) { }
    }
    disk.restart();
    run.database = readWholeFile(scratch.path() / "x.db");
    run.log = readWholeFile(scratch.path() / "x.db-wal");
    // The salts of a log are SQLite's own random numbers, and its checksums follow from them.
    for (std::size_t i = 16; i < std::min<std::size_t>(32, run.log.size()); ++i)
        run.log[i] = 0;
    for (std::size_t frame = 32; frame + 24 <= run.log.size(); frame += 24 + 4096)
        std::fill_n(run.log.begin() + std::ptrdiff_t(frame) + 8, 16, std::uint8_t{});
    return run;
}

} // namespace

TEST_CASE("The same seed gives the same operations and leaves the same bytes; another seed does not")
{
    const Run first = runWithSeed(7);
    CHECK(first.trace.size() > 20);
    CHECK(first.trace == runWithSeed(7).trace);
    CHECK(first == runWithSeed(7));
    bool differs = false;
    for (std::uint64_t seed = 8; seed < 20 && !differs; ++seed)
        differs = !(runWithSeed(seed).log == first.log);
    CHECK(differs);
}

TEST_CASE("Each operation fails with SQLite's code for it, once or until disarmed")
{
    const ScratchFolder scratch;
    FaultDisk disk(scratch.path(), 1);
    {
        BareDatabase database(scratch.path() / "x.db");
        REQUIRE(database.run(kSetUp) == SQLITE_OK);

        disk.arm({Harm::IoError, only(Operation::Write), 1, false});
        CHECK(database.run(kInsert) == SQLITE_IOERR_WRITE);
        CHECK(disk.struck());
        CHECK(database.run(kInsert) == SQLITE_OK);

        disk.arm({Harm::IoError, only(Operation::Sync), 1, true});
        CHECK(database.run(kInsert) == SQLITE_IOERR_FSYNC);
        CHECK(database.run(kInsert) == SQLITE_IOERR_FSYNC);
        disk.disarm();
        CHECK(database.run(kInsert) == SQLITE_OK);

        disk.arm({Harm::DiskFull, only(Operation::Write), 2, false});
        CHECK(database.run(kInsert) == SQLITE_FULL);
        disk.disarm();
        CHECK(database.query("SELECT count(*) FROM t") == std::set<std::string>{"2"});

        disk.arm({Harm::None, only(Operation::Sync), 1, false});
        CHECK(database.run(kInsert) == SQLITE_OK);
        CHECK(disk.counted() == 1);
        CHECK_FALSE(disk.struck());
    }
    disk.arm({Harm::IoError, only(Operation::Open), 1, false});
    CHECK(BareDatabase(scratch.path() / "x.db").run("SELECT 1") == SQLITE_CANTOPEN);
    disk.arm({Harm::IoError, only(Operation::Read), 1, true});
    CHECK(BareDatabase(scratch.path() / "x.db").run("SELECT * FROM t") == SQLITE_IOERR);
    disk.arm({Harm::ShortRead, only(Operation::Read), 2, true});
    CHECK(BareDatabase(scratch.path() / "x.db").query("SELECT count(*) FROM t") != std::set<std::string>{"3"});
    CHECK(disk.struck());
    disk.disarm();
    CHECK(BareDatabase(scratch.path() / "x.db").query("SELECT count(*) FROM t") == std::set<std::string>{"3"});
}

TEST_CASE("A disk is full at its capacity and works on once there is room")
{
    const ScratchFolder scratch;
    FaultDisk disk(scratch.path(), 1);
    BareDatabase database(scratch.path() / "x.db");
    REQUIRE(database.run(kSetUp) == SQLITE_OK);
    disk.setCapacity(disk.used() + 20000);
    int inserted = 0;
    int result = SQLITE_OK;
    while ((result = database.run(kInsert)) == SQLITE_OK)
        ++inserted;
    CHECK(result == SQLITE_FULL);
    CHECK(inserted >= 1);
    CHECK(disk.used() <= 20000 + 3 * 4096 * 8);
    CHECK(database.query("SELECT count(*) FROM t") == std::set<std::string>{std::to_string(inserted)});
    disk.setCapacity(std::nullopt);
    CHECK(database.run(kInsert) == SQLITE_OK);
}

TEST_CASE("After a power cut the open database is dead, and nothing done to the folder meanwhile counts")
{
    const ScratchFolder scratch;
    FaultDisk disk(scratch.path(), 3);
    const auto key = scratch.path() / "key";
    writeWholeFile(key, Bytes{1, 2, 3});
    std::filesystem::permissions(key, std::filesystem::perms::owner_read);
    auto database = std::make_unique<BareDatabase>(scratch.path() / "x.db");
    REQUIRE(database->run(kSetUp) == SQLITE_OK);
    REQUIRE(database->run(kInsert) == SQLITE_OK);
    disk.cutPower();
    CHECK(disk.isOff());
    CHECK(database->run(kInsert) != SQLITE_OK);
    CHECK(BareDatabase(scratch.path() / "x.db").run("SELECT * FROM t") != SQLITE_OK);
    std::filesystem::remove(key);
    std::filesystem::remove(scratch.path() / "x.db");
    disk.restart();
    CHECK(readWholeFile(key) == Bytes{1, 2, 3});
    CHECK(std::filesystem::status(key).permissions() == std::filesystem::perms::owner_read);
    CHECK(database->run(kInsert) != SQLITE_OK);
    database.reset();
    BareDatabase again(scratch.path() / "x.db");
    CHECK(again.query("SELECT count(*) FROM t") == std::set<std::string>{"1"});
    CHECK(again.run(kInsert) == SQLITE_OK);
}

TEST_CASE("Two disks and a database outside of both do not disturb one another")
{
    const ScratchFolder scratch;
    FaultDisk one(scratch.path() / "one", 1);
    FaultDisk two(scratch.path() / "two", 2);
    BareDatabase outside(scratch.path() / "outside.db");
    BareDatabase first(one.root() / "x.db");
    BareDatabase second(two.root() / "x.db");
    for (BareDatabase *database : {&outside, &first, &second})
        REQUIRE(database->run(kSetUp) == SQLITE_OK);
    one.cutPower();
    CHECK(first.run(kInsert) != SQLITE_OK);
    CHECK(second.run(kInsert) == SQLITE_OK);
    CHECK(outside.run(kInsert) == SQLITE_OK);
}
