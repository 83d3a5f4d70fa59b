#pragma once
// What hubs and their server say to each other beside the record, in HTTP: requests in, answers out.

#include "syncd/agent/hub.h"
#include "syncd/backend/log_store.h"
#include "syncd/server/authority.h"
#include "syncd/server/http_message.h"
#include "syncd/server/registry.h"

namespace plumbline::server {

class HubDesk {
public:
    virtual ~HubDesk() = default;
    /// `certificate` is the device's, DER, as TLS verified it.
    virtual void handle(const HttpRequest &request, const Device &device, const core::Bytes &certificate,
                        backend::Then<HttpResponse> then) = 0;
};

/// At the server: who may, for its hubs; and whose the origins are that only a hub has met.
class ServersHubDesk final : public HubDesk {
public:
    ServersHubDesk(Authority &authority, Registry &registry) : m_authority(authority), m_registry(registry) { }

    void handle(const HttpRequest &request, const Device &device, const core::Bytes &certificate,
                backend::Then<HttpResponse> then) override;

private:
    HttpResponse roster(const Device &hub);
    HttpResponse claims(const std::string &body);
    core::Result<core::sync::Reason> take(const agent::OriginClaim &claim);

    Authority &m_authority;
    Registry &m_registry;
};

} // namespace plumbline::server
