// The carrying out of what machines ask, on the stores of a World.

#include "tests/simulation/world_types.h"

#include "core/record/encoding.h"
#include "core/sync/quarantine.h"
#include "core/sync/store_steps.h"

#include <algorithm>

namespace plumbline::tests {

using namespace core;
namespace action = sync::action;

std::shared_ptr<const sync::Scope> World::scopeOf(const Client &client) const
{
    auto scope = std::make_shared<sync::Scope>();
    scope->user = client.user;
    scope->role = client.role;
    for (const std::string &audit : client.station->audits)
        if (client.role == sync::Role::Lead || client.role == sync::Role::Hub)
            scope->audits[audit] = client.role;
    if (client.role == sync::Role::Auditor)
        scope->audits["A"] = client.role;
    scope->writerOf = [this](const record::OriginId &origin, const std::string &) -> std::optional<sync::Writer> {
        for (const auto &each : m_clients)
            if (!each->isHub && each->node->origins.contains(origin))
                return sync::Writer{each->user, each->role};
        return std::nullopt;
    };
    if (client.revoked)
        scope->refused = sync::Reason::Revoked;
    return scope;
}

sync::HeadsByAudit World::headsOf(const Station &station, const sync::Scope &scope) const
{
    sync::HeadsByAudit heads;
    for (const auto &[audit, role] : scope.audits)
        if (const auto held = station.node->cache.heads().find(audit); held != station.node->cache.heads().end())
            heads.insert(*held);
    return heads;
}

void World::carryOut(const ConnectionPtr &connection, bool atStation, sync::Actions actions)
{
    Station &station = *connection->station;
    Node &node = atStation ? *station.node : *connection->client->node;
    // Work of a store takes a while, and its answer finds the connection as it is then.
    const auto later = [this, connection, &node](auto work) {
        m_timeline.after(1 + m_timeline.roll(10), [connection, &node, work = std::move(work)]() mutable {
            if (connection->open && node.isUp())
                work();
        });
    };
    for (sync::Action &each : actions) {
        if (auto *send = std::get_if<action::Send>(&each)) {
            deliver(connection, !atStation, std::move(send->frame));
        } else if (auto *read = std::get_if<action::ReadRuns>(&each)) {
            if (m_smallBatches)
                read->maxBytes = 1 + m_timeline.roll(3000); // so that batches end anywhere
            later([this, connection, atStation, &node, asked = std::move(*read)] {
                const auto runs = sync::readRuns(node.store(), asked);
                if (!runs) {
                    breakLink(connection, "cannot read");
                    checked(node, true);
                    return;
                }
                carryOut(connection, atStation,
                         atStation ? connection->responder->runsRead(*runs) : connection->initiator->runsRead(*runs));
            });
        } else if (auto *admit = std::get_if<action::Admit>(&each)) {
            if (!atStation) {
                admitAtClient(connection, std::move(*admit));
                continue;
            }
            station.audits.insert(admit->newAudits.begin(), admit->newAudits.end());
            station.admissions.emplace_back(connection, std::move(*admit));
            if (!std::exchange(station.flushing, true))
                m_timeline.after(1 + m_timeline.roll(20), [this, &station] { flushAdmissions(station); });
        } else if (auto *certify = std::get_if<action::Certify>(&each)) {
            later([this, connection, &node, &station, streams = certify->streams, answer = certify->answer] {
                const auto receipts = sync::certify(node.store(), streams, station.kind, node.clock().nowMs());
                if (receipts)
                    carryOut(connection, true, connection->responder->certified(*receipts, answer));
                else
                    checked(node, true);
            });
        } else if (auto *receipts = std::get_if<action::SaveReceipts>(&each)) {
            ++connection->saving;
            later([this, connection, &node, &station, saved = receipts->receipts] {
                --connection->saving;
                const auto done = sync::saveReceipts(node.store(), saved);
                m_timeline.note(node.name() + " keeps " + std::to_string(saved.size()) + " receipts");
                if (done && *done) {
                    comeBack(connection);
                } else if (done) {
                    for (const trust::Receipt &receipt : saved) // 1: on the station's word
                        station.node->promise({receipt.audit, receipt.origin, receipt.number, receipt.hash});
                } else {
                    breakLink(connection, "cannot save: " + done.error().message.en);
                    checked(node, true);
                }
            });
        } else if (auto *report = std::get_if<action::Report>(&each)) {
            for (const sync::Refusal &refusal : report->refusals) {
                happened(std::string(refusal.quarantined ? "quarantined: " : "refused: ")
                         + std::string(sync::nameOf(refusal.reason)));
                m_timeline.note(node.name() + " is refused: " + std::string(sync::nameOf(refusal.reason)));
            }
            doubt(connection, report->refusals);
        } else if (std::holds_alternative<action::OpenScope>(each)) {
            const auto scope = scopeOf(*connection->client);
            carryOut(connection, true, connection->responder->scope(scope, headsOf(station, *scope)));
        } else if (std::holds_alternative<action::CaughtUp>(each)) {
            connection->caughtUp = true;
            ++connection->saving;
            later([this, connection] {
                --connection->saving;
                endDoubts(connection);
                carryPhotos(connection);
            });
        } else if (std::holds_alternative<action::Stop>(each)) {
            m_timeline.note(node.name() + " stops: " + std::string(sync::nameOf(std::get<action::Stop>(each).reason)));
            finish(connection);
        }
    }
}

namespace {

/// Of what is doubted, the store claims no more than receipts cover: others may have used these numbers.
bool claims(Node &node, const store::StreamHead &head)
{
    const auto heads = node.store().heads(head.audit);
    return heads && std::ranges::any_of(*heads, [&](const store::StreamHead &claimed) {
               return claimed.origin == head.origin && claimed.number == head.number;
           });
}

std::size_t branchesOf(Node &node)
{
    const auto branches = node.store().branches();
    return branches ? branches->size() : 0;
}

} // namespace

void World::admitAtClient(const ConnectionPtr &connection, action::Admit admit)
{
    // A store answers in the order in which it was asked.
    connection->admitted =
        std::max(connection->admitted, m_timeline.nowMs() + 1 + static_cast<std::int64_t>(m_timeline.roll(20)));
    m_timeline.at(connection->admitted, [this, connection, admit = std::move(admit)] {
        Node &node = *connection->client->node;
        if (!connection->open || !node.isUp())
            return;
        const action::Admit *one = &admit;
        const auto before = node.store().origin();
        const auto branchesBefore = branchesOf(node);
        const auto admitted = sync::admit(node.store(), {&one, 1}, trust::ReceiptKind::Server, 0).front();
        m_timeline.note(node.name() + (admitted.failed ? " cannot admit" : " admits"));
        if (node.store().origin() != before) {
            happened("new origin");
            node.origins.insert(node.store().origin());
            node.renumbered();
            m_timeline.note(node.name() + " becomes a new origin");
        } else if (branchesOf(node) != branchesBefore) {
            happened("a former origin's numbers give way");
            node.renumbered();
        }
        std::vector<sync::Refusal> refusals;
        bool ownCameBack = false;
        for (const sync::Admission &admission : admitted.admissions)
            if (admission.reason == sync::Reason::None) {
                if (claims(node, admission.head))
                    node.promise(admission.head); // 5: never goes back
                ownCameBack = ownCameBack || node.store().isOwn(admission.head.origin);
            } else {
                refusals.push_back(
                    {admission.head.audit, admission.head.origin, 1, admission.reason, false, admission.text, 0});
                m_timeline.note(node.name() + " refuses: " + admission.text.en);
            }
        carryOut(connection, false, connection->initiator->admitted(admitted));
        doubt(connection, refusals);
        if (ownCameBack) // perhaps as another origin from now on, and without receipts
            m_timeline.after(200, [this, connection] {
                breakLink(connection, "got its own back");
                connect(*connection->client);
            });
        checked(node, admitted.failed.has_value());
        spread(node);
    });
}

// Changes of our own that do not fit what the other side has under their numbers: this store was restored.
void World::doubt(const ConnectionPtr &connection, const std::vector<sync::Refusal> &refusals)
{
    Node &node = *connection->client->node;
    for (const sync::Refusal &refusal : refusals) {
        if ((refusal.reason != sync::Reason::BrokenChain && refusal.reason != sync::Reason::Fork) || !node.isUp()
            || !node.store().isOwn(refusal.origin))
            continue;
        connection->contested.insert(refusal.audit);
        const auto doubted = node.store().doubtNumbers(refusal.audit);
        checked(node, !doubted);
        if (!doubted || !*doubted)
            continue;
        comeBack(connection);
    }
}

void World::comeBack(const ConnectionPtr &connection)
{
    happened("numbers doubted");
    connection->client->node->renumbered();
    breakLink(connection, "doubts its numbers");
    m_timeline.after(10, [this, connection] { connect(*connection->client); });
}

// What was doubted and nobody claimed goes up after all.
void World::endDoubts(const ConnectionPtr &connection)
{
    Node &node = *connection->client->node;
    const auto ended = node.store().endDoubts(connection->contested);
    checked(node, !ended);
    if (node.isUp())
        spread(node);
}

void World::flushAdmissions(Station &station)
{
    station.flushing = false;
    Node &node = *station.node;
    if (!node.isUp())
        return;
    const auto batch = std::exchange(station.admissions, {});
    std::vector<const action::Admit *> asked;
    for (const auto &waiting : batch)
        asked.push_back(&waiting.second);
    if (asked.empty())
        return;
    const auto answers = m_options.ackBeforeDisk && m_timeline.chance(50)
        ? sync::admit(node.store(), {}, station.kind, 0)
        : sync::admit(node.store(), asked, station.kind, node.clock().nowMs());
    m_timeline.note(node.name() + " admits " + std::to_string(asked.size()));
    bool failed = false;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto answer = i < answers.size() ? answers[i] : sync::Admitted{batch[i].second.sequence, {}, {}, {}};
        failed = failed || answer.failed.has_value();
        lookAt(station, batch[i].second, answer);
        if (const auto connection = batch[i].first.lock(); connection && connection->open)
            carryOut(connection, true, connection->responder->admitted(answer));
    }
    checked(node, failed);
    spread(node);
    reassess(station);
}

// Clocks and roles are the station's to judge, whatever is on the way.
void World::lookAt(const Station &station, const action::Admit &asked, const sync::Admitted &answer)
{
    if (!m_events.contains("clock two days ahead") && !m_events.contains("write beyond the role"))
        return;
    const std::int64_t now = station.node->clock().nowMs();
    for (std::size_t i = 0; i < std::min(asked.runs.size(), answer.admissions.size()); ++i)
        for (const store::EncodedChange &encoded : asked.runs[i].changes) {
            const store::EncodedRun &run = asked.runs[i];
            const auto change = record::decode(run.audit, {run.origin, encoded.number}, encoded.body, encoded.personal);
            if (answer.admissions[i].reason != sync::Reason::None || !change)
                continue;
            if (change->time.millis > now + 86'400'000 && station.kind == trust::ReceiptKind::Server
                && m_stations.size() == 1)
                broken(station.node->name() + " takes a change of " + std::to_string(change->time.millis - now)
                       + " ms ahead");
            if (change->entity.kind == record::EntityKind::Conformity && !m_healed)
                broken(station.node->name() + " takes what the role forbids");
        }
}

void World::reassess(Station &station)
{
    if (!station.node->isUp())
        return;
    for (const ConnectionPtr &connection : std::vector(m_connections)) {
        if (connection->station != &station || !connection->responder->scoped())
            continue;
        const auto scope = scopeOf(*connection->client);
        carryOut(connection, true, connection->responder->scope(scope, headsOf(station, *scope)));
    }
}

void World::release(Station &station)
{
    Node &node = *station.node;
    if (!node.isUp())
        return;
    const auto waiting = sync::quarantined(node.store());
    for (const sync::QuarantinedRun &each : waiting ? *waiting : std::vector<sync::QuarantinedRun>()) {
        const auto grown = sync::release(node.store(), each.audit, each.origin);
        m_timeline.note(node.name() + (grown && !grown->empty() ? " releases " : " cannot release ") + each.audit + '/'
                        + record::originText(each.origin).substr(0, 4) + '/' + std::to_string(each.first));
        happened(grown && !grown->empty() ? "released" : "not released");
        for (const auto &client : m_clients) // came before the revocation, and the office wants it
            for (const store::StreamHead &head : grown ? *grown : std::vector<store::StreamHead>())
                if (client->revoked)
                    client->heldAtRevocation[head.audit + record::originText(head.origin)] = head.number;
    }
    spread(node);
}

// As tus does beside the record: bytes under their name, after the records.
void World::carryPhotos(const ConnectionPtr &connection)
{
    Node &from = *connection->client->node;
    Node &to = *connection->station->node;
    const auto names = from.store().attachments();
    if (!names || !to.isUp())
        return;
    for (const std::string &name : *names) {
        const auto there = to.store().attachment(name);
        const auto bytes = from.store().attachment(name);
        if (there || !bytes)
            continue;
        const auto put = to.store().putAttachment(*bytes);
        checked(to, !put);
        if (!put)
            return;
        to.photos[name] = *bytes;
    }
}

void World::spread(Node &node)
{
    if (!node.isUp())
        return;
    for (const std::string &audit : node.takeChanged()) {
        const auto heads = node.store().heads(audit);
        if (!heads) {
            checked(node, true);
            return;
        }
        const auto advances = node.cache.update(*heads);
        if (advances.empty())
            continue;
        for (const ConnectionPtr &connection : std::vector(m_connections)) {
            if (connection->station->node == &node)
                carryOut(connection, true, connection->responder->advanced(advances));
            if (connection->client->node == &node) {
                connection->caughtUp = false;
                carryOut(connection, false, connection->initiator->advanced(advances));
            }
        }
    }
}

} // namespace plumbline::tests
