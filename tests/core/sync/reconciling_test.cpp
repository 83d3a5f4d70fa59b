// Two machines and two stores: catch-up, live both ways, receipts.

#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

/// New ones each time: what is there already makes no change.
void write(Side &side, const std::string &audit, int count)
{
    static int written = 0;
    for (int i = 0; i < count; ++i)
        REQUIRE(side.store().append(audit, "li", {likert("E" + std::to_string(++written), "1.3.1", 3)}));
}

Digest held(Side &side)
{
    return scopeDigest(byAudit(*side.store().heads()));
}

} // namespace

TEST_CASE("catch-up: what either lacks, once, with receipts; then one round trip")
{
    Side tablet(1), server(2), other(3);
    write(tablet, "A", 10);
    write(other, "A", 5);
    bring(other.store(), server.store(), "A");
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    CHECK(held(tablet) == held(server));
    CHECK(pair.caughtUp);
    CHECK(tablet.store().confirmation("A")->confirmed == 10);
    CHECK(pair.batches == 2);
    pair.messages = 0;
    pair.connect();
    CHECK(pair.messages == 2);
    CHECK(pair.caughtUp);
}

TEST_CASE("live both ways: what is written while connected is there at once, and each change travels once")
{
    Side tablet(1), server(2), other(3);
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    pair.batches = 0;
    write(tablet, "A", 1);
    pair.run();
    CHECK(held(tablet) == held(server));
    CHECK(tablet.store().confirmation("A")->confirmed == 1);
    write(other, "A", 1);
    bring(other.store(), server.store(), "A");
    pair.run();
    CHECK(held(tablet) == held(server));
    CHECK(pair.batches == 2);
    CHECK(pair.caughtUp);
}

TEST_CASE("a lost receipt is claimed with the next connection")
{
    Side tablet(1), server(2);
    write(tablet, "A", 3);
    bring(tablet.store(), server.store(), "A"); // as if the link broke before the acknowledgement
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    CHECK(tablet.store().confirmation("A")->confirmed == 3);
    CHECK(pair.batches == 0);
    CHECK(pair.caughtUp);
}

TEST_CASE("an audit that a lead brings is entered; one whom no assignment covers keeps it, and hears why")
{
    Side tablet(1), server(2);
    write(tablet, "new", 3);
    SECTION("a lead")
    {
        BackToBack pair(tablet, server, scopeOf(Role::Lead, {}));
        pair.connect();
        CHECK(held(tablet) == held(server));
        CHECK(tablet.store().confirmation("new")->confirmed == 3);
        CHECK(pair.caughtUp);
    }
    SECTION("an auditor, then assigned while connected")
    {
        BackToBack pair(tablet, server, scopeOf(Role::Auditor, {}));
        pair.connect();
        CHECK(server.store().heads()->empty());
        CHECK(pair.withheld == std::set<std::string>{"new"});
        CHECK(pair.reported.at(0).reason == Reason::NotAssigned);
        pair.messages = 0;
        pair.reported.clear();
        pair.connect();
        CHECK(pair.reported.at(0).reason == Reason::NotAssigned); // and is no secret
        CHECK(pair.messages == 2);                                // what is not wanted does not make a reconnect long
        pair.rescope(scopeOf(Role::Auditor, {"new"}));
        CHECK(held(tablet) == held(server));
        CHECK(pair.withheld.empty());
        pair.rescope(scopeOf(Role::Auditor, {}));
        pair.reported.clear();
        write(tablet, "new", 1);
        pair.run();
        CHECK(pair.reported.at(0).reason == Reason::NotAssigned);
        CHECK(server.store().heads()->at(0).number == 3);
    }
}

TEST_CASE("a long catch-up keeps to the window and to receipts that are not one a batch")
{
    Side tablet(1), server(2);
    std::vector<Edit> edits;
    for (int i = 0; i < 6000; ++i)
        edits.push_back({{EntityKind::Answer, answerKey("E" + std::to_string(i), "1.3.1")},
                         {{"note", std::string(60, static_cast<char>('a' + i % 26)) + std::to_string(i)}},
                         {}});
    REQUIRE(tablet.store().append("A", "li", edits));
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    CHECK(held(tablet) == held(server));
    CHECK(pair.batches > 4);
    CHECK(tablet.store().confirmation("A")->confirmed == 6000);
}

TEST_CASE("a doubt that nobody renews ends once all is exchanged, and what it held back goes up")
{
    Side tablet(1), server(2);
    write(tablet, "A", 3);
    BackToBack pair(tablet, server, scopeOf(Role::Lead, {"A"}));
    pair.connect();
    write(tablet, "A", 4);
    REQUIRE(*tablet.store().doubtNumbers("A")); // its other copy was found out, and has gone since
    pair.connect();
    CHECK(pair.caughtUp);
    CHECK(server.store().heads("A")->front().number == 3);
    REQUIRE(tablet.store().endDoubts({"A"})); // the server goes on refusing: the doubt stays
    pair.run();
    CHECK(server.store().heads("A")->front().number == 3);
    REQUIRE(tablet.store().endDoubts({}));
    pair.run();
    CHECK(held(tablet) == held(server));
    CHECK(tablet.store().heads("A")->front().number == 7);
    CHECK(tablet.store().confirmation("A")->confirmed == 7);
    CHECK(*tablet.store().doubtNumbers("A")); // it had ended, so that this is a new one
}
