// verify() finds what was altered behind the store's back, names it, and goes on.

#include "core/store/repair.h"
#include "core/trust/signing.h"
#include "tests/core/store/raw_database.h"
#include "tests/core/store/store_fixture.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace plumbline::tests;
namespace trust = plumbline::core::trust;

namespace {

/// Two streams: ten single taps of our own, and a hundred changes that came in one run.
struct Record {
    Device device{1};
    Device other{2};

    Record()
    {
        for (int i = 0; i < 10; ++i)
            REQUIRE(device.store->append("A", "li", {likert("E1", "1.3.1", i % 5 + 1)}));
        std::vector<Edit> edits;
        for (int i = 0; i < 100; ++i)
            edits.push_back({{EntityKind::Project, "P" + std::to_string(i)},
                             {{field::kCustomer, std::string("customer")}, {field::kPosition, std::int64_t{i}}},
                             {}});
        REQUIRE(other.store->append("A", "zhao", edits));
        REQUIRE(bring(*other.store, *device.store, "A").front().stored == 100);
        REQUIRE(device.store->verify()->empty());
    }
    std::string findings()
    {
        device.reopen();
        const auto found = device.store->verify();
        if (!found)
            return "error: " + found.error().message.en;
        std::string all;
        for (const store::Finding &finding : *found)
            all += finding.place + ": " + finding.message.en + "\n";
        device.close();
        return all;
    }
    trust::Receipt receipt(std::uint64_t number, const trust::SigningKey &server)
    {
        const auto head = *device.store->heads("A");
        trust::Receipt made{"A", device.store->origin(), number, head.front().hash, trust::ReceiptKind::Server,
                            1,   server.publicKey(),     {}};
        made.signature = server.sign(trust::receiptMessage(made));
        return made;
    }
};

std::string streamOf(const Device &device)
{
    return "A/" + originText(device.store->origin()) + "/";
}

} // namespace

TEST_CASE("Any flipped bit of the log is found, and named by its change")
{
    Record record;
    const std::string own = streamOf(record.device), foreign = streamOf(record.other);
    record.device.close();
    const std::int64_t rows = RawDatabase(record.device.path()).number("SELECT count(*) FROM log");
    CHECK(rows > 10 + 1); // a tap a row, and the run in pages
    Dice dice(7);
    for (int round = 0; round < 60; ++round) {
        const auto row = static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(rows));
        const auto bit = static_cast<std::int64_t>(dice() % 100'000);
        std::int64_t key = 0, first = 0;
        {
            RawDatabase raw(record.device.path());
            const std::string keyAt = "SELECT key FROM log ORDER BY key LIMIT 1 OFFSET ";
            key = raw.number(keyAt + std::to_string(row));
            // A row is named by its first change, the one after the row before it.
            first = row == 0 || row == 10 ? 1 : (raw.number(keyAt + std::to_string(row - 1)) & 0xffffffffff) + 1;
            raw.flip("log", "sealed", key, bit);
        }
        const std::string found = record.findings();
        INFO("row " << row << " bit " << bit << "\n" << found);
        CHECK(found.find((row < 10 ? own : foreign) + std::to_string(first) + ":") != std::string::npos);
        RawDatabase(record.device.path()).flip("log", "sealed", key, bit); // back again
    }
    CHECK(record.findings().empty());
}

TEST_CASE("A missing, moved, repeated or foreign row is found")
{
    Record record;
    const std::string own = streamOf(record.device), foreign = streamOf(record.other);
    record.device.close();
    const auto damage = [&](const std::string &sql) {
        RawDatabase raw(record.device.path());
        raw.run("CREATE TABLE kept AS SELECT * FROM log");
        raw.run(sql);
    };
    const auto repair = [&] {
        RawDatabase(record.device.path()).run("DELETE FROM log; INSERT INTO log SELECT * FROM kept; DROP TABLE kept");
    };
    SECTION("missing in the middle")
    {
        damage("DELETE FROM log WHERE key = (1 << 40) + 5");
        CHECK(record.findings().find(own + "5: Changes are missing") != std::string::npos);
    }
    SECTION("missing at the end")
    {
        damage("DELETE FROM log WHERE key = (1 << 40) + 10");
        CHECK(record.findings().find(own + "10: The tail is cut off") != std::string::npos);
    }
    SECTION("two exchanged")
    {
        damage(
            "UPDATE log SET sealed = CASE key WHEN (1 << 40) + 3 THEN (SELECT sealed FROM kept WHERE key = (1 << 40) + "
            "4) "
            "ELSE (SELECT sealed FROM kept WHERE key = (1 << 40) + 3) END WHERE key IN ((1 << 40) + 3, (1 << 40) + 4)");
        const std::string found = record.findings();
        CHECK(found.find(own + "3: ") != std::string::npos);
        CHECK(found.find(own + "4: ") != std::string::npos);
    }
    SECTION("repeated under another number")
    {
        damage("UPDATE log SET sealed = (SELECT sealed FROM kept WHERE key = (1 << 40) + 6) WHERE key = (1 << 40) + 7");
        CHECK(record.findings().find(own + "7: ") != std::string::npos);
    }
    SECTION("of a stream that nobody knows")
    {
        damage("INSERT INTO log SELECT (77 << 40) + 1, sealed FROM kept LIMIT 1");
        CHECK(record.findings().find("stream 77") != std::string::npos);
    }
    SECTION("two at once: the first does not hide the second")
    {
        damage("DELETE FROM log WHERE key = (1 << 40) + 2; DELETE FROM log WHERE key = (SELECT min(key) FROM log WHERE "
               "key > (2 << 40))");
        const std::string found = record.findings();
        CHECK(found.find(own + "2: ") != std::string::npos);
        CHECK(found.find(foreign + "1: ") != std::string::npos);
    }
    repair();
    CHECK(record.findings().empty());
}

TEST_CASE("Tail and heads cut off together are told by the server's receipt")
{
    Record record;
    const trust::SigningKey server(trust::Key{record.device.random});
    REQUIRE(record.device.store->saveReceipt(record.receipt(10, server)));
    CHECK(record.device.store->verify()->empty());
    const std::string own = streamOf(record.device);
    // What a rolled-back backup looks like: consistent in itself.
    const auto copy = record.device.folder.path() / "backup";
    record.device.close();
    std::filesystem::copy(record.device.path(), copy, std::filesystem::copy_options::recursive);
    record.device.reopen();
    REQUIRE(record.device.store->append("A", "li", {likert("E2", "1.3.1", 3)}));
    auto later = record.receipt(11, server);
    REQUIRE(record.device.store->saveReceipt(later));
    record.device.close();
    std::filesystem::remove_all(record.device.path());
    std::filesystem::rename(copy, record.device.path());
    record.device.reopen();
    CHECK(record.device.store->verify()->empty());
    REQUIRE(record.device.store->saveReceipt(later));
    CHECK(record.findings().find(own + "11: The tail is cut off") != std::string::npos);
}

TEST_CASE("A receipt with another signature or of another chain is refused")
{
    Record record;
    const trust::SigningKey server(trust::Key{record.device.random});
    auto receipt = record.receipt(10, server);
    receipt.timeMs += 1;
    CHECK(record.device.store->saveReceipt(receipt).error().code == ErrorCode::Untrusted);
    receipt = record.receipt(9, server); // the head's hash, of another number
    CHECK(record.device.store->saveReceipt(receipt).error().code == ErrorCode::Untrusted);
    CHECK(record.device.store->receipts()->empty());
    REQUIRE(record.device.store->saveReceipt(record.receipt(10, server)));
    CHECK(record.device.store->confirmation("A")->confirmed == 10);
    CHECK(record.device.store->receipts()->size() == 1);
}

TEST_CASE("An altered checkpoint, receipt or attachment is found")
{
    Record record;
    const trust::SigningKey server(trust::Key{record.device.random});
    REQUIRE(record.device.store->saveReceipt(record.receipt(10, server)));
    const std::string photo(5000, 'p');
    const auto name = record.device.store->putAttachment(plumbline::core::asBytes(photo));
    REQUIRE(name);
    CHECK(plumbline::core::asText(*record.device.store->attachment(*name)) == photo);
    record.device.close();
    SECTION("checkpoint")
    {
        RawDatabase(record.device.path()).run("UPDATE checkpoints SET hash = zeroblob(32)");
        CHECK(record.findings().find("checkpoint") != std::string::npos);
    }
    SECTION("receipt")
    {
        RawDatabase(record.device.path()).run("UPDATE receipts SET time_ms = time_ms + 1");
        CHECK(record.findings().find("receipt") != std::string::npos);
    }
    SECTION("attachment")
    {
        std::filesystem::path file;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(record.device.path() / "attachments"))
            if (entry.is_regular_file())
                file = entry.path();
        std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(2000).put('x');
        CHECK(record.findings().find("The attachment is damaged") != std::string::npos);
        record.device.reopen();
        CHECK(record.device.store->attachment(*name).error().code == ErrorCode::Corrupted);
    }
}

TEST_CASE("Registers that were tampered with are made anew from the log")
{
    Record record;
    const auto before = *record.device.store->registers("A");
    record.device.close();
    RawDatabase(record.device.path()).flip("registers", "sealed", 1, 333);
    record.device.reopen();
    CHECK(record.device.store->registers("A").error().code == ErrorCode::Corrupted);
    CHECK(record.device.store->verifyRegisters()->size() == 1);
    REQUIRE(record.device.store->rebuildRegisters());
    CHECK(record.device.store->verifyRegisters()->empty());
    CHECK(*record.device.store->registers("A") == before);
}

TEST_CASE("Registers that are gone, or of an earlier time, are found and named")
{
    Device device;
    REQUIRE(device.store->append("A", "li", {likert("E1", "1.3.1", 4), likert("E2", "1.3.1", 4)}));
    device.close();
    const auto aside = device.folder.path() / "earlier.db";
    std::filesystem::copy_file(device.path() / "store.db", aside);
    device.reopen();
    REQUIRE(device.store->append("A", "li", {likert("E2", "1.3.1", 1)}));
    REQUIRE(device.store->verifyRegisters()->empty());
    device.close();
    std::string wrong;
    SECTION("a row is gone")
    {
        RawDatabase(device.path()).run("DELETE FROM registers WHERE key = 1");
        wrong = "A/E1/1.3.1";
    }
    SECTION("a row is as it was before")
    {
        RawDatabase(device.path())
            .run("ATTACH '" + aside.string()
                 + "' AS earlier; UPDATE registers SET sealed = (SELECT sealed FROM earlier.registers WHERE key = 2) "
                   "WHERE key = 2");
        wrong = "A/E2/1.3.1";
    }
    device.reopen();
    CHECK(device.store->verify()->empty());
    const auto found = device.store->verifyRegisters();
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().place == wrong);
}

TEST_CASE("A table that is gone is damage")
{
    Device device;
    REQUIRE(device.store->append("A", "li", {likert("E1", "1.3.1", 4)}));
    device.close();
    RawDatabase(device.path()).run("DROP TABLE registers");
    CHECK(device.tryOpen().error().code == ErrorCode::Corrupted);
    std::optional<store::RepairReport> report;
    const auto opened = store::openOrRepair(device.path(), pin(), {device.clock, device.random}, report);
    REQUIRE(opened);
    CHECK(report);
    CHECK((*opened)->audit("A")->evaluations.size() + (*opened)->registers("A")->size() > 0);
}
