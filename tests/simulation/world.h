#pragma once
// Tablets and a server on the real machines and the real store, over a simulated network, clock and disk.

#include "core/sync/initiator.h"
#include "core/sync/responder.h"
#include "tests/simulation/node.h"
#include "tests/support/scratch_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace plumbline::tests {

struct WorldOptions {
    std::size_t tablets = 3;
    int edits = 20;             ///< acts of people before all is healed
    bool faults = true;         ///< of disks and network
    bool ackBeforeDisk = false; ///< a planted fault: the server acknowledges what it has not written
};

class World {
public:
    World(std::uint64_t seed, WorldOptions options);
    ~World();

    /// Runs the faulty part, heals, and runs until all is exchanged. Empty, or the first broken invariant.
    std::string run();
    core::Digest traceHash() { return m_timeline.traceHash(); }
    std::uint64_t steps() const { return m_timeline.steps(); }
    Timeline &timeline() { return m_timeline; }

private:
    struct Connection;
    struct Tablet;
    using ConnectionPtr = std::shared_ptr<Connection>;

    void act(); ///< a person writes, a fault is armed, a link breaks
    void write(std::size_t tablet);
    void connect(std::size_t tablet);
    void breakLink(const ConnectionPtr &connection, const std::string &why);
    void finish(const ConnectionPtr &connection); ///< a side said Stop: what was sent still arrives
    void crash(Node &node);
    void restart(Node &node);
    void checked(Node &node, bool failed); ///< after each use of a store
    void spread(Node &node);               ///< what changed goes to the node's machines

    void carryOut(const ConnectionPtr &connection, bool server, core::sync::Actions actions);
    void deliver(const ConnectionPtr &connection, bool toServer, core::Bytes frame);
    void admitAtTablet(const ConnectionPtr &connection, core::sync::action::Admit admit);
    void flushAdmissions();
    void openScope(const ConnectionPtr &connection);
    std::shared_ptr<const core::sync::Scope> scopeOf(std::size_t tablet) const;
    core::sync::HeadsByAudit headsOf(const core::sync::Scope &scope) const;
    void revoke(std::size_t tablet);

    void heal();
    bool allCaughtUp() const;
    std::string whoWaits() const;
    std::string compare();
    void broken(const std::string &what);

    Timeline m_timeline;
    WorldOptions m_options;
    ScratchFolder m_folder;
    std::unique_ptr<Node> m_server;
    std::vector<std::unique_ptr<Tablet>> m_tablets;
    std::vector<ConnectionPtr> m_connections;
    std::set<std::string> m_audits; ///< brought to the server
    std::vector<std::pair<std::weak_ptr<Connection>, core::sync::action::Admit>> m_admissions;
    bool m_flushing = false;
    bool m_healed = false;
    std::string m_broken;
};

} // namespace plumbline::tests
