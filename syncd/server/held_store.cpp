#include "syncd/server/held_store.h"

#include "core/store/look_through.h"
#include "syncd/backend/server_store.h"
#include "syncd/server/log.h"

namespace plumbline::server {

using namespace core;

Result<std::unique_ptr<store::Store>> openHeldStore(const std::filesystem::path &data, store::Surroundings surroundings)
{
    std::optional<store::RepairReport> report;
    auto opened = backend::openServerStore(data, surroundings, report);
    if (report)
        logEvent(Level::Warning, "store_repaired",
                 {{"changes", std::to_string(report->changes)},
                  {"issued_again", std::to_string(report->issuedAgain)},
                  {"missing", std::to_string(report->missing)},
                  {"attachments_set_aside", std::to_string(report->attachments)},
                  {"new_origin", report->newOrigin ? "true" : "false"},
                  {"identity_lost", report->identityLost ? "true" : "false"},
                  {"kept_aside", report->keptAside.string()}});
    return opened;
}

void lookThrough(store::StoreThread &store)
{
    store::lookThrough(store, [](const Error &damage) {
        logEvent(Level::Error, "store_damaged",
                 {{"why", damage.message.en},
                  {"place", damage.place},
                  {"next", "restore a backup, or stop the daemon and run plumbline repair"}});
    });
}

} // namespace plumbline::server
