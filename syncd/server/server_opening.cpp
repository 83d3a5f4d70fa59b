// What a Server is made of, as server or hub, alone or sharing a database.

#include "syncd/agent/certificate.h"
#include "syncd/backend/sqlite_database.h"
#include "syncd/server/foundation.h"
#include "syncd/server/listening.h"
#include "syncd/server/log.h"
#include "syncd/server/metrics.h"
#include "syncd/server/private_file.h"
#include "syncd/server/server_impl.h"
#include "syncd/server/tls_context.h"

#include <array>

namespace plumbline::server {

using namespace core;

Result<void> Server::Impl::open(const ServerOptions &options, Random &random)
{
    if (auto made = makePrivateFolder(options.data); !made)
        return made;
    auto locked = FolderLock::take(options.data);
    if (!locked)
        return locked.error();
    lock = std::move(*locked);
    if (auto founded = options.hub ? openAsHub(options, random) : openAsServer(options, random); !founded)
        return founded;

    maxConnections = options.maxConnections;
    hosts = options.names;
    if (options.host != "0.0.0.0" && options.host != "::")
        hosts.push_back(options.host);
    if (auto loaded = loadTls(); !loaded)
        return loaded;
    reconciler = std::make_unique<Reconciler>(keeping->logs(), *registry, clock);
    if (auto begun = reconciler->begin(); !begun)
        return begun;
    keeping->hear([this] {
        registry->changedElsewhere();
        reconciler->reassess();
    });
    if (options.hub) {
        if (auto opened = openSiteHub(); !opened)
            return opened;
    } else {
        est = std::make_unique<EstService>(*authority, *registry, clock);
        hubs = std::make_unique<ServersHubDesk>(*authority, *registry);
    }
    auto listening = listenOn(context, options.host, options.port);
    if (!listening)
        return listening.error();
    acceptor = std::move(*listening);
    attachments = std::make_unique<AttachmentRoute>(*registry, keeping->attachments(), keeping->uploads());
    services.emplace(Services{est.get(), *registry, *reconciler, *attachments, *hubs, clock});

    const std::string host = options.names.empty() ? options.host : options.names.front();
    const std::string shown = host.find(':') == std::string::npos ? host : '[' + host + ']';
    admin = std::make_unique<AdminService>(*registry, fingerprint,
                                           shown + ':' + std::to_string(acceptor.local_endpoint().port()),
                                           [this] { reconciler->reassess(); });
    maintenance = std::make_unique<Maintenance>(keeping->store(), options.data, post());
    quarantine = std::make_unique<QuarantineWatch>(keeping->store(), clock, post());
    quarantineCheck = options.quarantineCheck;
    office = std::make_unique<Office>(*registry, *admin, *maintenance, *quarantine, options.hub);
    auto socket = ControlSocket::open(context, options.data / "control.sock",
                                      [this](const std::string &request, std::function<void(std::string)> then) {
                                          office->handle(request, std::move(then));
                                      });
    if (!socket)
        return socket.error();
    control = std::move(*socket);
    if (!options.metricsHost.empty()) {
        auto listener = MetricsListener::open(
            context, options.metricsHost, options.metricsPort, [this] { return isWell(); },
            [this] {
                gauge("connections", static_cast<double>(services->connections));
                gauge("peers", static_cast<double>(reconciler->peers()));
            });
        if (!listener)
            return listener.error();
        metrics = std::move(*listener);
    }
    return {};
}

Result<void> Server::Impl::openAsServer(const ServerOptions &options, Random &random)
{
    std::array<std::uint8_t, 8> mark;
    random.fill(mark);
    const backend::Instance instance = toHex(mark);
    auto foundation = openFoundation(options.data, options.backend, instance, clock, random);
    if (!foundation)
        return foundation.error();
    authority = std::move(foundation->authority);
    authority->setClientLifetime(options.clientLifetime);
    fingerprint = authority->fingerprint();
    registry = std::move(foundation->registry);
    auto kept =
        Keeping::open(options.data, foundation->backend, instance, clock, random, post(), trust::ReceiptKind::Server);
    if (!kept)
        return kept.error();
    keeping = std::move(*kept);
    return {};
}

/// What it may is in its own certificate; who may is what the server said last, in a registry of its own.
Result<void> Server::Impl::openAsHub(const ServerOptions &options, Random &random)
{
    auto database = backend::SqliteDatabase::open(options.data / "registry.db");
    if (!database)
        return database.error();
    auto opened = Registry::open(std::move(*database), clock, random);
    if (!opened)
        return opened.error();
    registry = std::move(*opened);
    auto kept = Keeping::open(options.data, {}, {}, clock, random, post(), trust::ReceiptKind::Hub);
    if (!kept)
        return kept.error();
    keeping = std::move(*kept);
    return readSiteCredentials();
}

Result<void> Server::Impl::readSiteCredentials()
{
    Result<std::optional<agent::Credentials>> credentials = std::optional<agent::Credentials>();
    keeping->store().run([&](store::Store &held) { credentials = agent::credentialsOf(held); });
    if (!credentials)
        return credentials.error();
    if (!*credentials || (*credentials)->identity.role != sync::nameOf(Role::Hub))
        return Error{ErrorCode::Refused,
                     {"此现场中继尚未注册：请用 --enrol 和办公室给出的链接（角色 hub）。",
                      "This hub is not enrolled: use --enrol with the office's link (role hub)."},
                     {}};
    siteCredentials = std::move(**credentials);
    const auto ca = pki::derOf(siteCredentials.tls.ca);
    if (!ca)
        return ca.error();
    fingerprint = pki::fingerprint(*ca);
    return {};
}

Result<void> Server::Impl::openSiteHub()
{
    SiteHub::Handlers handlers;
    handlers.roster = [this](const Roster &roster) {
        if (const auto adopted = registry->adopt(roster); !adopted)
            logEvent(Level::Error, "registry_failed", {{"why", adopted.error().message.en}});
        reconciler->reassess();
    };
    handlers.credentials = [this](const agent::Credentials &now) {
        siteCredentials = now;
        reload();
    };
    auto hub = std::make_unique<SiteHub>(keeping->store(), *registry, siteCredentials, post(), std::move(handlers));
    siteHub = hub.get();
    hubs = std::move(hub);
    const auto users = registry->users();
    if (!users)
        return users.error();
    return users->empty() ? siteHub->meetServer() : Result<void>();
}

Result<void> Server::Impl::loadTls()
{
    agent::TlsIdentity identity = siteCredentials.tls;
    std::string place = "agent.credentials";
    if (authority) {
        const auto files = authority->serverCertificate(hosts);
        if (!files)
            return files.error();
        const auto certificate = readPrivateFile(files->chain);
        const auto key = readPrivateFile(files->key);
        if (!certificate || !key)
            return certificate ? key.error() : certificate.error();
        identity = {pki::pemOf(authority->certificate()), *certificate, *key};
        place = files->chain.string();
    }
    auto made = makeTlsContext(identity, place);
    if (!made)
        return made.error();
    tls = std::move(*made); // connections keep the one that they began with
    return {};
}

} // namespace plumbline::server
