#include "syncd/server/hub/hub_desk.h"

#include "syncd/agent/certificate.h"
#include "syncd/server/http_exchange.h"
#include "syncd/server/hub/roster_text.h"
#include "syncd/server/log.h"

namespace plumbline::server {

using namespace core;
using sync::Reason;

namespace {

HttpResponse failure(const Error &why)
{
    logEvent(Level::Error, "registry_failed", {{"why", why.message.en}});
    return refusal(500, "internal", "服务器内部错误，请查看服务器日志。", "The server failed; see its log.");
}

} // namespace

void ServersHubDesk::handle(const HttpRequest &request, const Device &device, const Bytes & /*certificate*/,
                            backend::Then<HttpResponse> then)
{
    if (device.role != Role::Hub)
        return then(refusal(403, "role_forbids", "此设备不是现场中继。", "This device is no hub."));
    if (request.path == kRosterPath && request.method == "GET")
        return then(roster(device));
    if (request.path == kClaimsPath && request.method == "POST")
        return then(claims(request.body));
    then(refusal(404, "not_found", "没有此地址。", "There is nothing here."));
}

HttpResponse ServersHubDesk::roster(const Device &hub)
{
    const auto roster = m_registry.rosterFor(hub.user);
    if (!roster)
        return failure(roster.error());
    return {200, {{"Content-Type", "application/json"}}, textOf(*roster), "roster"};
}

// The certificate need not be valid any more: it was when the tablet signed, or the hub would not have met it.
Result<Reason> ServersHubDesk::take(const agent::OriginClaim &claim)
{
    const auto info = pki::describe(claim.certificate);
    if (!info || !m_authority.issued(claim.certificate) || !agent::holds(claim))
        return Reason::BadSignature;
    const auto device = m_registry.device(info->serial);
    if (!device)
        return device.error();
    if (!*device)
        return Reason::Revoked;
    const auto scope = m_registry.scopeOf((*device)->user);
    if (!scope)
        return scope.error();
    // A lost device makes no new origins for its user. Of a user who is revoked nothing is taken: let it be known
    // whose.
    if ((*device)->revoked && scope->refused == Reason::None)
        return Reason::Revoked;
    return m_registry.claimOrigin(claim.origin, (*device)->user);
}

HttpResponse ServersHubDesk::claims(const std::string &body)
{
    const auto claims = claimsFrom(body);
    if (!claims)
        return refusal(400, "malformed", claims.error().message.zh, claims.error().message.en);
    for (const agent::OriginClaim &claim : *claims) {
        const auto taken = take(claim);
        if (!taken)
            return failure(taken.error());
        // One bad claim holds up no other; what that origin wrote will be refused.
        if (*taken != Reason::None)
            logEvent(Level::Warning, "claim_refused", {{"reason", std::string(sync::nameOf(*taken))}});
    }
    return {204, {}, {}, "claims"};
}

} // namespace plumbline::server
