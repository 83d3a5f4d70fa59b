#pragma once
// What makes a daemon a hub: its way to the server (an agent on the same store), who may as the server last said, and
// the tablets' claims that it hands on.

#include "core/store/store_thread.h"
#include "syncd/agent/agent.h"
#include "syncd/server/hub/hub_desk.h"

#include <functional>
#include <memory>
#include <string>

namespace plumbline::server {

class SiteHub final : public HubDesk {
public:
    struct Handlers {
        std::function<void(const Roster &)> roster;                  ///< the server says who may
        std::function<void(const agent::Credentials &)> credentials; ///< the hub's certificate is another
    };

    /// Handlers are called where `post` leads to.
    SiteHub(core::store::StoreThread &store, Registry &registry, agent::Credentials credentials, backend::Post post,
            Handlers handlers);
    ~SiteHub() override;

    /// Who may, from the server; blocks. For the first start: until then nobody is known here.
    core::Result<void> meetServer();

    void start();
    void stop();

    /// A tablet says that an origin is its own; answered once the server will hear of that before anything it wrote.
    void handle(const HttpRequest &request, const Device &device, const core::Bytes &certificate,
                backend::Then<HttpResponse> then) override;

private:
    core::Result<void> exchange(const agent::Credentials &credentials);
    core::Result<void> handOn(const agent::Credentials &credentials);
    core::Result<void> askWhoMay(const agent::Credentials &credentials);

    core::store::StoreThread &m_store;
    Registry &m_registry;
    agent::Credentials m_credentials;
    std::string m_roster; ///< as it came last; of the agent's thread
    backend::Post m_post;
    Handlers m_handlers;
    std::shared_ptr<bool> m_alive;
    std::unique_ptr<agent::Agent> m_agent;
};

} // namespace plumbline::server
