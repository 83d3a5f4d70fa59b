#include "syncd/agent/limits.h"
#include "syncd/agent/wire/tls_client.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>

namespace plumbline::agent {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace core;

namespace {

/// Sets `result`: an awaitable cannot return what has no default.
asio::awaitable<void> exchange(TlsStream &stream, const Endpoint &endpoint, const HttpsRequest &asked,
                               std::optional<Result<HttpsAnswer>> &result)
{
    if (auto failed = co_await connect(stream, endpoint)) {
        result = std::move(*failed);
        co_return;
    }
    http::request<http::string_body> message(http::string_to_verb(asked.method), asked.path, 11);
    message.set(http::field::host, endpoint.host + ':' + std::to_string(endpoint.port));
    if (!asked.contentType.empty())
        message.set(http::field::content_type, asked.contentType);
    if (!asked.authorization.empty())
        message.set(http::field::authorization, asked.authorization);
    message.body() = asked.body;
    message.keep_alive(false);
    message.prepare_payload();
    beast::get_lowest_layer(stream).expires_after(kRequestTimeout);
    const auto [unsent, sent] = co_await http::async_write(stream, message, kNoThrow);
    if (unsent) {
        result = errorOf(unsent, stream, endpoint);
        co_return;
    }
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(std::max(asked.maxAnswer, kMaxAnswer));
    const auto [unread, size] = co_await http::async_read(stream, buffer, parser, kNoThrow);
    if (unread) {
        result = errorOf(unread, stream, endpoint);
        co_return;
    }
    HttpsAnswer answer;
    answer.status = parser.get().result_int();
    answer.body = std::move(parser.get().body());
    result = std::move(answer);
}

} // namespace

Result<HttpsAnswer> request(const Endpoint &endpoint, const TlsIdentity &identity, const HttpsRequest &asked)
{
    auto tls = contextOf(identity);
    if (!tls)
        return tls.error();
    asio::io_context context{1};
    std::optional<Result<HttpsAnswer>> answer;
    TlsStream stream(context, **tls);
    asio::co_spawn(context, exchange(stream, endpoint, asked, answer), asio::detached);
    context.run();
    return answer ? std::move(*answer) : away({"内部错误", "internal"}, endpoint);
}

} // namespace plumbline::agent
