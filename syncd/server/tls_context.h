#pragma once

#include "syncd/agent/transport.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace plumbline::server {

/// TLS 1.3 only; client certificates of our CA asked for, required where the route says so. `place` is
/// where the certificate is kept. Errors: Corrupted.
core::Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(const agent::TlsIdentity &identity,
                                                                        const std::string &place);

} // namespace plumbline::server
