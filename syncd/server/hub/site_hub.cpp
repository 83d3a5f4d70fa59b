#include "syncd/server/hub/site_hub.h"

#include "syncd/agent/certificate.h"
#include "syncd/backend/on_store.h"
#include "syncd/server/http_exchange.h"
#include "syncd/server/hub/roster_text.h"
#include "syncd/server/limits.h"
#include "syncd/server/log.h"

#include <algorithm>
#include <span>

namespace plumbline::server {

using namespace core;

namespace {

constexpr char kClaimPrefix[] = "hub.claim/"; // settings, by origin

Result<std::vector<agent::OriginClaim>> keptClaims(store::Store &store)
{
    const auto names = store.settingNames(kClaimPrefix);
    if (!names)
        return names.error();
    std::vector<agent::OriginClaim> claims;
    for (const std::string &name : *names) {
        const auto kept = store.setting(name);
        if (!kept)
            return kept.error();
        auto one = claimsFrom(*kept ? std::string(asText(**kept)) : "[]");
        if (!one)
            return one.error();
        std::ranges::move(*one, std::back_inserter(claims));
    }
    return claims;
}

/// True if it is new here.
Result<bool> keepClaim(store::Store &store, const agent::OriginClaim &claim)
{
    const std::string name = kClaimPrefix + record::originText(claim.origin);
    const auto kept = store.setting(name);
    if (!kept)
        return kept.error();
    if (*kept)
        return false;
    if (auto put = store.putSetting(name, asBytes(textOf(std::vector{claim}))); !put)
        return put.error();
    return true;
}

agent::Endpoint serverOf(const agent::Credentials &credentials)
{
    return {credentials.identity.host, credentials.identity.port};
}

/// What the server answered is no reason to go on without.
Error unexpected(const agent::HttpsAnswer &answer)
{
    if (answer.status == 403)
        return {ErrorCode::Refused,
                {"服务器不接受此现场中继：已被吊销，或其用户不再是 hub 角色。",
                 "The server does not take this hub: it has been revoked, or its user's role is not hub."},
                {}};
    return {ErrorCode::Network,
            {"服务器的回答无法使用（" + std::to_string(answer.status) + "）。",
             "The server's answer cannot be used (" + std::to_string(answer.status) + ")."},
            {}};
}

} // namespace

SiteHub::SiteHub(store::StoreThread &store, Registry &registry, agent::Credentials credentials, backend::Post post,
                 Handlers handlers)
    : m_store(store),
      m_registry(registry),
      m_credentials(std::move(credentials)),
      m_post(std::move(post)),
      m_handlers(std::move(handlers)),
      m_alive(std::make_shared<bool>(true)),
      m_agent(std::make_unique<agent::Agent>(store))
{
    m_agent->onStatus([last = std::string()](const agent::Status &status) mutable {
        const std::string state = status.detail.en;
        if (state != last)
            logEvent(Level::Info, "uplink", {{"state", state}});
        last = state;
    });
    m_agent->accompany({[this](const agent::Credentials &now) { return exchange(now); }, kRosterEvery});
}

SiteHub::~SiteHub()
{
    stop();
}

void SiteHub::start()
{
    m_agent->start();
}

void SiteHub::stop()
{
    m_agent->stop();
}

Result<void> SiteHub::meetServer()
{
    return askWhoMay(m_credentials);
}

Result<void> SiteHub::exchange(const agent::Credentials &now)
{
    if (now.tls.certificate != m_credentials.tls.certificate) {
        m_credentials = now;
        m_post([this, alive = std::weak_ptr(m_alive), now] {
            if (!alive.expired())
                m_handlers.credentials(now);
        });
    }
    if (auto handed = handOn(now); !handed)
        return handed;
    return askWhoMay(now);
}

// All of them each time: a server that was restored from a backup has forgotten some.
Result<void> SiteHub::handOn(const agent::Credentials &credentials)
{
    Result<std::vector<agent::OriginClaim>> claims = std::vector<agent::OriginClaim>();
    m_store.run([&](store::Store &store) { claims = keptClaims(store); });
    if (!claims)
        return claims.error();
    for (std::span rest(*claims); !rest.empty();) {
        const auto some = rest.first(std::min(rest.size(), kClaimsAtOnce));
        rest = rest.subspan(some.size());
        const std::string body = textOf(std::vector(some.begin(), some.end()));
        const auto answer =
            agent::request(serverOf(credentials), credentials.tls, {"POST", kClaimsPath, "application/json", {}, body});
        if (!answer)
            return answer.error();
        if (answer->status != 204)
            return unexpected(*answer);
    }
    return {};
}

Result<void> SiteHub::askWhoMay(const agent::Credentials &credentials)
{
    agent::HttpsRequest asked{"GET", kRosterPath, {}, {}, {}};
    asked.maxAnswer = kMaxRoster;
    const auto answer = agent::request(serverOf(credentials), credentials.tls, asked);
    if (!answer)
        return answer.error();
    if (answer->status != 200)
        return unexpected(*answer);
    if (answer->body == m_roster)
        return {};
    auto roster = rosterFrom(answer->body);
    if (!roster)
        return roster.error();
    m_roster = answer->body;
    m_post([this, alive = std::weak_ptr(m_alive), said = std::move(*roster)] {
        if (!alive.expired())
            m_handlers.roster(said);
    });
    return {};
}

void SiteHub::handle(const HttpRequest &request, const Device &device, const Bytes &certificate,
                     backend::Then<HttpResponse> then)
{
    if (request.path != kClaimPath || request.method != "PUT")
        return then(refusal(404, "not_found", "没有此地址。", "There is nothing here."));
    const std::size_t end = std::min(request.body.find('\n'), request.body.size());
    const auto origin = originFrom(request.body.substr(0, end));
    const auto signature = pki::unbase64(std::string_view(request.body).substr(end));
    const agent::OriginClaim claim{origin.value_or(record::OriginId{}), certificate, signature ? *signature : Bytes()};
    if (!origin || !agent::holds(claim))
        return then(refusal(400, "claim_bad", "来源声明无法解读或签名无效。",
                            "The claim of an origin does not read or is not signed by this device."));
    const auto claimed = m_registry.claimOrigin(*origin, device.user);
    if (!claimed)
        return then(refusal(500, "internal", "现场中继内部错误。", "The hub failed; see its log."));
    if (*claimed != sync::Reason::None)
        return then(refusal(403, "forged_origin", "此来源属于另一用户的设备。",
                            "This origin belongs to another user's device."));
    const HttpResponse done{204, {}, {}, "claimed"};
    backend::onStore<std::function<Result<bool>(store::Store &)>, Result<bool>>(
        m_store, m_post, m_alive, [claim](store::Store &store) { return keepClaim(store, claim); },
        [this, then, done](const Result<bool> &isNew) {
            if (!isNew)
                return then(refusal(500, "internal", "现场中继内部错误。", "The hub failed; see its log."));
            if (!*isNew)
                return then(done);
            m_agent->reconnect([this, alive = std::weak_ptr(m_alive), then, done] {
                m_post([alive, then, done] {
                    if (!alive.expired())
                        then(done);
                });
            });
        });
}

} // namespace plumbline::server
