#include "syncd/server/http_exchange.h"

#include "syncd/server/log.h"

namespace plumbline::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

HttpRequest valuesOf(Request &request)
{
    const std::string target(request.target());
    HttpRequest seen;
    seen.method = std::string(request.method_string());
    seen.path = target.substr(0, target.find('?'));
    seen.contentType = std::string(request[http::field::content_type]);
    seen.authorization = std::string(request[http::field::authorization]);
    seen.body = std::move(request.body());
    return seen;
}

HttpResponse refusal(unsigned status, std::string event, const std::string &zh, const std::string &en)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, event + '\n' + zh + '\n' + en + '\n', event};
}

asio::awaitable<bool> answer(TlsStream &stream, bool isHead, bool keepAlive, HttpResponse response)
{
    http::response<http::string_body> reply(static_cast<http::status>(response.status), 11);
    reply.set(http::field::cache_control, "no-store");
    reply.set("Strict-Transport-Security", "max-age=31536000"); // there never was plain HTTP here
    for (const auto &[name, value] : response.headers)
        reply.set(name, value);
    reply.keep_alive(keepAlive);
    if (!isHead)
        reply.body() = std::move(response.body);
    reply.prepare_payload();
    const auto [fault, size] = co_await http::async_write(stream, reply, kNoThrow);
    co_return !fault && reply.keep_alive();
}

void logAnswer(const HttpResponse &response)
{
    const bool refused = response.status >= 400;
    if (refused || response.event == "enrolled" || response.event == "renewed" || response.event == "uploaded")
        logEvent(refused ? Level::Warning : Level::Info, "request",
                 {{"what", response.event}, {"status", std::to_string(response.status)}});
}

} // namespace plumbline::server
