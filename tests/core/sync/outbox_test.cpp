// Steps: catch-up send, live, flow control, and what a refusal does to what is sent.

#include "core/sync/outbox.h"
#include "tests/core/sync/machine_values.h"

using namespace plumbline::tests;
using Ranges = std::vector<action::StreamRange>;

namespace {

Ranges asked(Outbox &outbox)
{
    const auto next = outbox.next();
    const auto *read = next ? std::get_if<action::ReadRuns>(&*next) : nullptr;
    return read == nullptr ? Ranges{} : read->streams;
}

/// The batch of what was read, if there is one.
std::optional<Batch> batchOf(const std::optional<Action> &action)
{
    if (!action)
        return std::nullopt;
    const auto message = decode(std::get<action::Send>(*action).frame);
    REQUIRE(message);
    return std::get<Batch>(*message);
}

Refusal refusal(Reason reason, std::uint64_t first, std::uint64_t held, bool quarantined = false)
{
    return {"A", originOf(1), first, reason, quarantined, {}, held};
}

/// Open, with changes 1 to 10 sent in one batch.
Outbox tenSent()
{
    Outbox outbox(kWindow);
    outbox.open("A", {headOf("A", 1, 10)}, {});
    REQUIRE(asked(outbox) == Ranges{{"A", originOf(1), 1, 10}});
    REQUIRE(batchOf(outbox.runsRead({{runOf("A", 1, 1, 10)}, 1})));
    return outbox;
}

} // namespace

TEST_CASE("what the other side lacks is asked for and sent, nothing else")
{
    Outbox outbox(kWindow);
    const auto forks = outbox.open("A", {headOf("A", 1, 10), headOf("A", 2, 5), headOf("A", 3, 1)},
                                   {headOf("A", 1, 4), headOf("A", 2, 5)});
    CHECK(forks.empty());
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 5, 10}, {"A", originOf(3), 1, 1}});
    CHECK_FALSE(outbox.next()); // one read at a time
    // Only the first stream had room; part of it at that.
    const auto batch = batchOf(outbox.runsRead({{runOf("A", 1, 5, 8)}, 1}));
    REQUIRE(batch);
    CHECK(batch->sequence == 1);
    CHECK(batch->more);
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 9, 10}, {"A", originOf(3), 1, 1}});
    const auto last = batchOf(outbox.runsRead({{runOf("A", 1, 9, 10), runOf("A", 3, 1, 1)}, 2}));
    CHECK_FALSE(last->more);
    CHECK_FALSE(outbox.idle()); // until both are acknowledged
    CHECK(outbox.acknowledged(1));
    CHECK(outbox.acknowledged(2));
    CHECK_FALSE(outbox.acknowledged(3));
    CHECK(outbox.idle());
}

TEST_CASE("what the other side is ahead in, or has just sent, is not sent back")
{
    Outbox outbox(kWindow);
    outbox.open("A", {headOf("A", 1, 3)}, {headOf("A", 1, 3), headOf("A", 2, 7)});
    outbox.advanced(grew("A", 2, 0, 7));
    CHECK(asked(outbox).empty());
    outbox.peerHas("A", originOf(3), 2);
    outbox.advanced(grew("A", 3, 0, 2));
    CHECK(asked(outbox).empty());
    outbox.advanced(grew("A", 3, 2, 4));
    CHECK(asked(outbox) == Ranges{{"A", originOf(3), 3, 4}});
}

TEST_CASE("streams of the same number and another hash are forks and stay")
{
    Outbox outbox(kWindow);
    auto other = headOf("A", 1, 3);
    other.hash[9] = 1;
    CHECK(outbox.open("A", {headOf("A", 1, 3), headOf("A", 2, 1)}, {other})
          == std::vector<StreamNumber>{{"A", originOf(1), 3}});
    outbox.advanced(grew("A", 1, 3, 4));
    CHECK(asked(outbox) == Ranges{{"A", originOf(2), 1, 1}});
}

TEST_CASE("live: what grows in an open audit is sent as it comes")
{
    Outbox outbox(kWindow);
    outbox.openSame("A");
    CHECK(asked(outbox).empty());
    outbox.advanced(grew("A", 1, 7, 8));
    outbox.advanced(grew("other", 1, 0, 1));
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 8, 8}});
    outbox.advanced(grew("A", 1, 8, 9)); // while the store reads
    CHECK(batchOf(outbox.runsRead({{runOf("A", 1, 8, 8)}, 1}))->more);
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 9, 9}});
    outbox.runsRead({{runOf("A", 1, 9, 9)}, 1});
    outbox.close("A");
    outbox.advanced(grew("A", 1, 9, 10));
    CHECK(asked(outbox).empty());
}

TEST_CASE("flow control: nothing more is read while the window is full, and one acknowledgement opens it")
{
    Outbox outbox(1); // one byte: a single batch fills it
    outbox.open("A", {headOf("A", 1, 30)}, {});
    REQUIRE_FALSE(asked(outbox).empty());
    REQUIRE(batchOf(outbox.runsRead({{runOf("A", 1, 1, 10)}, 1})));
    CHECK(asked(outbox).empty());
    CHECK(outbox.acknowledged(1));
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 11, 30}});
}

TEST_CASE("a promise of more is kept, if only with an empty batch")
{
    Outbox outbox(kWindow);
    outbox.promise();
    CHECK_FALSE(outbox.idle());
    const auto batch = batchOf(outbox.next());
    REQUIRE(batch);
    CHECK(batch->rawSize == 0);
    CHECK_FALSE(batch->more);
}

TEST_CASE("what no signature covers yet is held back until it grows")
{
    Outbox outbox(kWindow);
    outbox.open("A", {headOf("A", 2, 5)}, {});
    REQUIRE_FALSE(asked(outbox).empty());
    CHECK_FALSE(outbox.runsRead({{}, 1})); // the store had nothing that may be handed on
    CHECK(asked(outbox).empty());
    CHECK(outbox.idle());
    outbox.advanced(grew("A", 2, 5, 6));
    CHECK(asked(outbox) == Ranges{{"A", originOf(2), 1, 6}});
}

TEST_CASE("a refusal: what stood before the change goes again, the rest of the stream stays, other streams go on")
{
    Outbox outbox = tenSent();
    outbox.refused(refusal(Reason::RoleForbids, 6, 0));
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 1, 5}});
    CHECK(batchOf(outbox.runsRead({{runOf("A", 1, 1, 5)}, 1})));
    outbox.advanced(grew("A", 1, 10, 11));
    CHECK(asked(outbox).empty());
    outbox.advanced(grew("A", 2, 0, 1));
    CHECK(asked(outbox) == Ranges{{"A", originOf(2), 1, 1}});
    outbox.runsRead({{runOf("A", 2, 1, 1)}, 1});
    // Another refusal of what was sent again can only shorten it.
    outbox.refused(refusal(Reason::RoleForbids, 3, 0));
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 1, 2}});
}

TEST_CASE("a refusal of the first change stops the stream; so does a gap that nothing explains")
{
    const Reason reason = GENERATE(Reason::BadSignature, Reason::Gap);
    Outbox outbox = tenSent();
    outbox.refused(refusal(reason, 1, 0));
    CHECK(asked(outbox).empty());
    outbox.advanced(grew("A", 1, 10, 11));
    CHECK(asked(outbox).empty());
}

TEST_CASE("a gap behind a refused change says nothing new")
{
    Outbox outbox = tenSent();
    outbox.advanced(grew("A", 1, 10, 12));
    REQUIRE_FALSE(asked(outbox).empty());
    outbox.runsRead({{runOf("A", 1, 11, 12)}, 1});
    outbox.refused(refusal(Reason::Submitted, 6, 0));
    outbox.refused(refusal(Reason::Gap, 11, 0));
    CHECK(asked(outbox) == Ranges{{"A", originOf(1), 1, 5}});
}

TEST_CASE("a refusal that comes while the store reads is heeded")
{
    Outbox outbox = tenSent();
    outbox.advanced(grew("A", 1, 10, 12));
    REQUIRE(asked(outbox) == Ranges{{"A", originOf(1), 11, 12}});
    outbox.refused(refusal(Reason::Submitted, 1, 0));
    CHECK_FALSE(outbox.runsRead({{runOf("A", 1, 11, 12)}, 1}));
    CHECK(asked(outbox).empty());
}

TEST_CASE("what is in quarantine is followed by the rest; a receipt or another opening lets a refused stream go on")
{
    Outbox kept = tenSent();
    kept.refused(refusal(Reason::ClockAhead, 4, 0, true));
    kept.advanced(grew("A", 1, 10, 11));
    CHECK(asked(kept) == Ranges{{"A", originOf(1), 11, 11}});

    Outbox confirmed = tenSent();
    confirmed.refused(refusal(Reason::RoleForbids, 1, 0));
    confirmed.advanced(grew("A", 1, 10, 11));
    confirmed.confirmed("A", originOf(1), 10);
    CHECK(asked(confirmed) == Ranges{{"A", originOf(1), 11, 11}});

    Outbox reopened = tenSent();
    reopened.refused(refusal(Reason::RoleForbids, 1, 0));
    reopened.open("A", {headOf("A", 1, 10)}, {});
    CHECK(asked(reopened) == Ranges{{"A", originOf(1), 1, 10}});
}

TEST_CASE("a batch names at most so many streams, the others come with the next")
{
    Outbox outbox(kWindow);
    std::vector<store::StreamHead> heads;
    for (std::size_t i = 0; i <= kMaxRunsPerBatch; ++i) {
        store::StreamHead head{"A", {}, 1, {}};
        head.origin[0] = static_cast<std::uint8_t>(i >> 8);
        head.origin[1] = static_cast<std::uint8_t>(i);
        heads.push_back(head);
    }
    outbox.open("A", heads, {});
    CHECK(asked(outbox).size() == kMaxRunsPerBatch);
}
