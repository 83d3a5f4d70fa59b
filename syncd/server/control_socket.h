#pragma once
// DIR/control.sock: commands for a running daemon, from the same user on the same machine. A line of JSON in, a line
// out.

#include "core/base/result.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace plumbline::server {

class ControlSocket {
public:
    /// Answers now or later, on this thread.
    using Handler = std::function<void(const std::string &request, std::function<void(std::string)> then)>;

    /// Listens at once; a socket left over by a dead daemon is replaced (the caller holds the folder's lock).
    static core::Result<std::unique_ptr<ControlSocket>> open(boost::asio::io_context &context,
                                                             const std::filesystem::path &path, Handler handler);
    ~ControlSocket(); ///< removes the socket

private:
    struct Impl;
    explicit ControlSocket(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m_impl;
};

/// Asks a running daemon. Errors: NotFound (none is running), Io.
core::Result<std::string> askDaemon(const std::filesystem::path &socketPath, const std::string &request);

} // namespace plumbline::server
