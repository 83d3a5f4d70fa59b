// What grows on either side between a question of the opening and its answer is in neither; it must be sent all the
// same.

#include "core/sync/initiator.h"
#include "core/sync/responder.h"
#include "tests/core/sync/machine_values.h"

using namespace plumbline::tests;

namespace {

Bytes helloOf(const HeadsByAudit &heads)
{
    return encode(Hello{kOldestVersion, kNewestVersion, originOf(1), scopeDigest(heads), kWindow});
}

/// A responder that holds `heads` and waits for the heads of a peer that holds nothing.
Responder awaitingHeads(const HeadsByAudit &heads, std::vector<std::string> audits)
{
    Responder responder(originOf(9));
    one<action::OpenScope>(responder.received(helloOf(byAudit({headOf("other", 1, 1)})), 0));
    REQUIRE_FALSE(onlySent<Welcome>(responder.scope(scopeOf(Role::Lead, audits), heads)).same);
    return responder;
}

} // namespace

TEST_CASE("a responder sends what grew in an audit that the peer holds nothing of and does not name")
{
    // B is in the scope and empty here; another tablet brings it after Welcome.
    Responder responder = awaitingHeads(byAudit({headOf("A", 2, 3)}), {"A", "B"});
    responder.advanced({grew("B", 2, 0, 4)});
    const auto actions = responder.received(encode(Heads{{{"A", {}, Reason::None}}, false, false}), 0);
    const auto asked = one<action::ReadRuns>(actions).streams;
    REQUIRE(asked.size() == 2);
    CHECK(asked[0] == action::StreamRange{"A", originOf(2), 1, 3});
    CHECK(asked[1] == action::StreamRange{"B", originOf(2), 1, 4});
}

TEST_CASE("a responder sends what grew in an audit that was the same when it said Welcome")
{
    Responder responder = awaitingHeads(byAudit({headOf("A", 2, 3)}), {"A"});
    responder.advanced({grew("A", 2, 3, 5)});
    const auto actions = responder.received(encode(Heads{{}, false, false}), 0);
    CHECK(one<action::ReadRuns>(actions).streams == std::vector<action::StreamRange>{{"A", originOf(2), 4, 5}});
}

TEST_CASE("a responder compares an audit told later with the peer's answer, and sends what grew meanwhile")
{
    Responder responder(originOf(9));
    responder.received(helloOf({}), 0);
    REQUIRE(onlySent<Welcome>(responder.scope(scopeOf(Role::Lead, {}), {})).same);
    const auto told = onlySent<Heads>(responder.scope(scopeOf(Role::Lead, {"B"}), byAudit({headOf("B", 2, 3)})));
    CHECK(told.audits.at(0).streams.at(0).number == 3);
    CHECK(responder.advanced({grew("B", 2, 3, 7)}).empty());
    const auto actions = responder.received(encode(Heads{{{"B", {headOf("B", 2, 2)}, Reason::None}}, true, false}), 0);
    CHECK(one<action::ReadRuns>(actions).streams == std::vector<action::StreamRange>{{"B", originOf(2), 3, 7}});
}

TEST_CASE("a responder asks about one set of new audits at a time, and takes withdrawals at once")
{
    Responder responder(originOf(9));
    responder.received(helloOf({}), 0);
    responder.scope(scopeOf(Role::Lead, {}), {});
    responder.scope(scopeOf(Role::Lead, {"B"}), byAudit({headOf("B", 2, 3)}));
    CHECK(sent<Heads>(responder.scope(scopeOf(Role::Lead, {"B", "C"}), byAudit({headOf("C", 2, 1)}))).empty());
    const auto withdrawn = onlySent<Heads>(responder.scope(scopeOf(Role::Lead, {"C"}), byAudit({headOf("C", 2, 1)})));
    CHECK(withdrawn.audits.size() == 1);
    CHECK(withdrawn.audits[0].refused == Reason::NotAssigned);
    const auto actions = responder.received(encode(Heads{{{"B", {}, Reason::None}}, true, false}), 0);
    CHECK(all<action::ReadRuns>(actions).empty()); // B is no longer theirs
    one<action::OpenScope>(actions);
    CHECK(onlySent<Heads>(responder.scope(scopeOf(Role::Lead, {"C"}), byAudit({headOf("C", 2, 1)}))).audits.size()
          == 1);
}

TEST_CASE("an initiator sends what it wrote between Hello and Welcome, and between Welcome and Heads")
{
    const auto welcome = [](bool same, std::vector<AuditDigest> audits) {
        return encode(Welcome{kNewestVersion, originOf(9), kWindow, same, "li", "lead", std::move(audits)});
    };
    const auto held = byAudit({headOf("A", 1, 3)});
    SECTION("nothing new otherwise")
    {
        Initiator initiator({originOf(1), held, {}, {}});
        initiator.start();
        initiator.advanced({grew("A", 1, 3, 4), grew("N", 1, 0, 1)});
        const auto asked = one<action::ReadRuns>(initiator.received(welcome(true, {}))).streams;
        CHECK(asked == std::vector<action::StreamRange>{{"A", originOf(1), 4, 4}, {"N", originOf(1), 1, 1}});
    }
    SECTION("another audit differs")
    {
        Initiator initiator({originOf(1), held, {}, {}});
        initiator.start();
        const auto named =
            onlySent<Heads>(initiator.received(welcome(false, {{"A", auditDigest(held.at("A"))}, {"B", {}}})));
        REQUIRE(named.audits.size() == 1);
        CHECK(named.audits[0].audit == "B");
        initiator.advanced({grew("A", 1, 3, 4), grew("B", 1, 0, 2), grew("N", 1, 0, 1)});
        const auto actions = initiator.received(encode(Heads{{{"B", {headOf("B", 2, 2)}, Reason::None}}, true, true}));
        CHECK(one<action::ReadRuns>(actions).streams
              == std::vector<action::StreamRange>{
                  {"A", originOf(1), 4, 4}, {"B", originOf(1), 1, 2}, {"N", originOf(1), 1, 1}});
    }
}
