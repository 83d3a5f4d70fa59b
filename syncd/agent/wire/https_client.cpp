#include "syncd/agent/limits.h"
#include "syncd/agent/wire/tls_client.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <cctype>

// GCC 12 sees a mismatch in the frames of Asio's coroutines that is none.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace plumbline::agent {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace core;

struct HttpsClient::Impl : std::enable_shared_from_this<HttpsClient::Impl> {
    asio::io_context &context;
    Endpoint endpoint;
    TlsIdentity identity;
    std::unique_ptr<asio::ssl::context> tls;
    std::optional<TlsStream> stream;
    bool dropped = false;

    Impl(asio::io_context &on, Endpoint to, TlsIdentity as)
        : context(on),
          endpoint(std::move(to)),
          identity(std::move(as))
    {
    }

    asio::awaitable<void> run(Request request, Then then)
    {
        const auto self = shared_from_this();
        std::optional<Result<Answer>> answer;
        const bool kept = stream.has_value();
        co_await exchange(request, answer);
        if (kept && !dropped && !answer->ok() && answer->error().code == ErrorCode::Network) {
            stream.reset(); // closed while it was not used
            co_await exchange(request, answer);
        }
        if (!answer->ok())
            stream.reset();
        if (!dropped)
            then(std::move(*answer));
    }

    asio::awaitable<void> exchange(const Request &request, std::optional<Result<Answer>> &answer)
    {
        if (!stream) {
            auto made = contextOf(identity);
            if (!made) {
                answer = made.error();
                co_return;
            }
            tls = std::move(*made);
            stream.emplace(context, *tls);
            if (auto failed = co_await connect(*stream, endpoint)) {
                answer = std::move(*failed);
                co_return;
            }
        }
        http::request<http::vector_body<std::uint8_t>> message(http::string_to_verb(request.method), request.path, 11);
        message.set(http::field::host, endpoint.host + ':' + std::to_string(endpoint.port));
        for (const auto &[name, value] : request.headers)
            message.set(name, value);
        message.body() = request.body;
        message.prepare_payload();
        beast::get_lowest_layer(*stream).expires_after(kTransferTimeout);
        const auto [unsent, sent] = co_await http::async_write(*stream, message, kNoThrow);
        if (unsent) {
            answer = errorOf(unsent, *stream, endpoint);
            co_return;
        }
        beast::flat_buffer buffer;
        http::response_parser<http::vector_body<std::uint8_t>> parser;
        parser.body_limit(std::max(request.maxAnswer, kMaxAnswer));
        parser.skip(request.method == "HEAD");
        const auto [unread, size] = co_await http::async_read(*stream, buffer, parser, kNoThrow);
        if (unread) {
            answer = errorOf(unread, *stream, endpoint);
            co_return;
        }
        Answer read;
        read.status = parser.get().result_int();
        for (const auto &field : parser.get()) {
            std::string name(field.name_string());
            std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
            read.headers.emplace(std::move(name), std::string(field.value()));
        }
        read.body = std::move(parser.get().body());
        const bool keeps = parser.keep_alive();
        answer = std::move(read);
        if (!keeps)
            stream.reset();
    }
};

HttpsClient::HttpsClient(Loop &loop, Endpoint endpoint, TlsIdentity identity)
    : m_impl(std::make_shared<Impl>(loop.impl().context, std::move(endpoint), std::move(identity)))
{
}

HttpsClient::~HttpsClient()
{
    m_impl->dropped = true;
    if (m_impl->stream)
        beast::get_lowest_layer(*m_impl->stream).close();
}

void HttpsClient::ask(Request request, Then then)
{
    asio::co_spawn(
        m_impl->context,
        [impl = m_impl, request = std::move(request), then = std::move(then)]() mutable {
            return impl->run(std::move(request), std::move(then));
        },
        asio::detached);
}

} // namespace plumbline::agent
