#pragma once
// The records' side of the daemon: carries out what the protocol machines of all connections ask, with one store and
// one registry between them. Lives on the network thread.

#include "core/base/clock.h"
#include "core/sync/head_cache.h"
#include "core/sync/responder.h"
#include "syncd/backend/log_store.h"
#include "syncd/server/admission_queue.h"
#include "syncd/server/registry.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace plumbline::server {

/// The wire's side of one connection, as the reconciler sees it.
class PeerLink {
public:
    virtual ~PeerLink() = default;
    virtual void send(core::Bytes frame) = 0;
    /// Nothing more is sent; the connection closes once what was sent is out.
    virtual void finish(core::sync::Reason reason) = 0;
    /// What was sent is on disk: there may be room to read on.
    virtual void settled() = 0;
};

class Peer;

class Reconciler {
public:
    Reconciler(backend::LogStore &store, Registry &registry, const core::Clock &clock);

    /// Reads what the store holds; listens to it from then on. Blocks: before the first connection.
    core::Result<void> begin();

    /// A connection of a device's verified certificate; an earlier one of the same device is closed.
    std::shared_ptr<Peer> connect(const Device &device, std::weak_ptr<PeerLink> link);
    void received(Peer &peer, core::ByteView frame);
    void disconnected(Peer &peer);

    /// Users, devices or assignments have changed: open connections learn of it at once.
    void reassess();

    /// Tells every peer that the server stops.
    void stop();

    std::size_t peers() const { return m_peers.size(); }
    const core::sync::HeadsByAudit &heads() const { return m_heads.heads(); }

private:
    void carryOut(Peer &peer, core::sync::Actions actions);
    void reassess(Peer &peer); ///< the rights of its user may have changed
    void openScope(Peer &peer, const core::record::OriginId &origin);
    void admit(Peer &peer, core::sync::action::Admit asked);
    core::sync::Reason bring(const Peer &peer, const std::string &audit, const core::sync::action::Admit &asked);
    core::Result<core::sync::Scope> scopeOf(Peer &peer);
    core::sync::HeadsByAudit headsOf(const core::sync::Scope &scope) const;
    void changed(const std::vector<core::store::StreamHead> &heads);

    /// Wraps what is to be done with an answer of the store: not any more once the peer is gone.
    template <class Then>
    auto whileThere(Peer &peer, Then then);

    backend::LogStore &m_store;
    Registry &m_registry;
    const core::Clock &m_clock;
    std::shared_ptr<bool> m_alive;
    core::sync::HeadCache m_heads;
    AdmissionQueue m_admissions;
    std::set<std::shared_ptr<Peer>> m_peers;
};

} // namespace plumbline::server
