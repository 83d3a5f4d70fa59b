#include "core/sync/digest.h"
#include "syncd/agent/agent.h"
#include "tests/bench/figure.h"
#include "tests/bench/sync/figures.h"
#include "tests/bench/sync/light_tablet.h"
#include "tests/bench/sync/relay.h"
#include "tests/bench/sync/site.h"

#include <string>

namespace plumbline::bench {

using namespace core;

namespace {

struct Cost {
    std::size_t turns = 0;
    std::size_t protocolBytes = 0;
    std::uint64_t wireBytes = 0;
};

/// A tablet with this much in this many audits, all of it exchanged, comes back with nothing new.
Cost costOf(std::uint64_t changes, int audits)
{
    const Folder folder;
    const Site site(folder.path() / "server", 1, Assigned::Nothing);
    Relay relay(site.port());
    const agent::Credentials credentials = site.credentials(0, relay.port());
    auto store = makeStore(folder.path() / "tablet", site.credentials(0));
    for (int i = 0; i < audits; ++i)
        fill(*store, "audit-" + std::to_string(i), changes / static_cast<std::uint64_t>(audits));
    sync::Holdings holdings{store->origin(), sync::byAudit(store->heads().value()), {}, {}};
    store::StoreThread thread(std::move(store));
    agent::Agent agent(thread);
    if (const auto status = agent.once(); !status || status->unconfirmed != 0)
        giveUp("the first exchange failed");

    agent::Loop loop;
    LightTablet tablet(loop, credentials, holdings);
    tablet.caughtUp = [&] { loop.stop(); };
    loop.run();
    return {tablet.turns(), tablet.protocolBytes(), relay.bytesUp() + relay.bytesDown()};
}

} // namespace

void reconnect()
{
    std::size_t turns = 0, most = 0, least = SIZE_MAX;
    std::uint64_t wire = 0;
    for (const auto &[changes, audits] :
         {std::pair<std::uint64_t, int>{1000, 1}, {1000, 200}, {1'000'000, 1}, {1'000'000, 200}}) {
        const Cost cost = costOf(changes, audits);
        turns = std::max(turns, cost.turns);
        most = std::max(most, cost.protocolBytes);
        least = std::min(least, cost.protocolBytes);
        wire = std::max(wire, cost.wireBytes);
    }
    printValue("sync.reconnect_rtt", static_cast<double>(turns) / 2, "round trips", 1);
    // More after more history or more audits would be wrong whatever its size.
    printValue("sync.reconnect_bytes", most == least ? static_cast<double>(most) : 1e6, "bytes", 200);
    printValue("sync.reconnect_wire", static_cast<double>(wire), "bytes", 4096);
}

} // namespace plumbline::bench
