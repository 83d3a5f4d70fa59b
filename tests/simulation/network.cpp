// The network's part of a World: connections, frames, and the carrying out of what machines ask.

#include "tests/simulation/world_types.h"

#include "core/sync/limits.h"
#include "core/sync/store_steps.h"

#include <algorithm>

namespace plumbline::tests {

using namespace core;
namespace action = sync::action;

std::shared_ptr<const sync::Scope> World::scopeOf(std::size_t at) const
{
    auto scope = std::make_shared<sync::Scope>();
    scope->user = "user" + std::to_string(at);
    scope->role = m_tablets[at]->role;
    for (const std::string &audit : m_audits)
        if (m_tablets[at]->role == sync::Role::Lead || audit == "A")
            scope->audits[audit] = scope->role;
    if (m_tablets[at]->role != sync::Role::Lead)
        scope->audits["A"] = scope->role;
    if (m_tablets[at]->revoked)
        scope->refused = sync::Reason::Revoked;
    return scope;
}

sync::HeadsByAudit World::headsOf(const sync::Scope &scope) const
{
    sync::HeadsByAudit heads;
    for (const auto &[audit, role] : scope.audits)
        if (const auto held = m_server->cache.heads().find(audit); held != m_server->cache.heads().end())
            heads.insert(*held);
    return heads;
}

void World::connect(std::size_t at)
{
    Tablet &tablet = *m_tablets[at];
    if (!tablet.node->isUp() || !m_server->isUp() || tablet.revoked)
        return;
    for (const ConnectionPtr &connection : std::vector(m_connections))
        if (connection->tablet == at) {
            if (!m_timeline.chance(30) || m_healed)
                return; // has one that is alive
            breakLink(connection, "replaced");
        }
    const auto heads = tablet.node->store().heads();
    const auto unconfirmed = heads ? sync::unconfirmed(tablet.node->store(), sync::byAudit(*heads))
                                   : Result<std::vector<sync::StreamNumber>>(heads.error());
    if (!unconfirmed) {
        checked(*tablet.node, true);
        return;
    }
    auto connection = std::make_shared<Connection>();
    connection->tablet = at;
    connection->initiator = std::make_unique<sync::Initiator>(
        sync::Holdings{tablet.node->origin(), sync::byAudit(*heads), tablet.withheld, *unconfirmed});
    connection->responder = std::make_unique<sync::Responder>(m_server->origin());
    m_connections.push_back(connection);
    m_timeline.note(tablet.node->name() + " connects");
    carryOut(connection, false, connection->initiator->start());
}

void World::breakLink(const ConnectionPtr &connection, const std::string &why)
{
    if (!std::exchange(connection->open, false))
        return;
    m_timeline.note(m_tablets[connection->tablet]->node->name() + ": " + why);
    m_tablets[connection->tablet]->withheld = connection->initiator->withheld();
    std::erase(m_connections, connection);
    if (m_healed)
        m_timeline.after(10 + m_timeline.roll(300), [this, at = connection->tablet] { connect(at); });
}

void World::finish(const ConnectionPtr &connection)
{
    const auto last = std::max(connection->lastToServer, connection->lastToTablet);
    m_timeline.at(last + 1, [this, connection] { breakLink(connection, "closed"); });
}

void World::deliver(const ConnectionPtr &connection, bool toServer, Bytes frame)
{
    if (!connection->open)
        return;
    std::int64_t &last = toServer ? connection->lastToServer : connection->lastToTablet;
    last = std::max(last, m_timeline.nowMs() + 1 + static_cast<std::int64_t>(m_timeline.roll(60)));
    const auto arrive = [this, connection, toServer](const Bytes &bytes) {
        if (!connection->open)
            return;
        m_timeline.note((toServer ? "to server " : "to tablet ") + toHex(sha256(bytes)));
        carryOut(connection, toServer,
                 toServer ? connection->responder->received(bytes, m_server->clock().nowMs())
                          : connection->initiator->received(bytes));
    };
    // TLS delivers in order and once, or not at all. What a broken middle box does instead must end the connection, not
    // the record: rarely, a frame is lost, doubled, late or damaged while the connection goes on.
    if (m_options.faults && !m_healed && m_timeline.chance(3)) {
        switch (m_timeline.roll(4)) {
        case 0:
            // A lost frame leaves both waiting: in the end a time-out.
            m_timeline.at(last + 3000, [this, connection] { breakLink(connection, "time-out"); });
            return;
        case 1:
            m_timeline.at(last, [arrive, frame] { arrive(frame); });
            break;
        case 2:
            m_timeline.at(last + 200, [arrive, frame] { arrive(frame); });
            m_timeline.at(last + 4000, [this, connection] { breakLink(connection, "time-out"); });
            return;
        default:
            frame[m_timeline.roll(frame.size())] ^= static_cast<std::uint8_t>(1 + m_timeline.roll(255));
            m_timeline.at(last + 4000, [this, connection] { breakLink(connection, "time-out"); });
            break;
        }
    }
    m_timeline.at(last, [arrive, frame = std::move(frame)] { arrive(frame); });
}

void World::carryOut(const ConnectionPtr &connection, bool server, sync::Actions actions)
{
    Node &node = server ? *m_server : *m_tablets[connection->tablet]->node;
    // Work of a store takes a while, and its answer finds the connection as it is then.
    const auto later = [this, connection, &node](auto work) {
        m_timeline.after(1 + m_timeline.roll(10), [this, connection, &node, work = std::move(work)]() mutable {
            if (connection->open && node.isUp())
                work();
            (void)this;
        });
    };
    for (sync::Action &each : actions) {
        if (auto *send = std::get_if<action::Send>(&each)) {
            deliver(connection, !server, std::move(send->frame));
        } else if (auto *read = std::get_if<action::ReadRuns>(&each)) {
            later([this, connection, server, &node, asked = std::move(*read)] {
                const auto runs = sync::readRuns(node.store(), asked);
                if (!runs) {
                    breakLink(connection, "cannot read");
                    checked(node, true);
                    return;
                }
                carryOut(connection, server,
                         server ? connection->responder->runsRead(*runs) : connection->initiator->runsRead(*runs));
            });
        } else if (auto *admit = std::get_if<action::Admit>(&each)) {
            if (server) {
                m_audits.insert(admit->newAudits.begin(), admit->newAudits.end());
                m_admissions.emplace_back(connection, std::move(*admit));
                if (!std::exchange(m_flushing, true))
                    m_timeline.after(1 + m_timeline.roll(20), [this] { flushAdmissions(); });
            } else {
                admitAtTablet(connection, std::move(*admit));
            }
        } else if (auto *certify = std::get_if<action::Certify>(&each)) {
            later([this, connection, &node, streams = certify->streams, answer = certify->answer] {
                const auto receipts =
                    sync::certify(node.store(), streams, trust::ReceiptKind::Server, node.clock().nowMs());
                if (receipts)
                    carryOut(connection, true, connection->responder->certified(*receipts, answer));
                else
                    checked(node, true);
            });
        } else if (auto *receipts = std::get_if<action::SaveReceipts>(&each)) {
            ++connection->saving;
            later([this, connection, &node, saved = receipts->receipts] {
                --connection->saving;
                const auto done = sync::saveReceipts(node.store(), saved);
                if (done)
                    for (const trust::Receipt &receipt : saved) // 1: on the server's word
                        m_server->promise({receipt.audit, receipt.origin, receipt.number, receipt.hash});
                if (!done) {
                    breakLink(connection, "cannot save: " + done.error().message.en);
                    checked(node, true);
                }
            });
        } else if (std::holds_alternative<action::OpenScope>(each)) {
            const auto scope = scopeOf(connection->tablet);
            carryOut(connection, true, connection->responder->scope(scope, headsOf(*scope)));
        } else if (std::holds_alternative<action::CaughtUp>(each)) {
            connection->caughtUp = true;
        } else if (std::holds_alternative<action::Stop>(each)) {
            finish(connection);
        }
    }
}

void World::admitAtTablet(const ConnectionPtr &connection, action::Admit admit)
{
    m_timeline.after(1 + m_timeline.roll(20), [this, connection, admit = std::move(admit)] {
        Node &node = *m_tablets[connection->tablet]->node;
        if (!connection->open || !node.isUp())
            return;
        const action::Admit *one = &admit;
        const auto admitted = sync::admit(node.store(), {&one, 1}, trust::ReceiptKind::Server, 0).front();
        m_timeline.note(node.name() + (admitted.failed ? " cannot admit" : " admits"));
        for (const sync::Admission &admission : admitted.admissions)
            if (admission.reason != sync::Reason::None)
                m_timeline.note(node.name() + " refuses: " + std::string(sync::nameOf(admission.reason)) + " "
                                + admission.text.en);
        carryOut(connection, false, connection->initiator->admitted(admitted));
        checked(node, admitted.failed.has_value());
        spread(node);
    });
}

void World::flushAdmissions()
{
    m_flushing = false;
    if (!m_server->isUp())
        return;
    const auto batch = std::exchange(m_admissions, {});
    std::vector<const action::Admit *> asked;
    for (const auto &waiting : batch)
        asked.push_back(&waiting.second);
    if (asked.empty())
        return;
    const auto answers = m_options.ackBeforeDisk && m_timeline.chance(50)
        ? sync::admit(m_server->store(), {}, trust::ReceiptKind::Server, 0)
        : sync::admit(m_server->store(), asked, trust::ReceiptKind::Server, m_server->clock().nowMs());
    m_timeline.note("server admits " + std::to_string(asked.size()));
    bool failed = false;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto answer = i < answers.size() ? answers[i] : sync::Admitted{batch[i].second.sequence, {}, {}, {}};
        failed = failed || answer.failed.has_value();
        if (const auto connection = batch[i].first.lock(); connection && connection->open)
            carryOut(connection, true, connection->responder->admitted(answer));
    }
    checked(*m_server, failed);
    spread(*m_server);
    if (m_server->isUp())
        for (const ConnectionPtr &connection : std::vector(m_connections)) {
            const auto scope = scopeOf(connection->tablet);
            if (connection->responder->scoped())
                carryOut(connection, true, connection->responder->scope(scope, headsOf(*scope)));
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
            if (&node == m_server.get()) {
                carryOut(connection, true, connection->responder->advanced(advances));
            } else if (m_tablets[connection->tablet]->node.get() == &node) {
                connection->caughtUp = false;
                carryOut(connection, false, connection->initiator->advanced(advances));
            }
        }
    }
}

} // namespace plumbline::tests
