// The network's part of a World: connections and frames.

#include "tests/simulation/world_types.h"

#include "core/sync/store_steps.h"

#include <algorithm>

namespace plumbline::tests {

using namespace core;

void World::connect(Client &client)
{
    Node &node = *client.node;
    if (!node.isUp() || !client.station->node->isUp() || (client.revoked && m_healed) || client.cutOff)
        return; // a revoked one may try
    for (const ConnectionPtr &connection : std::vector(m_connections))
        if (connection->client == &client) {
            if (!m_timeline.chance(30) || m_healed)
                return; // has one that is alive
            breakLink(connection, "replaced");
        }
    node.refresh();
    const auto heads = node.store().heads();
    const auto peer = client.station->kind;
    const auto unconfirmed = heads ? sync::unconfirmed(node.store(), sync::byAudit(*heads), peer)
                                   : Result<std::vector<sync::StreamNumber>>(heads.error());
    if (!unconfirmed) {
        checked(node, true);
        return;
    }
    auto connection = std::make_shared<Connection>();
    connection->client = &client;
    connection->station = client.station;
    connection->initiator = std::make_unique<sync::Initiator>(
        sync::Holdings{node.store().origin(), sync::byAudit(*heads), client.withheld, *unconfirmed, peer});
    connection->responder = std::make_unique<sync::Responder>(client.station->node->store().origin());
    m_connections.push_back(connection);
    m_timeline.note(node.name() + " connects");
    carryOut(connection, false, connection->initiator->start());
}

void World::breakLink(const ConnectionPtr &connection, const std::string &why)
{
    if (!std::exchange(connection->open, false))
        return;
    m_timeline.note(connection->client->node->name() + ": " + why);
    connection->client->withheld = connection->initiator->withheld();
    std::erase(m_connections, connection);
    if (m_healed)
        m_timeline.after(10 + m_timeline.roll(300), [this, connection] { connect(*connection->client); });
}

void World::breakAllOf(const Node &node, const std::string &why)
{
    for (const ConnectionPtr &connection : std::vector(m_connections))
        if (connection->client->node == &node || connection->station->node == &node)
            breakLink(connection, why);
    for (const auto &station : m_stations)
        if (station->node == &node) {
            station->admissions.clear();
            station->flushing = false;
        }
}

void World::finish(const ConnectionPtr &connection)
{
    const auto last = std::max(connection->lastToStation, connection->lastToClient);
    m_timeline.at(last + 1, [this, connection] { breakLink(connection, "closed"); });
}

void World::deliver(const ConnectionPtr &connection, bool toStation, Bytes frame)
{
    if (!connection->open || (toStation ? connection->deafStation : connection->deafClient))
        return;
    std::int64_t &last = toStation ? connection->lastToStation : connection->lastToClient;
    last = std::max(last, m_timeline.nowMs() + 1 + static_cast<std::int64_t>(m_timeline.roll(60)));
    const auto arrive = [this, connection, toStation](const Bytes &bytes) {
        if (!connection->open)
            return;
        m_timeline.note((toStation ? "to station " : "to client ") + toHex(sha256(bytes)));
        carryOut(connection, toStation,
                 toStation ? connection->responder->received(bytes, connection->station->node->clock().nowMs())
                           : connection->initiator->received(bytes));
    };
    // TLS delivers in order and once, or not at all. What a broken middle box does instead must end the connection, not
    // the record: rarely, a frame is lost, doubled or late while the connection goes on. Whoever then waits in vain
    // gives up in the end.
    if (!m_healed && m_timeline.chance(3)) {
        const auto giveUp = [this, connection](std::int64_t when) {
            m_timeline.at(when, [this, connection] { breakLink(connection, "time-out"); });
        };
        switch (m_timeline.roll(4)) {
        case 0:
            happened("frame lost");
            giveUp(last + 3000);
            return;
        case 1:
            happened("frame doubled");
            m_timeline.at(last, [arrive, frame] { arrive(frame); });
            break;
        case 2:
            happened("frame late");
            m_timeline.at(last + 200, [arrive, frame] { arrive(frame); });
            giveUp(last + 4000);
            return;
        default:
            happened("frame damaged"); // which TLS notices
            m_timeline.at(last, [this, connection] { breakLink(connection, "damaged"); });
            return;
        }
    }
    m_timeline.at(last, [arrive, frame = std::move(frame)] { arrive(frame); });
}

} // namespace plumbline::tests
