#pragma once
// What the routes of a connection work with. Owned by the Server; used on the network thread.

#include "syncd/server/attachments/attachment_route.h"
#include "syncd/server/est_service.h"
#include "syncd/server/hub/hub_desk.h"
#include "syncd/server/reconciler.h"

namespace plumbline::server {

struct Services {
    EstService *est; ///< nothing at a hub: it has no authority
    Registry &registry;
    Reconciler &reconciler;
    AttachmentRoute &attachments;
    HubDesk &hubs;
    const core::Clock &clock;
    std::size_t connections = 0;
    bool stopping = false;
};

/// All routes but the WebSocket's and the attachments'.
HttpResponse route(Services &services, const HttpRequest &request);

} // namespace plumbline::server
