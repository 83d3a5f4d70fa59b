#include "tests/simulation/world_types.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/sync/store_steps.h"

#include <algorithm>

namespace plumbline::tests {

using namespace core;

World::World(std::uint64_t seed, WorldOptions options) : m_timeline(seed), m_options(options)
{
    m_server = std::make_unique<Node>(m_timeline, m_folder.path(), "server", seed * 1000, 0);
    for (std::size_t i = 0; i < options.tablets; ++i) {
        auto tablet = std::make_unique<Tablet>();
        // Clocks are off by up to 6 hours either way: only causality orders.
        const auto off = static_cast<std::int64_t>(m_timeline.roll(43'200'000)) - 21'600'000;
        tablet->node =
            std::make_unique<Node>(m_timeline, m_folder.path(), "tablet" + std::to_string(i), seed * 1000 + i + 1, off);
        m_tablets.push_back(std::move(tablet));
    }
    if (m_tablets.size() > 2)
        m_tablets.back()->role = sync::Role::Auditor;
}

World::~World() = default;

void World::broken(const std::string &what)
{
    if (m_broken.empty())
        m_broken = what;
}

std::string World::run()
{
    for (int i = 0; i < m_options.edits; ++i)
        m_timeline.after(m_timeline.roll(20'000), [this] { act(); });
    constexpr std::int64_t kUntil = 25'000;
    m_timeline.at(kUntil, [this] { heal(); });
    // 11: bounded. A healthy exchange of this much takes far fewer events.
    constexpr std::uint64_t kMostSteps = 20'000;
    while (m_broken.empty() && m_timeline.step()) {
        if (m_healed && allCaughtUp())
            break;
        if (m_timeline.steps() > kMostSteps)
            broken("no convergence within " + std::to_string(kMostSteps) + " steps");
    }
    if (m_broken.empty() && !allCaughtUp())
        broken("the events ended before all was exchanged:" + whoWaits());
    return m_broken.empty() ? compare() : m_broken;
}

void World::act()
{
    if (m_healed)
        return;
    const std::size_t tablet = m_timeline.roll(m_tablets.size());
    const std::uint64_t what = m_timeline.roll(100);
    if (what < 55)
        write(tablet);
    else if (what < 75 || !m_options.faults)
        connect(tablet);
    else if (what < 85 && !m_connections.empty())
        breakLink(m_connections[m_timeline.roll(m_connections.size())], "link broke");
    else if (what < 92)
        (m_timeline.chance(40) ? *m_server : *m_tablets[tablet]->node).armFault(m_timeline);
    else if (what < 97)
        crash(m_timeline.chance(50) ? *m_server : *m_tablets[tablet]->node);
    else if (m_tablets.size() > 1 && m_timeline.chance(30))
        revoke(tablet);
    else
        connect(tablet);
}

void World::write(std::size_t at)
{
    Tablet &tablet = *m_tablets[at];
    Node &node = *tablet.node;
    if (!node.isUp())
        return;
    const std::string audit = tablet.role == sync::Role::Lead && m_timeline.chance(30) ? "B" : "A";
    std::vector<record::Edit> edits;
    const std::uint64_t count = m_timeline.chance(5) ? 400 : 1 + m_timeline.roll(4);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::string evaluation = "E" + std::to_string(m_timeline.roll(3));
        const std::string item = "1.3." + std::to_string(1 + m_timeline.roll(2));
        edits.push_back({{record::EntityKind::Answer, record::answerKey(evaluation, item)},
                         {{record::field::kLikert, static_cast<std::int64_t>(1 + m_timeline.roll(5))}},
                         {}});
    }
    const auto ids = node.store().append(audit, "user" + std::to_string(at), edits);
    m_timeline.note(node.name() + " writes " + audit + (ids ? " " + std::to_string(ids->size()) : " failed"));
    const auto heads = node.store().heads(audit);
    if (ids && heads)
        for (const store::StreamHead &head : *heads)
            if (head.origin == node.origin())
                node.promise(head); // the person saw it saved
    checked(node, !ids || !heads);
    spread(node);
}

void World::checked(Node &node, bool failed)
{
    if (failed && node.disk().isOff())
        crash(node);
}

void World::crash(Node &node)
{
    if (!m_options.faults && !m_healed)
        return;
    m_timeline.note(node.name() + " crashes");
    node.crash();
    const bool server = &node == m_server.get();
    for (const ConnectionPtr &connection : std::vector(m_connections))
        if (server || m_tablets[connection->tablet]->node.get() == &node)
            breakLink(connection, "peer crashed");
    if (server) {
        m_admissions.clear();
        m_flushing = false;
    }
    m_timeline.after(50 + m_timeline.roll(2000), [this, &node] { restart(node); });
}

void World::restart(Node &node)
{
    if (node.isUp())
        return;
    const std::string fault = node.restart();
    m_timeline.note(node.name() + " restarts");
    if (!fault.empty())
        broken(fault);
    for (std::size_t i = 0; i < m_tablets.size(); ++i)
        if (m_healed || m_tablets[i]->node.get() == &node)
            m_timeline.after(m_timeline.roll(500), [this, i] { connect(i); });
}

void World::revoke(std::size_t at)
{
    Tablet &tablet = *m_tablets[at];
    if (tablet.revoked || !m_server->isUp())
        return;
    m_timeline.note(tablet.node->name() + " is revoked");
    tablet.revoked = true;
    for (const ConnectionPtr &connection : std::vector(m_connections))
        if (connection->tablet == at)
            carryOut(connection, true, connection->responder->close(sync::Reason::Revoked));
    std::erase_if(m_admissions, [&](const auto &waiting) {
        const auto connection = waiting.first.lock();
        return !connection || connection->tablet == at;
    });
    for (const auto &[audit, heads] : m_server->cache.heads())
        for (const store::StreamHead &head : heads)
            if (head.origin == tablet.node->origin())
                tablet.heldAtRevocation[audit] = head.number;
}

void World::heal()
{
    m_healed = true;
    m_timeline.note("healed");
    m_server->disk().disarm();
    for (const auto &tablet : m_tablets)
        tablet->node->disk().disarm();
    if (!m_server->isUp())
        restart(*m_server);
    for (std::size_t i = 0; i < m_tablets.size(); ++i) {
        if (!m_tablets[i]->node->isUp())
            restart(*m_tablets[i]->node);
        connect(i);
    }
}

bool World::allCaughtUp() const
{
    for (std::size_t i = 0; i < m_tablets.size(); ++i) {
        if (m_tablets[i]->revoked)
            continue;
        const auto mine =
            std::ranges::find_if(m_connections, [&](const ConnectionPtr &each) { return each->tablet == i; });
        if (mine == m_connections.end() || !(*mine)->caughtUp || (*mine)->saving != 0)
            return false;
    }
    // Caught up one after the other is not yet the same: what the last one brought must have reached the first.
    const auto scope = [&](std::size_t i) { return scopeOf(i); };
    for (std::size_t i = 0; i < m_tablets.size(); ++i)
        if (!m_tablets[i]->revoked
            && sync::scopeDigest(headsOf(*scope(i))) != sync::scopeDigest(m_tablets[i]->node->cache.heads()))
            return false;
    return true;
}

std::string World::whoWaits() const
{
    std::string text;
    for (std::size_t i = 0; i < m_tablets.size(); ++i) {
        const Tablet &tablet = *m_tablets[i];
        const auto mine =
            std::ranges::find_if(m_connections, [&](const ConnectionPtr &each) { return each->tablet == i; });
        text += ' ' + tablet.node->name();
        if (tablet.revoked)
            text += " revoked";
        else if (mine == m_connections.end())
            text += " unconnected";
        else if (!(*mine)->caughtUp)
            text += " not caught up";
        const auto theirs = headsOf(*scopeOf(i));
        for (const auto &[audit, heads] : theirs)
            for (const store::StreamHead &head : heads)
                text += " server:" + audit + record::originText(head.origin).substr(0, 4) + '='
                    + std::to_string(head.number);
        for (const auto &[audit, heads] : tablet.node->cache.heads())
            for (const store::StreamHead &head : heads)
                text +=
                    " own:" + audit + record::originText(head.origin).substr(0, 4) + '=' + std::to_string(head.number);
        text += '\n';
    }
    return text;
}

std::string World::compare()
{
    std::vector<Node *> nodes{m_server.get()};
    for (const auto &tablet : m_tablets)
        if (!tablet->revoked)
            nodes.push_back(tablet->node.get());
    for (Node *node : nodes) {
        if (const std::string lost = node->brokenPromise(); !lost.empty())
            return lost;
        const auto findings = node->store().verify(); // 6, 8, 9
        if (!findings || !findings->empty())
            return node->name()
                + " does not verify: " + (findings ? findings->front().message.en : findings.error().message.en);
        const auto registers = node->store().verifyRegisters(); // 4
        if (!registers || !registers->empty())
            return node->name() + ": registers are not what the log amounts to";
    }
    for (std::size_t i = 1; i < nodes.size(); ++i)
        for (const auto &[audit, heads] : nodes[i]->cache.heads()) {
            for (const store::StreamHead &head : heads) { // 2, 3: byte for byte
                const auto ours = nodes[i]->store().read(audit, head.origin, 1, 1 << 24);
                const auto theirs = m_server->store().read(audit, head.origin, 1, 1 << 24);
                const auto same = [](const store::EncodedChange &a, const store::EncodedChange &b) {
                    return a.number == b.number && a.body == b.body && a.personal == b.personal;
                };
                if (!ours || !theirs || !std::ranges::equal(ours->changes, theirs->changes, same))
                    return nodes[i]->name() + " and the server differ in " + audit;
            }
            if (*nodes[i]->store().registers(audit) != *m_server->store().registers(audit))
                return nodes[i]->name() + " and the server read " + audit + " differently";
        }
    for (const auto &tablet : m_tablets) { // 10, and receipts cover all of one's own
        if (tablet->revoked) {
            for (const auto &[audit, heads] : m_server->cache.heads())
                for (const store::StreamHead &head : heads)
                    if (head.origin == tablet->node->origin() && head.number > tablet->heldAtRevocation[audit])
                        return "accepted from the revoked " + tablet->node->name();
            continue;
        }
        const auto open = sync::unconfirmed(tablet->node->store(), tablet->node->cache.heads());
        if (!open || !open->empty())
            return tablet->node->name() + " has no receipt for all of its own";
    }
    return {};
}

} // namespace plumbline::tests
