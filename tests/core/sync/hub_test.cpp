// A hub between tablets and their server: it carries what others wrote, writes nothing, and its receipts confirm
// nothing.

#include "core/record/encoding.h"
#include "core/sync/screening.h"
#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

const record::OriginId kAnnas = originOf(1), kBerts = originOf(2), kUnknown = originOf(3);

/// Anna leads, Bert audits, and this hub stands between them and the server.
Scope hubScope(std::map<std::string, Role> audits)
{
    Scope scope;
    scope.user = "hub-1";
    scope.role = Role::Hub;
    scope.audits = std::move(audits);
    scope.writerOf = [](const record::OriginId &origin, const std::string &) -> std::optional<Writer> {
        if (origin == kAnnas)
            return Writer{"anna", Role::Lead};
        if (origin == kBerts)
            return Writer{"bert", Role::Auditor};
        return std::nullopt;
    };
    scope.isUser = [](const std::string &name) { return name == "anna" || name == "bert" || name == "hub-1"; };
    return scope;
}

store::EncodedRun wrote(const record::OriginId &origin, const std::string &author, record::EntityKind kind,
                        const std::string &audit = "A")
{
    record::Change change;
    change.id = {origin, 1};
    change.entity = {kind, "x"};
    change.patches = {{"note", record::Value(std::string("n")), {}}};
    change.author = author;
    change.time.millis = 1000;
    store::EncodedRun run{audit, origin, Bytes(32, 1), {}, {}};
    SeededRandom salts(1);
    const auto encoded = record::encode(change, salts);
    run.changes.push_back({1, encoded.body, encoded.personal});
    run.checkpoint = trust::Checkpoint{audit, origin, 1, {}, run.publicKey, Bytes(64, 1)};
    return run;
}

Reason judged(const store::EncodedRun &run, const Scope &scope)
{
    const Screened screened = screen({run}, scope, 1000);
    return screened.refusals.empty() ? Reason::None : screened.refusals[0].reason;
}

} // namespace

TEST_CASE("what a hub carries is judged by who wrote it")
{
    using record::EntityKind;
    Scope scope = hubScope({{"A", Role::Hub}});
    CHECK(judged(wrote(kAnnas, "anna", EntityKind::Project), scope) == Reason::None);
    CHECK(judged(wrote(kBerts, "bert", EntityKind::Answer), scope) == Reason::None);
    CHECK(judged(wrote(kBerts, "bert", EntityKind::Project), scope) == Reason::RoleForbids);
    CHECK(judged(wrote(kBerts, "anna", EntityKind::Answer), scope) == Reason::ForgedAuthor);
    // Whose nobody has proven is nobody's, and a hub writes nothing itself.
    CHECK(judged(wrote(kUnknown, "anna", EntityKind::Answer), scope) == Reason::RoleForbids);
    CHECK(judged(wrote(kUnknown, "hub-1", EntityKind::Answer), scope) == Reason::RoleForbids);
    for (const EntityKind kind : {EntityKind::Audit, EntityKind::Answer, EntityKind::Step, EntityKind::Attachment}) {
        record::Change change;
        change.entity.kind = kind;
        CHECK(mayWrite(Role::Hub, change) == Reason::RoleForbids);
    }
    // It brings an audit that the server has not seen for whoever may, and for nobody else.
    CHECK(judged(wrote(kAnnas, "anna", EntityKind::Project, "new"), scope) == Reason::None);
    CHECK(screen({wrote(kAnnas, "anna", EntityKind::Project, "new")}, scope, 1000).newAudits
          == std::vector<std::string>{"new"});
    CHECK(judged(wrote(kBerts, "bert", EntityKind::Answer, "new"), scope) == Reason::NotAssigned);
}

TEST_CASE("what a revoked user wrote comes through nobody else")
{
    for (const Role carrier : {Role::Hub, Role::Lead}) {
        Scope scope = hubScope({{"A", carrier}});
        scope.role = carrier;
        scope.writerOf = [](const record::OriginId &, const std::string &) {
            return std::optional(Writer{"anna", Role::Lead, true});
        };
        CHECK(judged(wrote(kAnnas, "anna", record::EntityKind::Answer), scope) == Reason::Revoked);
    }
}

TEST_CASE("a hub's receipts say that it has it, and confirm nothing; the server's are claimed when it is met")
{
    Side tablet(1), hub(2), server(3);
    REQUIRE(tablet.store().append("A", "li", {likert("E1", "1.3.1", 3), likert("E2", "1.3.1", 4)}));
    BackToBack site(tablet, hub, scopeOf(Role::Lead, {"A"}));
    site.kind = trust::ReceiptKind::Hub;
    site.connect();
    CHECK(site.caughtUp);
    CHECK(tablet.store().confirmation("A")->confirmed == 0);
    CHECK(tablet.store().confirmation("A")->onHub == 2);
    CHECK(unconfirmed(tablet.store(), byAudit(*tablet.store().heads()))->size() == 1);
    CHECK(unconfirmed(tablet.store(), byAudit(*tablet.store().heads()), trust::ReceiptKind::Hub)->empty());
    site.messages = 0;
    site.connect();
    CHECK(site.messages == 2); // nothing to claim of a hub that has said it
    BackToBack up(hub, server, scopeOf(Role::Lead, {"A"}));
    up.connect();
    CHECK(server.store().heads("A")->front().number == 2);
    CHECK(tablet.store().confirmation("A")->confirmed == 0);
    BackToBack office(tablet, server, scopeOf(Role::Lead, {"A"}));
    office.connect();
    CHECK(office.batches == 0); // the server has it
    CHECK(tablet.store().confirmation("A")->confirmed == 2);
    CHECK(tablet.store().confirmation("A")->onHub == 0);
}

TEST_CASE("a hub that signs as a server is closed by name, and its receipts are not kept")
{
    Side tablet(1), hub(2);
    REQUIRE(tablet.store().append("A", "li", {likert("E1", "1.3.1", 3)}));
    BackToBack site(tablet, hub, scopeOf(Role::Lead, {"A"}));
    site.kind = trust::ReceiptKind::Hub;
    site.signs = trust::ReceiptKind::Server;
    site.connect();
    CHECK(site.stopped == Reason::BadSignature);
    CHECK(tablet.store().receipts()->empty());
    CHECK(tablet.store().confirmation("A")->confirmed == 0);
}
