// Up to five replicas, random edits, random exchange in random order: all alike, equal to a naive model, and registers
// are always what the log amounts to.

#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace plumbline::tests;

namespace {

/// The definition itself: of all changes to a field, those that no other supersedes.
std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> naive(const std::vector<Change> &changes)
{
    std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> current;
    for (const Change &change : changes)
        for (const FieldPatch &patch : change.patches)
            current[{change.entity, patch.field}][change.id] = patch.value;
    for (const Change &change : changes)
        for (const FieldPatch &patch : change.patches)
            for (const ChangeId &id : patch.supersedes)
                current[{change.entity, patch.field}].erase(id);
    return current;
}

std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> flat(const Registers &registers)
{
    std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> current;
    for (const auto &[entity, state] : registers)
        for (const auto &[name, field] : state.fields)
            for (const Candidate &candidate : field.current)
                current[{entity, name}][candidate.by] = candidate.value;
    return current;
}

std::vector<Change> logOf(store::Store &store)
{
    std::vector<Change> changes;
    REQUIRE(store.log("A", [&](const Change &change) {
        changes.push_back(change);
        return true;
    }));
    return changes;
}

} // namespace

TEST_CASE("Replicas that exchanged everything are identical, and equal to a naive model")
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const std::size_t count = 2 + dice() % 4;
        std::vector<std::unique_ptr<Device>> devices;
        for (std::size_t i = 0; i < count; ++i) {
            devices.push_back(std::make_unique<Device>(seed * 100 + i));
            REQUIRE(devices.back()->store->append("A", "start",
                                                  {likert("E0", "1.3.1", static_cast<std::int64_t>(i % 5 + 1))}));
        }
        for (int step = 0; step < 60; ++step) {
            Device &one = *devices[dice() % count];
            if (dice() % 3 != 0) {
                std::vector<Edit> edits;
                for (std::uint64_t left = dice() % 90 + 1; left > 0; left = left / 2)
                    edits.push_back(likert("E" + std::to_string(dice() % 3), dice() % 2 ? "1.3.1" : "1.3.2",
                                           static_cast<std::int64_t>(dice() % 5 + 1)));
                REQUIRE(one.store->append("A", "author", edits));
            } else {
                // A few bytes at a time, so that runs end anywhere.
                Device &other = *devices[dice() % count];
                if (&one != &other)
                    for (const auto &outcome : bring(*one.store, *other.store, "A", dice() % 400 + 1))
                        REQUIRE_FALSE(outcome.refused);
            }
        }
        for (std::size_t round = 0; round < 2; ++round)
            for (auto &from : devices)
                for (auto &to : devices)
                    if (from != to)
                        bring(*from->store, *to->store, "A");
        const Registers first = *devices[0]->store->registers("A");
        const auto model = naive(logOf(*devices[0]->store));
        CHECK(flat(first) == model);
        for (auto &device : devices) {
            CHECK(*device->store->registers("A") == first);
            CHECK(device->store->verifyRegisters()->empty());
            CHECK(device->store->verify()->empty());
        }
    }
}

TEST_CASE("A gap, a fork, another key and a broken chain are refused by name; repeating is harmless")
{
    Device a(1), b(2), c(3);
    for (int i = 0; i < 6; ++i)
        REQUIRE(a.store->append("A", "li", {likert("E1", "1.3.1", i % 5 + 1)}));
    auto run = *a.store->read("A", a.store->origin(), 1, 1 << 20);
    REQUIRE(run.changes.size() == 6);
    auto late = *a.store->read("A", a.store->origin(), 3, 1 << 20);
    CHECK((*b.store->admit({late})).front().fault == store::RunFault::Gap);
    auto altered = run;
    altered.changes[2].body[3] ^= 1;
    CHECK((*b.store->admit({altered})).front().fault == store::RunFault::BrokenChain);
    auto forged = run;
    forged.checkpoint->signature[5] ^= 1;
    CHECK((*b.store->admit({forged})).front().fault == store::RunFault::BadSignature);
    CHECK(b.store->heads("A")->empty());
    CHECK((*b.store->admit({run})).front().stored == 6);
    const auto again = *b.store->admit({run, late});
    CHECK(again[0].stored == 0);
    CHECK(again[0].repeated == 6);
    CHECK(again[1].repeated == 4);
    altered.checkpoint.reset();
    CHECK((*b.store->admit({altered})).front().fault == store::RunFault::Fork);
    auto otherKey = run;
    otherKey.publicKey = c.store->publicKey();
    CHECK((*b.store->admit({otherKey})).front().fault == store::RunFault::BadSignature);
    CHECK(b.store->heads("A")->front().hash == a.store->heads("A")->front().hash);
    CHECK(b.store->verify()->empty());
}
