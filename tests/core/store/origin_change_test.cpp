// A store that was copied or restored: as soon as its numbers prove to be taken it is a new origin, and nothing of
// either is lost.

#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace plumbline::tests;

namespace {

/// A device whose store is a copy of another's as it is now.
std::unique_ptr<Device> copyOf(Device &original, std::uint64_t seed)
{
    auto copy = std::make_unique<Device>(seed);
    copy->close();
    original.close();
    std::filesystem::remove_all(copy->path());
    std::filesystem::copy(original.path(), copy->path(), std::filesystem::copy_options::recursive);
    copy->store = std::move(*copy->tryOpen());
    original.store = std::move(*original.tryOpen());
    return copy;
}

Edit grade(int item, std::int64_t level)
{
    const std::string code(standard::item(static_cast<standard::ItemIndex>(item)).code);
    return {{EntityKind::Management, code}, {{field::kLevel, level}, {field::kNote, std::string("note")}}, {}};
}

/// Values of each field, conflicting ones included.
std::set<std::pair<std::string, std::int64_t>> levels(store::Store &store)
{
    std::set<std::pair<std::string, std::int64_t>> found;
    for (const auto &[entity, state] : *store.registers("A"))
        if (entity.kind == EntityKind::Management)
            for (const auto &candidate : state.fields.at(field::kLevel).current)
                found.emplace(entity.key, std::get<std::int64_t>(candidate.value));
    return found;
}

void confirm(Device &device, Device &server)
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

/// A connection of a device with the server: what it claims, what each sends, and what the refusals make it doubt.
bool exchange(Device &device, Device &server)
{
    bool again = false;
    const auto look = [&](const std::vector<store::RunOutcome> &outcomes) {
        for (const auto &outcome : outcomes) {
            const bool ours = outcome.fault == store::RunFault::BrokenChain || outcome.fault == store::RunFault::Fork;
            if (ours && device.store->isOwn(outcome.head.origin))
                again = *device.store->doubtNumbers("A") || again;
        }
    };
    look(bring(*server.store, *device.store, "A"));
    look(bring(*device.store, *server.store, "A"));
    for (const auto &ours : *device.store->heads("A"))
        for (const auto &theirs : *server.store->heads("A"))
            if (ours.origin == theirs.origin && ours.number == theirs.number && ours.hash != theirs.hash)
                again = *device.store->doubtNumbers("A") || again; // as Outbox::open finds it
    return again;
}

void reconcile(Device &device, Device &server)
{
    for (int i = 0; i < 5 && exchange(device, server); ++i) { }
    REQUIRE_FALSE(exchange(device, server));
}

} // namespace

TEST_CASE("A restored store that hears of its numbers before it has them, and then writes under them, gives way")
{
    Device device(1), server(9);
    REQUIRE(device.store->append("A", "li", {grade(0, 1), grade(1, 1)}));
    const auto backup = copyOf(device, 7);
    REQUIRE(device.store->append("A", "li", {grade(2, 1), grade(3, 1)}));
    reconcile(device, server);
    confirm(*backup, server); // a receipt of number 4, where this store ends at 2
    const int own = GENERATE(1, 2, 5);
    for (int i = 0; i < own; ++i)
        REQUIRE(backup->store->append("A", "li", {grade(4, i % 5 + 1)}));
    auto expected = levels(*backup->store);
    expected.merge(levels(*server.store));
    reconcile(*backup, server);
    for (Device *each : {backup.get(), &server}) {
        CHECK(levels(*each->store) == expected);
        CHECK(each->store->verify()->empty());
        CHECK(each->store->verifyRegisters()->empty());
    }
    CHECK(*backup->store->registers("A") == *server.store->registers("A"));
}

TEST_CASE("A copied store becomes a new origin when the server shows that its numbers are taken")
{
    const int ofOriginal = GENERATE(1, 3, 70, 130);
    const int ofCopy = GENERATE(1, 3, 70, 130);
    const bool receipts = GENERATE(true, false);
    CAPTURE(ofOriginal, ofCopy, receipts);
    Device original(1), server(9);
    REQUIRE(original.store->append("A", "li", {grade(0, 1), grade(1, 1)}));
    reconcile(original, server);
    if (receipts)
        confirm(original, server);
    REQUIRE(original.store->append("A", "li", {grade(2, 1)})); // in both, unconfirmed
    const auto copy = copyOf(original, 7);
    const OriginId origin = copy->store->origin();
    CHECK(origin == original.store->origin());
    std::vector<Edit> edits;
    for (int i = 0; i < ofOriginal; ++i)
        edits.push_back(grade(3, i % 5 + 1));
    REQUIRE(original.store->append("A", "li", edits));
    edits.clear();
    for (int i = 0; i < ofCopy; ++i)
        edits.push_back(grade(4 + i % 3, (i / 3) % 5 + 1));
    REQUIRE(copy->store->append("A", "zhao", edits));
    auto expected = levels(*original.store);
    expected.merge(levels(*copy->store));

    reconcile(original, server);
    reconcile(*copy, server);
    reconcile(original, server);
    CHECK(original.store->origin() == origin);
    CHECK(copy->store->origin() != origin);
    REQUIRE(copy->store->formerOrigins()->size() == 1);
    CHECK(copy->store->formerOrigins()->front().origin == origin);
    REQUIRE(copy->store->branches()->size() == 1);
    CHECK(copy->store->branches()->front().changes.size() == static_cast<std::size_t>(ofCopy));
    for (Device *device : {&original, copy.get(), &server}) {
        CHECK(levels(*device->store) == expected);
        CHECK(*device->store->registers("A") == *server.store->registers("A"));
        CHECK(device->store->conflicts("A")->empty()); // what both had is there once
        CHECK(device->store->verify()->empty());
        CHECK(device->store->verifyRegisters()->empty());
    }
    CHECK(copy->store->confirmation("A")->own > 0);
    // And it stays: after opening again it writes as what it is now, and the exchange has nothing left to do.
    copy->reopen();
    REQUIRE(copy->store->append("A", "zhao", {grade(9, 5)}));
    CHECK(copy->store->origin() != origin);
    reconcile(*copy, server);
    CHECK(levels(*server.store) == levels(*copy->store));
    CHECK(copy->store->verify()->empty());
}

TEST_CASE("A restored backup that has written nothing becomes a new origin once it gets back what it had written")
{
    Device device(1), server(9);
    REQUIRE(device.store->append("A", "li", {grade(0, 1)}));
    const auto backup = copyOf(device, 5);
    REQUIRE(device.store->append("A", "li", {grade(1, 2)}));
    reconcile(device, server);
    const OriginId origin = backup->store->origin();
    reconcile(*backup, server);
    CHECK(backup->store->origin() != origin);
    CHECK(backup->store->branches()->empty());
    CHECK(levels(*backup->store) == levels(*device.store));
    CHECK(backup->store->verify()->empty());
}

TEST_CASE("A branch that was altered is found")
{
    Device original(1), server(9);
    REQUIRE(original.store->append("A", "li", {grade(0, 1)}));
    const auto copy = copyOf(original, 7);
    REQUIRE(original.store->append("A", "li", {grade(1, 1)}));
    REQUIRE(copy->store->append("A", "li", {grade(2, 1)}));
    reconcile(original, server);
    reconcile(*copy, server);
    CHECK(copy->store->verify()->empty());
    // The chain before the branch: as if the common past were not what was signed.
    const auto branch = copy->store->branches()->front();
    trust::Checkpoint other = *branch.checkpoint;
    other.hash[0] ^= 1;
    CHECK_FALSE(trust::check(other));
}

TEST_CASE("Somebody else's signature cannot make a store give way")
{
    Device original(1), other(2), server(9);
    REQUIRE(original.store->append("A", "li", {grade(0, 1)}));
    REQUIRE(other.store->append("A", "li", {grade(0, 5)}));
    auto run = *other.store->read("A", other.store->origin(), 1, 1 << 20);
    run.origin = original.store->origin();
    run.publicKey = original.store->publicKey();
    const OriginId origin = original.store->origin();
    CHECK(original.store->admit({run})->front().fault == store::RunFault::Fork);
    run.checkpoint.reset();
    CHECK(original.store->admit({run})->front().fault == store::RunFault::Fork);
    CHECK(original.store->origin() == origin);
}

TEST_CASE("A store can be told to be new; what it wrote before can still be handed over")
{
    Device device(1), server(9);
    REQUIRE(device.store->append("A", "li", {grade(0, 1), grade(1, 1)}));
    const OriginId origin = device.store->origin();
    const auto key = device.store->publicKey();
    REQUIRE(device.store->becomeNewOrigin());
    CHECK(device.store->origin() != origin);
    CHECK(device.store->publicKey() != key);
    CHECK(device.store->isOwn(origin));
    REQUIRE(device.store->append("A", "li", {grade(0, 2)}));
    for (const auto &head : *device.store->heads("A"))
        CHECK(device.store->read("A", head.origin, 1, 1 << 20)->checkpoint); // a server takes no run without one
    reconcile(device, server);
    CHECK(levels(*server.store) == levels(*device.store));
    CHECK(server.store->verify()->empty());
    device.reopen();
    CHECK(device.store->isOwn(origin));
    CHECK(device.store->verify()->empty());
}
