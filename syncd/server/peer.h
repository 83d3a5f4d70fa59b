#pragma once

#include "core/sync/responder.h"
#include "syncd/server/reconciler.h"

namespace plumbline::server {

/// One connection of one device: its machine and what it may.
class Peer : public std::enable_shared_from_this<Peer> {
public:
    Peer(const core::record::OriginId &origin, Device ofDevice, std::weak_ptr<PeerLink> toLink)
        : machine(origin),
          device(std::move(ofDevice)),
          link(std::move(toLink))
    {
    }

    core::sync::Responder machine;
    Device device;
    std::weak_ptr<PeerLink> link;
    std::shared_ptr<const core::sync::Scope> scope; ///< empty before Hello
    std::size_t waiting = 0;                        ///< bytes sent that are not on disk yet; see kWaitingBytes
};

} // namespace plumbline::server
