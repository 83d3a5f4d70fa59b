#include "syncd/agent/wire/tls_client.h"

#include <boost/asio/post.hpp>

namespace plumbline::agent {

namespace asio = boost::asio;
using boost::system::error_code;

Loop::Loop() : m_impl(std::make_unique<Impl>()) { }

Loop::~Loop() = default;

void Loop::run()
{
    const auto guard = asio::make_work_guard(m_impl->context);
    m_impl->context.restart();
    m_impl->context.run();
}

void Loop::stop()
{
    m_impl->context.stop();
}

void Loop::post(std::function<void()> work)
{
    asio::post(m_impl->context, std::move(work));
}

void Loop::after(std::chrono::milliseconds time, std::function<void()> work)
{
    m_impl->timer.cancel();
    if (time < std::chrono::milliseconds(0))
        return;
    m_impl->timer.expires_after(time);
    m_impl->timer.async_wait([work = std::move(work)](const error_code &fault) {
        if (!fault)
            work();
    });
}

} // namespace plumbline::agent
