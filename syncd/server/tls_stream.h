#pragma once
// The sockets of the daemon. For .cpp files of this folder.

#include "syncd/server/no_throw.h"

#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

namespace plumbline::server {

using TlsStream = boost::beast::ssl_stream<boost::beast::tcp_stream>;
using Request = boost::beast::http::request<boost::beast::http::string_body>;

} // namespace plumbline::server
