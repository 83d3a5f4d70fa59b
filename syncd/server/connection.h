#pragma once
// One TCP connection: TLS handshake, HTTP requests, and for certified devices the WebSocket.

#include "syncd/server/services.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

namespace plumbline::server {

/// TLS 1.3 only; client certificates of our CA asked for, required where the route says so.
core::Result<void> configureTls(boost::asio::ssl::context &context, const Authority::ServerFiles &files,
                                core::ByteView caCertificate);

boost::asio::awaitable<void> serveConnection(boost::asio::ip::tcp::socket socket,
                                             std::shared_ptr<boost::asio::ssl::context> tls, Services &services);

} // namespace plumbline::server
