#pragma once
// The records' side of the daemon: carries out what the protocol machines of all connections ask, with one store and
// one registry between them. Lives on the network thread; the store has its own, reached through StoreThread.

#include "core/store/store_thread.h"
#include "core/sync/head_cache.h"
#include "core/sync/responder.h"
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
};

class Peer;

class Reconciler {
public:
    /// `post` brings work back to the network thread.
    Reconciler(core::store::StoreThread &store, Registry &registry, const core::Clock &clock,
               std::function<void(std::function<void()>)> post);
    ~Reconciler();

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
    void openScope(Peer &peer, const core::record::OriginId &origin);
    void admit(Peer &peer, core::sync::action::Admit asked);
    core::Result<core::sync::Scope> scopeOf(const Peer &peer);
    core::sync::HeadsByAudit headsOf(const core::sync::Scope &scope) const;
    void changed(const std::vector<core::store::StreamHead> &heads);

    template <class Work, class Then>
    void onStore(Peer &peer, Work work, Then then);

    core::store::StoreThread &m_store;
    Registry &m_registry;
    const core::Clock &m_clock;
    std::function<void(std::function<void()>)> m_post;
    std::shared_ptr<bool> m_alive;
    std::uint64_t m_subscription = 0; ///< to the store's changes
    core::record::OriginId m_origin{};
    core::sync::HeadCache m_heads;
    AdmissionQueue m_admissions;
    std::set<std::shared_ptr<Peer>> m_peers;
};

} // namespace plumbline::server
