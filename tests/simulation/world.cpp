#include "tests/simulation/world_types.h"

#include <algorithm>

namespace plumbline::tests {

using namespace core;

World::World(std::uint64_t seed, WorldOptions options) : m_seed(seed), m_timeline(seed), m_options(options)
{
    // Small worlds find most and cost least; now and then a crowd.
    static constexpr std::size_t kCrowds[] = {1, 2, 2, 2, 3, 3, 3, 4, 5, 8};
    const bool seedDecides = options.tablets == 0;
    const std::size_t tablets = seedDecides ? kCrowds[m_timeline.roll(std::size(kCrowds))] : options.tablets;
    m_acts = 12 + static_cast<int>(m_timeline.roll(18));
    m_smallBatches = m_timeline.chance(50);
    auto &server = *m_stations.emplace_back(std::make_unique<Station>());
    server.node = &addNode("server", 0);
    Station *site = &server;
    if (seedDecides && tablets > 1 && m_timeline.chance(25)) {
        auto &hub = *m_stations.emplace_back(std::make_unique<Station>());
        hub.node = &addNode("hub", static_cast<std::int64_t>(m_timeline.roll(3'600'000)));
        hub.kind = trust::ReceiptKind::Hub;
        hub.audits = server.audits = {"A", "B"}; // assigned by the office
        addClient(*hub.node, server, sync::Role::Hub).isHub = true;
        site = &hub;
    }
    for (std::size_t i = 0; i < tablets; ++i) {
        // Clocks are off by up to 6 hours either way: only causality orders.
        const auto off = static_cast<std::int64_t>(m_timeline.roll(43'200'000)) - 21'600'000;
        const bool auditor = i + 1 == tablets && tablets > 2;
        addClient(addNode("tablet" + std::to_string(i), off), i == 0 ? server : *site,
                  auditor ? sync::Role::Auditor : sync::Role::Lead);
        if (auditor)
            site->audits.insert("A"); // an auditor is assigned to what is there
    }
}

World::~World() = default;

Node &World::addNode(const std::string &name, std::int64_t clockOffMs)
{
    return *m_nodes.emplace_back(
        std::make_unique<Node>(m_timeline, m_folder.path(), name, m_seed * 1000 + m_nodes.size(), clockOffMs));
}

World::Client &World::addClient(Node &node, Station &station, sync::Role role)
{
    Client &client = *m_clients.emplace_back(std::make_unique<Client>());
    client.node = &node;
    client.station = &station;
    client.role = role;
    client.user = "user of " + node.name();
    return client;
}

void World::broken(const std::string &what)
{
    if (m_broken.empty())
        m_broken = what;
}

std::string World::run()
{
    for (int i = 0; i < m_acts; ++i)
        m_timeline.after(m_timeline.roll(20'000), [this] { act(); });
    constexpr std::int64_t kUntil = 25'000;
    m_timeline.at(kUntil, [this] { heal(); });
    // 11: bounded. A healthy exchange of this much takes far fewer events.
    constexpr std::uint64_t kMostSteps = 20'000;
    while (m_broken.empty() && m_timeline.step()) {
        if (m_healed && allCaughtUp())
            break;
        if (m_timeline.steps() > kMostSteps)
            broken("no convergence within " + std::to_string(kMostSteps) + " steps:\n" + whoWaits());
    }
    return m_broken.empty() ? compare() : m_broken;
}

void World::heal()
{
    m_healed = true;
    m_timeline.note("healed");
    for (const auto &node : m_nodes) {
        node->disk().disarm();
        if (!node->isUp())
            restart(*node);
    }
    for (const auto &client : m_clients) {
        client->cutOff = false;
        client->node->clock().setOff(0);
        if (client->role == sync::Role::Auditor)
            client->role = sync::Role::Lead; // what was refused to an auditor is a lead's to write
    }
    for (const auto &station : m_stations)
        reassess(*station);
    for (const auto &client : m_clients)
        connect(*client);
    office();
}

void World::office()
{
    for (const auto &station : m_stations)
        release(*station);
    m_timeline.after(700, [this] { office(); });
}

bool World::allCaughtUp()
{
    for (const auto &client : m_clients) {
        if (client->revoked)
            continue;
        const auto mine = std::ranges::find(m_connections, client.get(), [](const auto &each) { return each->client; });
        if (mine == m_connections.end() || !(*mine)->caughtUp || (*mine)->saving != 0 || !client->node->isUp()
            || !client->station->node->isUp())
            return false;
    }
    // Caught up one after the other is not yet the same: what the last one brought must have reached the first.
    const bool same = std::ranges::all_of(m_clients, [&](const auto &client) {
        return client->revoked
            || sync::scopeDigest(headsOf(*client->station, *scopeOf(*client)))
            == sync::scopeDigest(client->node->cache.heads());
    });
    return same && std::ranges::all_of(m_clients, [&](const auto &client) {
               return client->revoked || receiptsOf(*client).empty();
           });
}

std::string World::whoWaits()
{
    const auto list = [](const sync::HeadsByAudit &heads) {
        std::string text;
        for (const auto &[audit, streams] : heads)
            for (const store::StreamHead &head : streams)
                text += ' ' + audit + '/' + record::originText(head.origin).substr(0, 4) + '='
                    + std::to_string(head.number);
        return text;
    };
    std::string text;
    for (const auto &client : m_clients) {
        const auto mine = std::ranges::find(m_connections, client.get(), [](const auto &each) { return each->client; });
        text += client->node->name();
        if (client->revoked)
            text += " revoked";
        else if (mine == m_connections.end())
            text += " unconnected";
        else if (!(*mine)->caughtUp)
            text += " not caught up";
        if (!client->revoked && client->node->isUp())
            text += ' ' + receiptsOf(*client);
        text += " own:" + list(client->node->cache.heads())
            + " station:" + list(headsOf(*client->station, *scopeOf(*client))) + '\n';
    }
    return text;
}

} // namespace plumbline::tests
