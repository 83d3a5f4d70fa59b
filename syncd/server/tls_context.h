#pragma once

#include "syncd/server/authority.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace plumbline::server {

/// TLS 1.3 only; client certificates of our CA asked for, required where the route says so. Errors: Corrupted.
core::Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(const Authority::ServerFiles &files,
                                                                        core::ByteView caCertificate);

} // namespace plumbline::server
