#pragma once

#include "core/base/result.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace plumbline::server {

/// Port 0: any. Errors: InvalidInput (no IP address), Busy (the port is taken), Io.
core::Result<boost::asio::ip::tcp::acceptor> listenOn(boost::asio::io_context &context, const std::string &host,
                                                      std::uint16_t port);

} // namespace plumbline::server
