#pragma once
// Inside of World.

#include "tests/simulation/world.h"

#include <map>

namespace plumbline::tests {

struct World::Tablet {
    std::unique_ptr<Node> node;
    core::sync::Role role = core::sync::Role::Lead;
    std::set<std::string> withheld;
    bool revoked = false;
    std::map<std::string, std::uint64_t> heldAtRevocation; ///< by audit: what the server had of this origin
};

struct World::Connection {
    std::size_t tablet = 0;
    std::unique_ptr<core::sync::Initiator> initiator;
    std::unique_ptr<core::sync::Responder> responder;
    bool open = true;
    bool caughtUp = false;
    int saving = 0; ///< receipts that are not on the tablet's disk yet
    std::int64_t lastToServer = 0;
    std::int64_t lastToTablet = 0;
};

} // namespace plumbline::tests
