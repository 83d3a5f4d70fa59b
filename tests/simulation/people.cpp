// What happens in a World: people write, machines and links fail, the office intervenes.

#include "tests/simulation/world_types.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

#include <algorithm>

namespace plumbline::tests {

using namespace core;

void World::act()
{
    if (m_healed)
        return;
    const std::size_t tablets = m_clients.size() - (m_stations.size() - 1);
    Client &client = *m_clients[m_clients.size() - 1 - m_timeline.roll(tablets)];
    Client &anybody = *m_clients[m_timeline.roll(m_clients.size())];
    Node &machine = m_timeline.chance(40) ? *m_stations.front()->node : *anybody.node;
    const std::uint64_t what = m_timeline.roll(100);
    if (what < 45)
        write(client);
    else if (what < 49)
        photograph(client);
    else if (what < 66)
        connect(anybody);
    else if (what < 73 && !m_connections.empty())
        breakLink(m_connections[m_timeline.roll(m_connections.size())], "link broke");
    else if (what < 76 && !m_connections.empty()) {
        const ConnectionPtr half = m_connections[m_timeline.roll(m_connections.size())];
        happened("half-open link");
        (m_timeline.chance(50) ? half->deafStation : half->deafClient) = true;
        m_timeline.after(4000, [this, half] { breakLink(half, "time-out"); });
    } else if (what < 79)
        partition();
    else if (what < 86) {
        happened("disk fault armed");
        machine.armFault(m_timeline);
        m_timeline.after(3000, [&machine] { machine.disk().disarm(); });
    } else if (what < 90)
        crash(machine);
    else if (what < 92)
        stopInOrder(machine);
    else if (what < 95)
        backUpOrRestore();
    else if (what < 97)
        setClock(client);
    else if (what < 98)
        overstep(client);
    else if (m_timeline.chance(30))
        revoke(client);
    else
        connect(client);
}

void World::write(Client &client)
{
    Node &node = *client.node;
    if (!node.isUp())
        return;
    const std::string audit = client.role == sync::Role::Lead && m_timeline.chance(30) ? "B" : "A";
    std::vector<record::Edit> edits;
    std::vector<std::string> notes;
    const std::uint64_t count = m_timeline.chance(4) ? 300 : 1 + m_timeline.roll(4);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::string evaluation = "E" + std::to_string(m_timeline.roll(3));
        const std::string item = "1.3." + std::to_string(1 + m_timeline.roll(2));
        notes.push_back(node.name() + '-' + std::to_string(++m_written));
        edits.push_back(
            {{record::EntityKind::Answer, record::answerKey(evaluation, item)},
             {{record::field::kLikert, static_cast<std::int64_t>(1 + m_timeline.roll(5))}, {"note", notes.back()}},
             {}});
    }
    const auto ids = node.store().append(audit, client.user, edits);
    m_timeline.note(node.name() + " writes " + audit + (ids ? " " + std::to_string(ids->size()) : " failed"));
    if (ids) {
        happened("write");
        node.notes.insert(notes.begin(), notes.end());                     // the person saw it saved
        const auto read = node.store().entity(audit, edits.back().entity); // 5: reads its own writes
        const auto note = read ? read->fields.find("note") : decltype(read->fields.find("note")){};
        if (read
            && (note == read->fields.end() || note->second.current.size() != 1
                || note->second.current[0].value != record::Value(notes.back())))
            broken(node.name() + " does not read what it has just written");
    }
    const auto heads = node.store().heads(audit);
    if (ids && heads)
        for (const store::StreamHead &head : *heads)
            if (head.origin == node.store().origin())
                node.promise(head);
    checked(node, !ids || !heads);
    spread(node);
}

void World::photograph(Client &client)
{
    Node &node = *client.node;
    if (!node.isUp())
        return;
    Bytes picture(200 + m_timeline.roll(2000));
    for (std::uint8_t &byte : picture)
        byte = static_cast<std::uint8_t>(m_timeline.roll(256));
    const auto name = node.store().putAttachment(picture);
    m_timeline.note(node.name() + (name ? " photographs " + *name : " cannot photograph"));
    if (name) {
        happened("photograph");
        node.photos[*name] = picture;
        const auto kept =
            node.store().append("A", client.user, {{{record::EntityKind::Attachment, *name}, {{"note", *name}}, {}}});
        if (kept)
            node.notes.insert(*name);
        checked(node, !kept);
    } else {
        checked(node, true);
    }
    spread(node);
}

void World::overstep(Client &client)
{
    if (client.role != sync::Role::Auditor || !client.node->isUp())
        return;
    const std::string note = client.node->name() + '-' + std::to_string(++m_written);
    const auto ids = client.node->store().append("A", client.user,
                                                 {{{record::EntityKind::Conformity, ""},
                                                   {{record::field::kConclusion, std::string("met")}, {"note", note}},
                                                   {}}});
    m_timeline.note(client.node->name() + " oversteps");
    if (ids) {
        happened("write beyond the role");
        client.node->notes.insert(note);
    }
    checked(*client.node, !ids);
    spread(*client.node);
}

void World::checked(Node &node, bool failed)
{
    if (failed && node.disk().isOff())
        crash(node);
}

void World::crash(Node &node)
{
    m_timeline.note(node.name() + " crashes");
    happened(node.disk().isOff() ? "power cut in a write" : "crash");
    node.crash();
    breakAllOf(node, "peer crashed");
    m_timeline.after(50 + m_timeline.roll(2000), [this, &node] { restart(node); });
}

void World::stopInOrder(Node &node)
{
    if (!node.isUp())
        return;
    m_timeline.note(node.name() + " stops");
    happened("restart in order");
    breakAllOf(node, "peer stopped");
    node.stop();
    m_timeline.after(50 + m_timeline.roll(500), [this, &node] { restart(node); });
}

void World::restart(Node &node)
{
    if (node.isUp())
        return;
    const std::string fault = node.restart();
    m_timeline.note(node.name() + " restarts");
    if (!fault.empty())
        broken(fault);
    for (const auto &client : m_clients)
        if (m_healed || client->node == &node)
            m_timeline.after(m_timeline.roll(500), [this, &client] { connect(*client); });
}

// One machine a world: first its disk is copied, later the copy takes its place.
void World::backUpOrRestore()
{
    if (m_backedUp == nullptr) {
        Node &node =
            !m_events.contains("clock two days ahead") ? *m_nodes[m_timeline.roll(m_nodes.size())] : *m_nodes.front();
        if (!node.isUp())
            return;
        breakAllOf(node, "peer stopped");
        node.stop();
        node.backUp();
        m_timeline.note(node.name() + " is backed up");
        m_backedUp = &node;
        restart(node);
        m_timeline.after(2000 + m_timeline.roll(15'000), [this] { backUpOrRestore(); });
    } else if (!std::exchange(m_restored, true) && !m_healed) {
        Node &node = *m_backedUp;
        m_timeline.note(node.name() + " is restored");
        happened(&node == m_stations.front()->node ? "server restored" : "device restored");
        breakAllOf(node, "peer stopped");
        node.stop();
        node.restoreBackup();
        restart(node);
    }
}

void World::partition()
{
    happened("partition");
    const std::uint64_t side = 1 + m_timeline.roll((1U << m_clients.size()) - 1);
    for (std::size_t i = 0; i < m_clients.size(); ++i)
        if ((side >> i & 1U) != 0) {
            m_clients[i]->cutOff = true;
            for (const ConnectionPtr &connection : std::vector(m_connections))
                if (connection->client == m_clients[i].get())
                    breakLink(connection, "cut off");
        }
    m_timeline.after(1000 + m_timeline.roll(5000), [this] {
        for (const auto &client : m_clients)
            client->cutOff = false;
    });
}

void World::setClock(Client &client)
{
    happened("clock two days ahead");
    m_timeline.note(client.node->name() + " is two days ahead");
    client.node->clock().setOff(2 * 86'400'000);
    m_timeline.after(m_timeline.roll(8000), [&client] { client.node->clock().setOff(0); });
}

void World::revoke(Client &client)
{
    if (client.revoked || m_clients.size() < 2)
        return;
    m_timeline.note(client.node->name() + " is revoked");
    happened("revocation");
    client.revoked = true;
    for (const ConnectionPtr &connection : std::vector(m_connections))
        if (connection->client == &client)
            carryOut(connection, true, connection->responder->close(sync::Reason::Revoked));
    for (const auto &station : m_stations) {
        std::erase_if(station->admissions, [&](const auto &waiting) {
            const auto connection = waiting.first.lock();
            return !connection || connection->client == &client;
        });
    }
    // What the stations took before; others hold it too, and bring it back to a server that was restored.
    for (const auto &node : m_nodes) {
        if (node.get() == client.node)
            continue;
        for (const auto &[audit, heads] : node->cache.heads())
            for (const store::StreamHead &head : heads) {
                auto &held = client.heldAtRevocation[audit + record::originText(head.origin)];
                held = std::max(held, head.number);
            }
    }
}

} // namespace plumbline::tests
