#pragma once
// The server's own store, opened; where it was damaged, whoever runs the server reads in the log what was done.

#include "core/store/store_thread.h"

namespace plumbline::server {

/// Errors: those of backend::openServerStore().
core::Result<std::unique_ptr<core::store::Store>> openHeldStore(const std::filesystem::path &data,
                                                                core::store::Surroundings surroundings);

/// Its rows are looked at while there is nothing else to do; damage is logged.
void lookThrough(core::store::StoreThread &store);

} // namespace plumbline::server
