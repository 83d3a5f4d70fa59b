// What a server confirms of this store's own changes, and what it proves when it is not what is here.

#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

trust::Receipt receiptOf(const store::StreamHead &head, Side &server)
{
    trust::Receipt receipt{head.audit,
                           head.origin,
                           head.number,
                           head.hash,
                           trust::ReceiptKind::Server,
                           1'764'000'000'000,
                           server.store().publicKey(),
                           {}};
    receipt.signature = server.store().sign(trust::receiptMessage(receipt));
    return receipt;
}

} // namespace

TEST_CASE("a receipt for other changes under this store's own numbers makes it doubt them, once")
{
    Side tablet(1), server(2);
    REQUIRE(tablet.store().append("A", "li", {likert("E1", "1.3.1", 3)}));
    REQUIRE(tablet.store().append("A", "li", {likert("E1", "1.3.2", 3)}));
    auto head = tablet.store().heads()->front();
    CHECK_FALSE(*saveReceipts(tablet.store(), {}));

    head.number = 1;
    head.hash.fill(0x5a);
    const auto other = receiptOf(head, server);
    CHECK(*saveReceipts(tablet.store(), {other}));
    CHECK(tablet.store().heads()->front().number == 0); // it claims nothing that no receipt covers
    const auto again = saveReceipts(tablet.store(), {other});
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::Untrusted);
    CHECK(tablet.store().receipts()->empty());
}

TEST_CASE("a receipt for other changes under another's numbers is refused, and nothing is doubted")
{
    Side tablet(1), other(3), server(2);
    REQUIRE(other.store().append("A", "wang", {likert("E1", "1.3.1", 3)}));
    REQUIRE(tablet.store().append("A", "li", {likert("E2", "1.3.1", 4)}));
    const auto run = *other.store().read("A", other.store().origin(), 1, 1 << 20, 1);
    REQUIRE_FALSE((*tablet.store().admit({run})).front().refused);
    auto head = other.store().heads()->front();
    head.hash.fill(0x5a);
    const auto refused = saveReceipts(tablet.store(), {receiptOf(head, server)});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Untrusted);
    CHECK(tablet.store().heads()->size() == 2);
}
