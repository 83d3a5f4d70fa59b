#pragma once
// Disk work of uploads away from the network thread, one piece after the other.

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace plumbline::server {

class FileWorker {
public:
    /// The work's result, back on the network thread.
    template <class Work>
    auto run(Work work) -> boost::asio::awaitable<decltype(work())>
    {
        namespace asio = boost::asio;
        const auto result = std::make_shared<std::optional<decltype(work())>>();
        // Named: GCC 12 destroys what a lambda inside a co_await holds twice.
        auto initiate = [this, result, &work](auto handler) {
            asio::post(m_thread, [result, work = std::move(work), handler = std::move(handler)]() mutable {
                result->emplace(work());
                const auto executor = asio::get_associated_executor(handler);
                asio::post(executor, std::move(handler));
            });
        };
        co_await asio::async_initiate<const asio::use_awaitable_t<> &, void()>(initiate, asio::use_awaitable);
        co_return std::move(**result);
    }

private:
    boost::asio::thread_pool m_thread{1};
};

} // namespace plumbline::server
