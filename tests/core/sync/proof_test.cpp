// Every run of a third origin carries that origin's signature over its last change, or stays where it is.

#include "core/sync/screening.h"
#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

/// An origin's 30 changes, brought to the server with a checkpoint at 10 and at 30.
void thirty(Side &origin, Side &server)
{
    for (int i = 0; i < 30; ++i)
        REQUIRE(origin.store().append("A", "li", {likert("E" + std::to_string(i), "1.3.1", 1 + i % 5)}));
    for (const auto &[first, last] : {std::pair(1, 10), std::pair(11, 30)}) {
        const auto run = *origin.store().read("A", origin.store().origin(), static_cast<std::uint64_t>(first), 1 << 20,
                                              static_cast<std::uint64_t>(last));
        REQUIRE(run.changes.back().number == static_cast<std::uint64_t>(last));
        REQUIRE_FALSE((*server.store().admit({run})).front().refused);
    }
}

} // namespace

TEST_CASE("a foreign run ends at a checkpoint, even one beyond the bytes asked for")
{
    Side origin(1), server(2);
    thirty(origin, server);
    const auto read = [&](std::uint64_t first, std::size_t bytes, std::uint64_t last) {
        return *server.store().read("A", origin.store().origin(), first, bytes, last);
    };
    for (const auto &[first, bytes, last, end] :
         {std::tuple(1, 1, 30, 10), std::tuple(1, 1 << 20, 30, 30), std::tuple(1, 1 << 20, 29, 10),
          std::tuple(11, 1, 30, 30), std::tuple(15, 200, 30, 30)}) {
        INFO(first << " " << bytes << " " << last);
        const auto run =
            read(static_cast<std::uint64_t>(first), static_cast<std::size_t>(bytes), static_cast<std::uint64_t>(last));
        REQUIRE(run.checkpoint);
        CHECK(run.changes.front().number == static_cast<std::uint64_t>(first));
        CHECK(run.changes.back().number == static_cast<std::uint64_t>(end));
        CHECK(run.checkpoint->number == run.changes.back().number);
        CHECK(run.changes.size() == static_cast<std::size_t>(end - first + 1));
    }
    CHECK(read(11, 1 << 20, 29).changes.empty()); // nothing covers 11 to 29
    CHECK(read(31, 1 << 20, 40).changes.empty());
}

TEST_CASE("what no signature covers is held back, and sent once one does")
{
    Side origin(1), server(2), tablet(3);
    for (int i = 0; i < 5; ++i)
        REQUIRE(origin.store().append("A", "li", {likert("E" + std::to_string(i), "1.3.1", 1)}));
    auto run = *origin.store().read("A", origin.store().origin(), 1, 1 << 20, 3);
    run.checkpoint.reset(); // as stores of an earlier version may hold it
    REQUIRE_FALSE((*server.store().admit({run})).front().refused);
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    CHECK(tablet.store().heads()->empty());
    CHECK(pair.caughtUp); // as far as may be
    REQUIRE_FALSE(
        (*server.store().admit({*origin.store().read("A", origin.store().origin(), 4, 1 << 20)})).front().refused);
    pair.run();
    CHECK(tablet.store().heads()->at(0).number == 5);
}

TEST_CASE("a tablet takes no run without its origin's signature, and says so by name")
{
    auto unproven = runOf("A", 2, 4, 6);
    unproven.checkpoint.reset();
    auto early = runOf("B", 2, 1, 3);
    early.checkpoint->number = 2;
    const auto screened = screenProof({unproven, runOf("A", 3, 1, 1), early});
    REQUIRE(screened.runs.size() == 1);
    CHECK(screened.runs[0].origin == originOf(3));
    REQUIRE(screened.refusals.size() == 2);
    CHECK(screened.refusals[0].reason == Reason::BadSignature);
    CHECK(screened.refusals[0].first == 4);
    CHECK(screened.refusals[0].held == 3);

    Initiator initiator({originOf(1), {}, {}, {}});
    initiator.start();
    initiator.received(encode(Welcome{kNewestVersion, originOf(9), kWindow, true, "li", "lead", {}}));
    Batch batch = packRuns({unproven});
    batch.sequence = 1;
    CHECK(one<action::Admit>(initiator.received(encode(batch))).runs.empty());
    const auto ack = onlySent<Ack>(initiator.admitted({1, {}, {}, {}}));
    CHECK(ack.refusals.at(0).reason == Reason::BadSignature);
}

TEST_CASE("a run whose signature does not check, or that was altered on the way, is refused by the store by name")
{
    Side origin(1), server(2);
    REQUIRE(origin.store().append("A", "li", {likert("E1", "1.3.1", 1), likert("E2", "1.3.1", 2)}));
    const auto run = *origin.store().read("A", origin.store().origin(), 1, 1 << 20);
    const auto reasonOfAdmitting = [&](const store::EncodedRun &given) {
        action::Admit asked{1, {given}, {}, {}, {}};
        const action::Admit *const one = &asked;
        return admit(server.store(), {&one, 1}, trust::ReceiptKind::Server, 0).front().admissions.at(0).reason;
    };
    auto forged = run;
    forged.checkpoint->signature[7] ^= 1;
    CHECK(reasonOfAdmitting(forged) == Reason::BadSignature);
    auto altered = run;
    altered.changes[1].body.back() ^= 1;
    CHECK(reasonOfAdmitting(altered) == Reason::BrokenChain);
    CHECK(reasonOfAdmitting(run) == Reason::None);
}
