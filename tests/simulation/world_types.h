#pragma once
// Inside of World.

#include "tests/simulation/world.h"

#include <map>

namespace plumbline::tests {

/// Who is connected to: the server, or a hub on a site.
struct World::Station {
    Node *node = nullptr;
    core::trust::ReceiptKind kind = core::trust::ReceiptKind::Server;
    std::set<std::string> audits; ///< brought here
    std::vector<std::pair<std::weak_ptr<Connection>, core::sync::action::Admit>> admissions;
    bool flushing = false;
};

/// Who connects: a tablet, or a hub towards the server.
struct World::Client {
    Node *node = nullptr;
    Station *station = nullptr;
    core::sync::Role role = core::sync::Role::Lead;
    std::string user;
    std::set<std::string> withheld;
    bool isHub = false;
    bool revoked = false;
    bool cutOff = false;                                   ///< by a partition
    std::map<std::string, std::uint64_t> heldAtRevocation; ///< by audit and origin: what the stations had of it
};

struct World::Connection {
    Client *client = nullptr;
    Station *station = nullptr;
    std::unique_ptr<core::sync::Initiator> initiator;
    std::unique_ptr<core::sync::Responder> responder;
    bool open = true;
    bool caughtUp = false;
    std::set<std::string> contested;              ///< audits in which the station refused numbers as another's
    int saving = 0;                               ///< what is not on the tablet's disk yet, as the agent counts
    bool deafStation = false, deafClient = false; ///< half open: one direction leads nowhere
    std::int64_t admitted = 0;                    ///< when the last batch asked of the client's store is
    std::int64_t lastToStation = 0;
    std::int64_t lastToClient = 0;
};

} // namespace plumbline::tests
