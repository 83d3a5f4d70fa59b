#pragma once
// /health and /metrics in plain HTTP, on an address of this machine alone: for its supervisor and for Prometheus.

#include "core/base/result.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <string>

namespace plumbline::server {

class MetricsListener {
public:
    /// Whether all is well, looked up when asked.
    using Health = std::function<boost::asio::awaitable<bool>()>;

    /// Errors: InvalidInput (not a loopback address), Busy, Io.
    static core::Result<std::unique_ptr<MetricsListener>> open(boost::asio::io_context &context,
                                                               const std::string &host, std::uint16_t port,
                                                               Health health, std::function<void()> beforeMetrics);
    ~MetricsListener();

    std::uint16_t port() const;

private:
    struct Impl;
    explicit MetricsListener(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m_impl;
};

} // namespace plumbline::server
