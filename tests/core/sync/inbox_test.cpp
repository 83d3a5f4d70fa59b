// Steps: catch-up receive and the receiver's half of flow control.

#include "core/sync/inbox.h"
#include "tests/core/sync/machine_values.h"

using namespace plumbline::tests;

namespace {

Batch batchOf(std::uint64_t sequence, const std::vector<store::EncodedRun> &runs, bool more = false)
{
    Batch batch = packRuns(runs);
    batch.sequence = sequence;
    batch.more = more;
    return batch;
}

Admission taken(const std::string &audit, std::uint8_t origin, std::uint64_t number)
{
    return {Reason::None, {}, headOf(audit, origin, number), 0, false};
}

} // namespace

TEST_CASE("batches come in order, and are acknowledged in order after they were made durable")
{
    Inbox inbox(kWindow);
    const auto first = inbox.received(batchOf(1, {runOf("A", 1, 1, 3)}, true));
    REQUIRE(first);
    REQUIRE(first->size() == 1);
    CHECK(first->front().changes.size() == 3);
    CHECK(first->front().checkpoint->number == 3);
    REQUIRE(inbox.received(batchOf(2, {runOf("A", 1, 4, 4)})));
    CHECK_FALSE(inbox.idle());
    CHECK(inbox.admitted({2, {}, {}, {}}).error() == Reason::OutOfOrder);
    const auto ack = inbox.admitted({1, {taken("A", 1, 3)}, {}, {}});
    REQUIRE(ack);
    CHECK(ack->sequence == 1);
    CHECK(ack->refusals.empty());
    REQUIRE(inbox.admitted({2, {taken("A", 1, 4)}, {}, {}}));
    CHECK(inbox.idle());
}

TEST_CASE("a batch out of its turn is refused by name")
{
    Inbox inbox(kWindow);
    CHECK(inbox.received(batchOf(2, {})).error() == Reason::OutOfOrder);
    REQUIRE(inbox.received(batchOf(1, {})));
    CHECK(inbox.received(batchOf(1, {})).error() == Reason::OutOfOrder);
}

TEST_CASE("who sends on while the window is full is closed by name")
{
    Inbox inbox(1);
    REQUIRE(inbox.received(batchOf(1, {runOf("A", 1, 1, 3)})));
    CHECK(inbox.received(batchOf(2, {runOf("A", 1, 4, 4)})).error() == Reason::OverWindow);
    REQUIRE(inbox.admitted({1, {taken("A", 1, 3)}, {}, {}}));
    CHECK(inbox.received(batchOf(2, {runOf("A", 1, 4, 4)})));
}

TEST_CASE("what was announced bounds what is decompressed; more or less is malformed, over the limit too large")
{
    Batch bomb = batchOf(1, {runOf("A", 1, 1, 50)});
    --bomb.rawSize;
    CHECK(Inbox(kWindow).received(bomb).error() == Reason::Malformed);
    bomb.rawSize += 2;
    CHECK(Inbox(kWindow).received(bomb).error() == Reason::Malformed);
    bomb.rawSize = kMaxRawBatch + 1;
    CHECK(Inbox(kWindow).received(bomb).error() == Reason::TooLarge);
    Batch garbage = batchOf(1, {runOf("A", 1, 1, 1)});
    garbage.runs[2] ^= 0x55;
    CHECK_FALSE(Inbox(kWindow).received(garbage));
    store::EncodedRun large = runOf("A", 1, 1, 1);
    large.changes[0].body.resize(kMaxChange + 1);
    CHECK(Inbox(kWindow).received(batchOf(1, {large})).error() == Reason::TooLarge);
}

TEST_CASE("refusals of screening and of the store go with the acknowledgement, each with what is held")
{
    Inbox inbox(kWindow);
    REQUIRE(inbox.received(batchOf(1, {runOf("A", 1, 1, 3), runOf("A", 2, 5, 9), runOf("B", 1, 1, 1)})));
    inbox.refuse(1, {"B", originOf(1), 1, Reason::NotAssigned, false, {}, 0});
    const Admission submitted{Reason::Submitted, textOf(Reason::Submitted), headOf("A", 2, 4), 7, false};
    const auto ack = inbox.admitted({1, {taken("A", 1, 3), submitted}, {}, {}});
    REQUIRE(ack);
    REQUIRE(ack->refusals.size() == 2);
    CHECK(ack->refusals[0].reason == Reason::NotAssigned);
    CHECK(ack->refusals[1].reason == Reason::Submitted);
    CHECK(ack->refusals[1].first == 7);
    CHECK(ack->refusals[1].held == 4);
    CHECK_FALSE(ack->refusals[1].text.zh.empty());
}
