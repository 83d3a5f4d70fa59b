#pragma once
// The server's own store, opened; where it was damaged, whoever runs the server reads in the log what was done.

#include "core/store/store.h"

namespace plumbline::server {

/// Errors: those of backend::openServerStore().
core::Result<std::unique_ptr<core::store::Store>> openHeldStore(const std::filesystem::path &data,
                                                                core::store::Surroundings surroundings);

} // namespace plumbline::server
