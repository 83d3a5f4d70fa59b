// A bit that turns in a row is found by whoever opens a small store, and by looking through a large one; the next
// opening repairs it.

#include "core/store/look_through.h"
#include "core/store/repair.h"
#include "tests/core/store/raw_database.h"
#include "tests/core/store/store_fixture.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <future>

using namespace plumbline::tests;
using store::RepairReport;

namespace {

std::vector<Edit> answers(int count)
{
    std::vector<Edit> edits;
    for (int i = 0; i < count; ++i)
        edits.push_back(likert("E" + std::to_string(i / 30), "1.3." + std::to_string(i % 30), i % 5 + 1));
    return edits;
}

/// In the middle of a table.
void flipIn(const Device &device, const std::string &table)
{
    RawDatabase raw(device.path());
    const auto rowid = raw.number("SELECT key FROM " + table + " ORDER BY key LIMIT 1 OFFSET (SELECT count(*) / 2 FROM "
                                  + table + ")");
    raw.flip(table, "sealed", rowid, 333);
}

std::optional<RepairReport> openedWith(Device &device, store::Holder holder = store::Holder::Device)
{
    std::optional<RepairReport> report;
    auto opened = store::openOrRepair(device.path(), pin(), {device.clock, device.random}, report, holder);
    if (!opened)
        FAIL(opened.error().message.en);
    device.store = std::move(*opened);
    CHECK(device.store->verifyRegisters()->empty());
    return report;
}

/// What looking through the store on a thread of its own finds.
std::optional<Error> found(Device &device)
{
    std::optional<Error> damage;
    std::promise<void> done;
    store::StoreThread thread(std::move(device.store)); // ends before what its work refers to
    lookThrough(thread, [&](const Error &error) {
        damage = error;
        done.set_value();
    });
    // Idle work keeps its order: this one comes after each step of the look.
    struct Watch {
        void operator()(store::Store &store) const
        {
            if (damage)
                return;
            const auto ended = store.lookOn();
            if (ended && *ended)
                done.set_value();
            else
                thread.postIdle(*this);
        }
        const std::optional<Error> &damage;
        std::promise<void> &done;
        store::StoreThread &thread;
    };
    thread.postIdle(Watch{damage, done, thread});
    done.get_future().wait();
    return damage;
}

} // namespace

TEST_CASE("A bit that turned in a row is found at the opening, and repaired")
{
    const std::string table = GENERATE("log", "registers");
    CAPTURE(table);
    Device device(1), server(2);
    REQUIRE(device.store->append("A", "li", answers(900)));
    bring(*device.store, *server.store, "A");
    const auto registers = *device.store->registers("A");
    device.close();
    flipIn(device, table);
    const auto report = openedWith(device);
    REQUIRE(report);
    CHECK((report->missing > 0) == (table == "log"));
    CHECK_FALSE(std::filesystem::exists(device.path() / "store.damaged"));
    for (int i = 0; i < 2; ++i) {
        bring(*server.store, *device.store, "A");
        bring(*device.store, *server.store, "A");
    }
    CHECK(device.store->verify()->empty());
    CHECK(*device.store->registers("A") == *server.store->registers("A"));
    if (table == "registers")
        CHECK(*device.store->registers("A") == registers);
    device.close();
    CHECK_FALSE(openedWith(device));
}

TEST_CASE("A look through a store finds what its opening did not, and the next opening repairs it")
{
    const std::string table = GENERATE("log", "registers");
    CAPTURE(table);
    Device device;
    REQUIRE(device.store->append("A", "li", answers(9000)));
    device.close();
    flipIn(device, table);
    device.reopen(); // without a look over it
    const auto damage = found(device);
    REQUIRE(damage);
    CHECK(damage->code == ErrorCode::Corrupted);
    CHECK(std::filesystem::exists(device.path() / "store.damaged"));
    CHECK(openedWith(device));
    CHECK_FALSE(std::filesystem::exists(device.path() / "store.damaged"));
    device.close();
    CHECK_FALSE(openedWith(device));
}

TEST_CASE("A mark of damage is enough for a repair, which takes nothing from a store that is sound")
{
    Device device;
    REQUIRE(device.store->append("A", "li", answers(900)));
    const auto registers = *device.store->registers("A");
    const auto origin = device.store->origin();
    device.close();
    std::ofstream(device.path() / "store.damaged").flush();
    const auto report = openedWith(device);
    REQUIRE(report);
    CHECK(report->changes == 900);
    CHECK(report->missing == 0);
    CHECK(*device.store->registers("A") == registers);
    CHECK(device.store->origin() == origin);
    device.close();
    CHECK_FALSE(openedWith(device));
}

TEST_CASE("A store that is sound is looked through to its end while others write, and nothing is found")
{
    Device device;
    REQUIRE(device.store->append("A", "li", answers(9000)));
    device.reopen();
    for (int i = 0; !*device.store->lookOn(); ++i)
        REQUIRE(device.store->append("A", "li", {likert("more", "1.3." + std::to_string(i), 3)}));
    CHECK(*device.store->lookOn());
    CHECK_FALSE(std::filesystem::exists(device.path() / "store.damaged"));
    device.reopen();
    CHECK_FALSE(found(device));
}

TEST_CASE("A setting that does not unseal is found, and takes no other with it")
{
    Device device;
    for (int i = 0; i < 9; ++i)
        REQUIRE(device.store->putSetting("setting " + std::to_string(i), asBytes("value")));
    device.close();
    {
        RawDatabase raw(device.path());
        raw.run(
            "UPDATE settings SET sealed = randomblob(60) WHERE tag = (SELECT tag FROM settings ORDER BY tag LIMIT 1)");
    }
    device.reopen();
    CHECK(device.store->settingNames("setting").value().size() == 8);
    const auto damage = found(device);
    REQUIRE(damage);
    CHECK(damage->code == ErrorCode::Corrupted);
}

TEST_CASE("Rows that are gone without a trace, and a group that is not found by its name, are damage")
{
    const std::string fault =
        GENERATE("DELETE FROM log WHERE key = (SELECT key FROM log ORDER BY key LIMIT 1 OFFSET 20)",
                 "UPDATE registers SET tag = randomblob(16) WHERE key = 7");
    CAPTURE(fault);
    Device device;
    REQUIRE(device.store->append("A", "li", answers(9000)));
    const auto registers = *device.store->registers("A");
    device.close();
    {
        RawDatabase raw(device.path());
        raw.run(fault);
    }
    CHECK(openedWith(device));
    if (fault.starts_with("UPDATE"))
        CHECK(*device.store->registers("A") == registers);
}

TEST_CASE("A server's store with a row that does not unseal opens as it is, and only says so")
{
    Device server;
    REQUIRE(server.store->append("A", "li", answers(900)));
    server.close();
    flipIn(server, "log");
    for (int i = 0; i < 2; ++i) {
        std::optional<RepairReport> report;
        server.store = std::move(
            *store::openOrRepair(server.path(), pin(), {server.clock, server.random}, report, store::Holder::Server));
        CHECK_FALSE(report);
        CHECK(server.store->heads("A")->at(0).number == 900);
        CHECK(found(server));
    }
    CHECK(openedWith(server)); // on a person's word, as a device's
}

TEST_CASE("What was removed and what was replaced stays so in a repair of a store that opens")
{
    Device device;
    for (int i = 0; i < 300; ++i)
        REQUIRE(device.store->putSetting("quarantine/" + std::to_string(i), Bytes(600, static_cast<std::uint8_t>(i))));
    for (int i = 0; i < 300; ++i)
        REQUIRE((i % 3 == 0 ? device.store->putSetting("quarantine/" + std::to_string(i), asBytes("new"))
                            : device.store->removeSetting("quarantine/" + std::to_string(i))));
    REQUIRE(device.store->append("A", "li", answers(90)));
    device.close();
    std::ofstream(device.path() / "store.damaged").flush();
    REQUIRE(openedWith(device));
    CHECK(device.store->settingNames("quarantine/")->size() == 100);
    CHECK(**device.store->setting("quarantine/3") == Bytes{'n', 'e', 'w'});
}

TEST_CASE("Idle work waits for all other, and is dropped at the end")
{
    Device device;
    std::vector<int> order;
    struct Endless {
        void operator()(store::Store &) const { thread.postIdle(*this); }
        store::StoreThread &thread;
    };
    {
        store::StoreThread thread(std::move(device.store));
        std::promise<void> begin;
        const auto begun = begin.get_future().share();
        thread.post([begun](store::Store &) { begun.wait(); });
        thread.postIdle([&](store::Store &) { order.push_back(2); });
        thread.post([&](store::Store &) { order.push_back(1); });
        begin.set_value();
        std::promise<void> done;
        thread.postIdle([&](store::Store &) { done.set_value(); });
        done.get_future().wait();
        thread.postIdle(Endless{thread});
    }
    CHECK(order == std::vector{1, 2});
}

TEST_CASE("A receipt that no longer says what a server signed confirms nothing")
{
    Device device(1), server(2);
    REQUIRE(device.store->append("A", "li", answers(60)));
    const auto before = *device.store->heads("A");
    trust::Receipt receipt{
        "A", before.front().origin, 30, {}, trust::ReceiptKind::Server, server.clock.nowMs(), server.store->publicKey(),
        {}};
    receipt.hash = device.store->read("A", before.front().origin, 1, 1 << 20, 30)->checkpoint.value().hash;
    receipt.signature = server.store->sign(trust::receiptMessage(receipt));
    REQUIRE(device.store->saveReceipt(receipt));
    CHECK(device.store->confirmation("A")->confirmed == 30);
    device.close();
    CHECK_FALSE(openedWith(device));
    device.close();
    RawDatabase(device.path()).run("UPDATE receipts SET number = 60");
    CHECK(openedWith(device));
    CHECK(device.store->confirmation("A")->own == 60);
    CHECK(device.store->confirmation("A")->confirmed == 0);
}

TEST_CASE("A signature that no longer fits is found by looking through; the next that is sent covers the same")
{
    Device device(1), server(2);
    REQUIRE(device.store->append("A", "li", answers(60)));
    bring(*device.store, *server.store, "A"); // signed as it is sent
    server.close();
    CHECK_FALSE(openedWith(server));
    CHECK_FALSE(found(server));
    {
        RawDatabase raw(server.path());
        REQUIRE(raw.number("SELECT count(*) FROM checkpoints") > 0);
        raw.run("UPDATE checkpoints SET hash = zeroblob(32)");
    }
    server.reopen();
    const auto damage = found(server);
    REQUIRE(damage);
    CHECK(damage->code == ErrorCode::Corrupted);
    CHECK(openedWith(server));
    REQUIRE(device.store->append("A", "li", {likert("E9", "1.3.1", 2)}));
    bring(*device.store, *server.store, "A");
    CHECK(server.store->verify()->empty());
    CHECK(*device.store->registers("A") == *server.store->registers("A"));
    CHECK_FALSE(found(server));
}
