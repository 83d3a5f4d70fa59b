#pragma once
// The sockets of the tablet's end. For .cpp files of syncd/agent alone: the app compiles without Asio.

#include "syncd/agent/transport.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>

#include <optional>

namespace plumbline::agent {

using TlsStream = boost::beast::ssl_stream<boost::beast::tcp_stream>;

/// Faults come as values.
inline constexpr auto kNoThrow = boost::asio::as_tuple(boost::asio::use_awaitable);

core::Error away(const core::Text &why, const Endpoint &endpoint);

/// What a failed step means for the person. TLS alerts about our own certificate come as errors of a later read.
core::Error errorOf(const boost::system::error_code &fault, const TlsStream &stream, const Endpoint &endpoint);

core::Result<std::unique_ptr<boost::asio::ssl::context>> contextOf(const TlsIdentity &identity);

/// Resolves, connects and shakes hands within kConnectTimeout.
boost::asio::awaitable<std::optional<core::Error>> connect(TlsStream &stream, const Endpoint &endpoint);

struct Loop::Impl {
    boost::asio::io_context context{1};
    boost::asio::steady_timer timer{context};
};

} // namespace plumbline::agent
