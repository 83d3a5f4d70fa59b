// A damaged store is recognised at opening, set aside, and rebuilt from what is readable; the report says what it came
// to, and the server brings the rest.

#include "core/store/repair.h"
#include "tests/core/store/raw_database.h"
#include "tests/core/store/store_fixture.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace plumbline::tests;
using store::RepairReport;

namespace {

constexpr std::size_t kPage = 4096;

Edit comment(int n)
{
    return {{EntityKind::Answer, "E" + std::to_string(n % 20) + "/1.3." + std::to_string(n % 3)},
            {{field::kNote, "comment number " + std::to_string(n) + " on what was seen there"}},
            {}};
}

/// A device with a record of some size, its own and another's, part of which a server has confirmed.
struct Record {
    Record()
    {
        for (int i = 0; i < 40; ++i)
            REQUIRE(device.store->append("A", "li", {comment(i)}));
        bring(*device.store, *server.store, "A");
        confirm();
        std::vector<Edit> edits;
        for (int i = 0; i < 1500; ++i)
            edits.push_back(comment(i + 1));
        REQUIRE(other.store->append("A", "zhao", edits));
        bring(*other.store, *device.store, "A");
        bring(*other.store, *server.store, "A");
        for (int i = 0; i < 300; ++i)
            REQUIRE(device.store->append("A", "li", {comment(i + 7)}));
        REQUIRE(device.store->putSetting("server", asBytes("office.example")));
        REQUIRE(device.store->putSetting("derived/index", asBytes("what was settled")));
        photo = *device.store->putAttachment(asBytes("a photo, or so"));
        registers = *device.store->registers("A");
        origin = device.store->origin();
    }
    void confirm()
    {
        for (const auto &head : *server.store->heads("A")) {
            trust::Receipt receipt{"A",
                                   head.origin,
                                   head.number,
                                   head.hash,
                                   trust::ReceiptKind::Server,
                                   server.clock.nowMs(),
                                   server.store->publicKey(),
                                   {}};
            receipt.signature = server.store->sign(trust::receiptMessage(receipt));
            REQUIRE(device.store->saveReceipt(receipt));
        }
    }
    std::filesystem::path file(const char *name) const { return device.path() / name; }

    /// Opens, which must repair, and checks what always holds afterwards.
    RepairReport mend() { return open(); }
    RepairReport open()
    {
        std::optional<RepairReport> report;
        auto opened = store::openOrRepair(device.path(), pin(), {device.clock, device.random}, report);
        if (!opened)
            FAIL(opened.error().message.en);
        device.store = std::move(*opened);
        REQUIRE(report);
        CHECK(std::filesystem::exists(report->keptAside / "store.db"));
        CHECK(device.store->verifyRegisters()->empty());
        CHECK_FALSE(report->summary().zh.empty());
        return *report;
    }
    /// With the server, all of it is back.
    void recover()
    {
        for (int i = 0; i < 2; ++i) {
            bring(*server.store, *device.store, "A");
            bring(*device.store, *server.store, "A");
        }
        bring(*server.store, *device.store, "A");
        CHECK(device.store->verify()->empty());
        CHECK(server.store->verify()->empty());
        CHECK(*device.store->registers("A") == *server.store->registers("A"));
    }

    Device device{1}, other{2}, server{9};
    std::string photo;
    Registers registers;
    OriginId origin{};
};

void overwrite(const std::filesystem::path &file, std::size_t at, std::size_t size, char with)
{
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>(at));
    const std::string bytes(size, with);
    out.write(bytes.data(), static_cast<std::streamsize>(size));
}

} // namespace

TEST_CASE("A zeroed header costs nothing")
{
    Record record;
    record.device.close();
    overwrite(record.file("store.db"), 0, 100, '\0');
    const auto report = record.mend();
    CHECK(report.missing == 0);
    CHECK(report.changes == 340 + 1500);
    CHECK_FALSE(report.newOrigin);
    CHECK(record.device.store->origin() == record.origin);
    CHECK(*record.device.store->registers("A") == record.registers);
    CHECK(asText(**record.device.store->setting("server")) == "office.example");
    CHECK_FALSE(record.device.store->setting("derived/index")->has_value());
    CHECK(record.device.store->attachment(record.photo));
    CHECK(record.device.store->verify()->empty());
    record.device.reopen(); // and stays mended
    record.recover();
}

TEST_CASE("A whole first page, or any other, that is gone: what is on the others is kept, the server brings the rest")
{
    const int page = GENERATE(0, 1, 2, 3, 4, 5, 8, 11, 14, 20, 30);
    const char with = GENERATE('\0', '\x5a');
    CAPTURE(page, with);
    Record record;
    record.device.close();
    REQUIRE(std::filesystem::file_size(record.file("store.db")) > static_cast<std::size_t>(page + 1) * kPage);
    overwrite(record.file("store.db"), static_cast<std::size_t>(page) * kPage, kPage, with);
    const auto report = store::repair(record.device.path(), pin(), {record.device.clock, record.device.random});
    if (!report)
        FAIL(report.error().message.en << " " << report.error().place);
    INFO(report->summary().en);
    CHECK(report->changes + report->issuedAgain + report->missing >= 1840);
    record.device.store = std::move(*record.device.tryOpen());
    CHECK(record.device.store->verifyRegisters()->empty());
    record.recover();
    // What of its own no server had, and could be read, is there.
    std::uint64_t own = 0;
    for (const auto &head : *record.device.store->heads("A"))
        own += head.origin == record.other.store->origin() ? 0 : head.number;
    CHECK(own >= 340 - 70); // no page takes more with it than what stood on it
}

TEST_CASE("A file that was cut off keeps what is before the cut")
{
    const int share = GENERATE(95, 70, 40, 10);
    CAPTURE(share);
    Record record;
    record.device.close();
    std::filesystem::resize_file(record.file("store.db"),
                                 std::filesystem::file_size(record.file("store.db")) * static_cast<unsigned>(share)
                                     / 100);
    const auto report = record.mend();
    CHECK(report.changes + report.issuedAgain + report.missing > 0);
    record.recover();
}

namespace {

/// As after a crash: copied while the store is open.
void copyOpen(const Record &record, Device &copy)
{
    copy.close();
    std::filesystem::remove_all(copy.path());
    std::filesystem::copy(record.device.path(), copy.path(), std::filesystem::copy_options::recursive);
    std::filesystem::remove(copy.path() / "store.unfolded.log"); // two names of one file again
    std::filesystem::create_hard_link(copy.path() / "store.db-wal", copy.path() / "store.unfolded.log");
}

/// What any program does that reads the file with SQLite and is the last to close it.
void readWithSqlite(const std::filesystem::path &folder, const char *sql)
{
    RawDatabase other(folder);
    other.run(sql);
}

} // namespace

TEST_CASE("A write-ahead log that is gone is noticed, and the store writes as another from then on")
{
    const bool named = GENERATE(true, false); // its second name is still there
    Record record;
    Device copy(5);
    copyOpen(record, copy);
    REQUIRE(std::filesystem::remove(copy.path() / "store.db-wal"));
    if (!named) { // as on a file system without second names
        REQUIRE(std::filesystem::remove(copy.path() / "store.unfolded.log"));
        std::ofstream(copy.path() / "store.unfolded").close();
    }
    std::optional<RepairReport> report;
    CHECK(copy.tryOpen().error().code == ErrorCode::Corrupted);
    auto opened = store::openOrRepair(copy.path(), pin(), {copy.clock, copy.random}, report);
    REQUIRE(opened);
    REQUIRE(report);
    CHECK(report->logMissing != named);
    CHECK(report->newOrigin);
    CHECK((*opened)->origin() != record.origin);
    if (named)
        CHECK(*(*opened)->registers("A") == record.registers); // all of it was in the log
    bring(*record.device.store, **opened, "A");
    CHECK(*(*opened)->registers("A") == record.registers);
    CHECK((*opened)->verify()->empty());
}

TEST_CASE("A log that another program folded in and removed is no damage, whatever it did to fold it in")
{
    const char *const sql = GENERATE("SELECT count(*) FROM log", "PRAGMA wal_checkpoint",
                                     "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode=DELETE");
    CAPTURE(sql);
    Record record;
    record.device.close();
    record.device.reopen();
    REQUIRE(record.device.store->append("A", "li", {comment(4000)}));
    Device copy(5);
    copyOpen(record, copy);
    readWithSqlite(copy.path(), sql);
    REQUIRE_FALSE(std::filesystem::exists(copy.path() / "store.db-wal"));
    std::optional<RepairReport> report;
    auto opened = store::openOrRepair(copy.path(), pin(), {copy.clock, copy.random}, report);
    REQUIRE(opened);
    CHECK_FALSE(report);
    CHECK((*opened)->origin() == record.origin);
    CHECK(*(*opened)->registers("A") == *record.device.store->registers("A"));
    CHECK((*opened)->verify()->empty());
    // The mark is of this opening's log from the first write on: a log lost now is noticed again.
    REQUIRE((*opened)->append("A", "li", {comment(4001)}));
    Device later(6);
    later.close();
    std::filesystem::remove_all(later.path());
    std::filesystem::copy(copy.path(), later.path(), std::filesystem::copy_options::recursive);
    REQUIRE(std::filesystem::remove(later.path() / "store.db-wal"));
    CHECK(later.tryOpen().error().code == ErrorCode::Corrupted);
}

TEST_CASE("A log that was lost after another program wrote is damage")
{
    Record record;
    Device copy(5);
    copyOpen(record, copy);
    REQUIRE(std::filesystem::remove(copy.path() / "store.db-wal"));
    readWithSqlite(copy.path(), "PRAGMA wal_checkpoint"); // of nothing
    std::filesystem::remove(copy.path() / "store.db-wal");
    CHECK(copy.tryOpen().error().code == ErrorCode::Corrupted);
}

TEST_CASE("A crash with its log in place is no damage, nor is a store that was closed")
{
    Record record;
    Device copy(5);
    copy.close();
    std::filesystem::remove_all(copy.path());
    std::filesystem::copy(record.device.path(), copy.path(), std::filesystem::copy_options::recursive);
    copy.store = std::move(*copy.tryOpen());
    CHECK(*copy.store->registers("A") == record.registers);
    record.device.reopen();
    record.device.reopen();
    CHECK(*record.device.store->registers("A") == record.registers);
}

TEST_CASE("A log with pages over a damaged file is read as SQLite would")
{
    Record record;
    Device copy(5);
    copy.close();
    std::filesystem::remove_all(copy.path());
    std::filesystem::copy(record.device.path(), copy.path(), std::filesystem::copy_options::recursive);
    const auto report = store::repair(copy.path(), pin(), {copy.clock, copy.random});
    REQUIRE(report);
    CHECK(report->missing == 0);
    copy.store = std::move(*copy.tryOpen());
    CHECK(*copy.store->registers("A") == record.registers);
    CHECK(copy.store->verify()->empty());
}

TEST_CASE("A key file that is missing or damaged is mended from its copy")
{
    Record record;
    record.device.close();
    const char *const name = GENERATE("store.key", "store.key.copy");
    const bool missing = GENERATE(true, false);
    CAPTURE(name, missing);
    if (missing)
        std::filesystem::remove(record.file(name));
    else
        overwrite(record.file(name), 70, 1, '#');
    record.device.store = std::move(*record.device.tryOpen());
    CHECK(*record.device.store->registers("A") == record.registers);
    record.device.close();
    std::filesystem::remove(record.file(std::string(name) == "store.key" ? "store.key.copy" : "store.key"));
    CHECK(record.device.tryOpen()); // the mended one alone
}

TEST_CASE("Without any key nothing is made in its place until the store is set aside")
{
    Record record;
    record.device.close();
    std::filesystem::remove(record.file("store.key"));
    std::filesystem::remove(record.file("store.key.copy"));
    std::optional<RepairReport> report;
    const auto opened =
        store::openOrRepair(record.device.path(), pin(), {record.device.clock, record.device.random}, report);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::Corrupted);
    const auto aside = store::setAside(record.device.path(), record.device.clock);
    REQUIRE(aside);
    CHECK(std::filesystem::exists(*aside / "store.db"));
    CHECK(std::filesystem::exists(*aside / "attachments"));
    record.device.create();
    bring(*record.server.store, *record.device.store, "A");
    CHECK(record.device.store->verify()->empty());
}

TEST_CASE("A store that another has open is not repaired")
{
    Device device;
    CHECK(store::repair(device.path(), pin(), {device.clock, device.random}).error().code == ErrorCode::Busy);
}

TEST_CASE("A damaged attachment is set aside and can come again")
{
    Record record;
    record.device.close();
    for (const auto &entry : std::filesystem::recursive_directory_iterator(record.device.path() / "attachments"))
        if (entry.is_regular_file())
            overwrite(entry.path(), 40, 1, '!');
    const auto report = store::repair(record.device.path(), pin(), {record.device.clock, record.device.random});
    REQUIRE(report);
    CHECK(report->attachments == 1);
    record.device.reopen();
    CHECK(record.device.store->attachment(record.photo).error().code == ErrorCode::NotFound);
    CHECK(*record.device.store->putAttachment(asBytes("a photo, or so")) == record.photo);
    CHECK(record.device.store->verify()->empty());
}

TEST_CASE("What a repair came to is kept until it is dismissed, over restarts and further repairs")
{
    Record record;
    CHECK_FALSE(record.device.store->repairNotice()->has_value());
    record.device.close();
    overwrite(record.file("store.db"), 0, 100, '\0');
    const Text first = record.mend().summary();
    CHECK((*record.device.store->repairNotice())->zh == first.zh);
    record.device.reopen();
    CHECK((*record.device.store->repairNotice())->en == first.en);
    record.device.close();
    overwrite(record.file("store.db"), 0, 100, '\0');
    const Text second = record.mend().summary();
    CHECK((*record.device.store->repairNotice())->en == first.en + "\n" + second.en);
    REQUIRE(record.device.store->dismissRepairNotice());
    CHECK_FALSE(record.device.store->repairNotice()->has_value());
    record.device.reopen();
    CHECK_FALSE(record.device.store->repairNotice()->has_value());
}
