#pragma once
// `/sync/v1`: the WebSocket of one certified device.

#include "syncd/server/services.h"
#include "syncd/server/tls_stream.h"

namespace plumbline::server {

/// An upgrade to our subprotocol.
bool asksForSync(const Request &request);

boost::asio::awaitable<void> serveSync(TlsStream stream, Request request, Device device, Services &services);

} // namespace plumbline::server
