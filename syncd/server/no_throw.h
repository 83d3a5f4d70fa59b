#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace plumbline::server {

/// Faults of a coroutine's waits come as values.
inline constexpr auto kNoThrow = boost::asio::as_tuple(boost::asio::use_awaitable);

} // namespace plumbline::server
