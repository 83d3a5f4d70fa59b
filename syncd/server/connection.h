#pragma once
// One TCP connection: TLS handshake, HTTP requests, and for certified devices attachments and the WebSocket.

#include "syncd/server/services.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

namespace plumbline::server {

boost::asio::awaitable<void> serveConnection(boost::asio::ip::tcp::socket socket,
                                             std::shared_ptr<boost::asio::ssl::context> tls, Services &services);

} // namespace plumbline::server
