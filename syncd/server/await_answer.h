#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace plumbline::server {

/// Waits for an answer that comes by callback on this thread.
template <class Answer, class Ask>
boost::asio::awaitable<Answer> awaitAnswer(Ask ask)
{
    namespace asio = boost::asio;
    const auto result = std::make_shared<std::optional<Answer>>();
    // Named: GCC 12 destroys what a lambda inside a co_await holds twice. So do those who call this.
    auto initiate = [result, &ask](auto handler) {
        const auto held = std::make_shared<decltype(handler)>(std::move(handler));
        ask([result, held](Answer answer) {
            result->emplace(std::move(answer));
            const auto executor = asio::get_associated_executor(*held);
            asio::post(executor, std::move(*held));
        });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<> &, void()>(initiate, asio::use_awaitable);
    co_return std::move(**result);
}

} // namespace plumbline::server
