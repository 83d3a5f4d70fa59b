#include "syncd/server/http_exchange.h"
#include "syncd/server/services.h"

namespace plumbline::server {

namespace {

HttpResponse text(unsigned status, std::string body, std::string event)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(body), std::move(event)};
}

} // namespace

HttpResponse route(Services &services, const HttpRequest &request)
{
    if (request.path.starts_with(kEstPrefix))
        return services.est != nullptr ? services.est->handle(request)
                                       : refusal(403, "hub_enrols_nobody", "现场中继不办理注册与续期，请连接服务器。",
                                                 "A hub neither enrols nor renews; connect to the server.");
    if (request.path == "/healthz" && (request.method == "GET" || request.method == "HEAD"))
        return services.stopping ? text(503, "stopping\n", "health") : text(200, "ok\n", "health");
    return text(404, "not_found\n没有此地址。\nThere is nothing here.\n", "not_found");
}

} // namespace plumbline::server
