#include "syncd/backend/server_store.h"

namespace plumbline::backend {

using namespace core;

Result<std::unique_ptr<store::Store>> openServerStore(const std::filesystem::path &data,
                                                      store::Surroundings surroundings,
                                                      std::optional<store::RepairReport> &report)
{
    const auto folder = data / "store";
    auto opened = store::openOrRepair(folder, store::KeyFileProtection{}, surroundings, report, store::Holder::Server);
    if (opened || opened.error().code != ErrorCode::NotFound)
        return opened;
    return store::Store::create(folder, store::KeyFileProtection{}, surroundings);
}

} // namespace plumbline::backend
