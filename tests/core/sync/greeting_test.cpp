// Step: hello and summary. Which version, and what differs.

#include "core/sync/initiator.h"
#include "core/sync/responder.h"
#include "core/sync/summary.h"
#include "tests/core/sync/machine_values.h"

using namespace plumbline::tests;

namespace {

Hello hello(std::uint32_t oldest, std::uint32_t newest)
{
    return {oldest, newest, originOf(1), scopeDigest({}), kWindow};
}

} // namespace

TEST_CASE("the newest version that both speak is chosen; none closes by name")
{
    CHECK(commonVersion(hello(1, 1)) == 1);
    CHECK(commonVersion(hello(1, 7)) == kNewestVersion);
    CHECK(commonVersion(hello(kNewestVersion + 1, kNewestVersion + 2)) == 0);
    CHECK(commonVersion(hello(0, 0)) == 0);
    CHECK(commonVersion(hello(3, 1)) == 0);

    Responder responder(originOf(9));
    const auto actions = responder.received(encode(hello(kNewestVersion + 1, kNewestVersion + 2)), 0);
    CHECK(onlySent<Close>(actions).reason == Reason::UnsupportedVersion);
    CHECK(one<action::Stop>(actions).reason == Reason::UnsupportedVersion);

    Initiator initiator({originOf(1), {}, {}, {}});
    initiator.start();
    const auto refused =
        initiator.received(encode(Welcome{kNewestVersion + 1, originOf(9), kWindow, true, {}, {}, {}}));
    CHECK(one<action::Stop>(refused).reason == Reason::UnsupportedVersion);
}

TEST_CASE("a digest tells audit, origin, number and hash, and does not count audits without a change")
{
    const auto digest = [](std::vector<store::StreamHead> heads) { return scopeDigest(byAudit(std::move(heads))); };
    const Digest reference = digest({headOf("A", 1, 3), headOf("B", 2, 1)});
    CHECK(digest({headOf("B", 2, 1), headOf("A", 1, 3)}) == reference);
    CHECK(digest({headOf("A", 1, 3), headOf("B", 2, 1), {"C", originOf(3), 0, {}}}) == reference);
    CHECK(digest({headOf("A", 1, 4), headOf("B", 2, 1)}) != reference);
    CHECK(digest({headOf("A", 2, 3), headOf("B", 2, 1)}) != reference);
    CHECK(digest({headOf("AB", 1, 3), headOf("B", 2, 1)}) != reference);
    auto forked = headOf("A", 1, 3);
    forked.hash[5] = 1;
    CHECK(digest({forked, headOf("B", 2, 1)}) != reference);
}

TEST_CASE("audits of either side are the same, or named with this side's heads")
{
    const auto ours = byAudit({headOf("same", 1, 1), headOf("differs", 1, 2), headOf("ours", 1, 3)});
    const std::vector<AuditDigest> theirs{{"same", auditDigest(ours.at("same"))}, {"differs", {}}, {"theirs", {}}};
    const Difference difference = compare(ours, theirs);
    CHECK(difference.same == std::vector<std::string>{"same"});
    std::map<std::string, std::size_t> named;
    for (const AuditHeads &audit : difference.named.audits)
        named[audit.audit] = audit.streams.size();
    CHECK(named == std::map<std::string, std::size_t>{{"differs", 1}, {"ours", 1}, {"theirs", 0}});
    CHECK_FALSE(difference.named.reply);
}

TEST_CASE("an audit that the server does not want is left out of the digest, and offered again once others differ")
{
    const auto held = byAudit({headOf("A", 1, 1), headOf("foreign", 1, 1)});
    Initiator initiator({originOf(1), held, {"foreign"}, {}});
    CHECK(onlySent<Hello>(initiator.start()).digest == scopeDigest(byAudit({headOf("A", 1, 1)})));
    const auto named = onlySent<Heads>(
        initiator.received(encode(Welcome{kNewestVersion, originOf(9), kWindow, false, "li", "lead", {{"A", {}}}})));
    CHECK(named.audits.size() == 2);
    const auto actions =
        initiator.received(encode(Heads{{{"A", {}, Reason::None}, {"foreign", {}, Reason::NotAssigned}}, true, false}));
    CHECK(initiator.withheld() == std::set<std::string>{"foreign"});
    CHECK(one<action::Report>(actions).refusals.at(0).reason == Reason::NotAssigned);
    CHECK(one<action::ReadRuns>(actions).streams.size() == 1);
}

TEST_CASE("a message that has no place closes the connection by name, whoever hears it")
{
    const auto reasonOf = [](const Actions &actions) { return one<action::Stop>(actions).reason; };
    Responder fresh(originOf(9));
    CHECK(reasonOf(fresh.received(encode(Ack{1, {}, {}}), 0)) == Reason::OutOfOrder);
    CHECK(fresh.received(encode(hello(1, 1)), 0).empty()); // nothing is said after the end
    Responder welcomed(originOf(9));
    welcomed.received(encode(hello(1, 1)), 0);
    CHECK(reasonOf(welcomed.received(encode(hello(1, 1)), 0)) == Reason::OutOfOrder);
    Responder greeted(originOf(9));
    CHECK(reasonOf(greeted.received(encode(Welcome{}), 0)) == Reason::OutOfOrder);
    Responder unasked(originOf(9));
    unasked.received(encode(hello(1, 1)), 0);
    unasked.scope(scopeOf(Role::Lead, {}), {});
    CHECK(reasonOf(unasked.received(encode(Heads{{}, true, false}), 0)) == Reason::OutOfOrder);
    Initiator initiator({originOf(1), {}, {}, {}});
    initiator.start();
    CHECK(reasonOf(initiator.received(encode(Batch{1, 0, {}, false}))) == Reason::OutOfOrder);
    Initiator heard({originOf(1), {}, {}, {}});
    heard.start();
    CHECK(reasonOf(heard.received(encode(hello(1, 1)))) == Reason::OutOfOrder);
}

TEST_CASE("a revoked device hears so and nothing else; the peer's Close stops at once")
{
    Responder responder(originOf(9));
    responder.received(encode(hello(1, 1)), 0);
    Scope revoked;
    revoked.refused = Reason::Revoked;
    const auto actions = responder.scope(std::make_shared<Scope>(revoked), byAudit({headOf("A", 1, 1)}));
    CHECK(actions.size() == 2);
    CHECK(onlySent<Close>(actions).reason == Reason::Revoked);

    Initiator initiator({originOf(1), {}, {}, {}});
    initiator.start();
    const auto stopped = initiator.received(encode(Close{Reason::Revoked, textOf(Reason::Revoked)}));
    CHECK(one<action::Stop>(stopped).byPeer);
    CHECK(initiator.advanced({grew("A", 1, 0, 1)}).empty());
}
