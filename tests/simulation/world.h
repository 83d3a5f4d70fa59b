#pragma once
// Tablets, perhaps a hub, and a server on the real machines and the real store, over a simulated network, clock and
// disk. world.cpp: who is there, and how it ends; people.cpp: what happens; network.cpp: connections and frames;
// machines.cpp: what machines ask for; invariants.cpp: what must hold in the end.

#include "core/sync/initiator.h"
#include "core/sync/responder.h"
#include "tests/simulation/node.h"
#include "tests/support/scratch_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace plumbline::tests {

struct WorldOptions {
    std::size_t tablets = 0;    ///< 1 to 8; 0: the seed decides, and whether there is a hub
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

    /// How often each fault and each event of note happened, by name.
    const std::map<std::string, std::uint64_t> &events() const { return m_events; }

private:
    struct Connection;
    struct Client;
    struct Station;
    using ConnectionPtr = std::shared_ptr<Connection>;

    Node &addNode(const std::string &name, std::int64_t clockOffMs);
    Client &addClient(Node &node, Station &station, core::sync::Role role);

    // people.cpp
    void act(); ///< a person writes, a fault is armed, a link breaks
    void write(Client &client);
    void photograph(Client &client);
    void overstep(Client &client); ///< writes what the role forbids
    void crash(Node &node);
    void stopInOrder(Node &node);
    void restart(Node &node);
    void backUpOrRestore();
    void partition();
    void revoke(Client &client);
    void setClock(Client &client);
    void checked(Node &node, bool failed); ///< after each use of a store
    void happened(const std::string &event) { ++m_events[event]; }

    // network.cpp
    void connect(Client &client);
    void breakLink(const ConnectionPtr &connection, const std::string &why);
    void finish(const ConnectionPtr &connection); ///< a side said Stop: what was sent still arrives
    void deliver(const ConnectionPtr &connection, bool toStation, core::Bytes frame);
    void breakAllOf(const Node &node, const std::string &why);

    // machines.cpp
    void carryOut(const ConnectionPtr &connection, bool station, core::sync::Actions actions);
    void admitAtClient(const ConnectionPtr &connection, core::sync::action::Admit admit);
    void flushAdmissions(Station &station);
    void lookAt(const Station &station, const core::sync::action::Admit &asked, const core::sync::Admitted &answer);
    void reassess(Station &station);
    void doubt(const ConnectionPtr &connection, const std::vector<core::sync::Refusal> &refusals);
    void comeBack(const ConnectionPtr &connection); ///< its numbers are doubted
    void endDoubts(const ConnectionPtr &connection);
    void carryPhotos(const ConnectionPtr &connection);
    void release(Station &station); ///< a person admits what is in quarantine
    void spread(Node &node);        ///< what changed goes to the node's machines
    std::shared_ptr<const core::sync::Scope> scopeOf(const Client &client) const;
    core::sync::HeadsByAudit headsOf(const Station &station, const core::sync::Scope &scope) const;

    void heal();
    void office(); ///< after healing: looks at the quarantine now and then
    bool allCaughtUp();
    std::string whoWaits();

    // invariants.cpp
    std::string compare();
    std::string wholeAt(Node &node);
    std::string receiptsOf(const Client &client);
    std::string sameAs(Node &reference, Node &node);
    std::string nothingLost();
    std::string nothingFromRevoked();
    void broken(const std::string &what);

    std::uint64_t m_seed;
    Timeline m_timeline;
    WorldOptions m_options;
    ScratchFolder m_folder;
    std::vector<std::unique_ptr<Node>> m_nodes;
    std::vector<std::unique_ptr<Station>> m_stations; ///< the server first
    std::vector<std::unique_ptr<Client>> m_clients;
    std::vector<ConnectionPtr> m_connections;
    Node *m_backedUp = nullptr; ///< at most one of them is restored
    int m_acts = 0;
    bool m_smallBatches = false;
    std::uint64_t m_written = 0;
    bool m_restored = false;
    bool m_healed = false;
    std::map<std::string, std::uint64_t> m_events;
    std::string m_broken;
};

} // namespace plumbline::tests
