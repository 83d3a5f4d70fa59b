#pragma once

#include "core/store/store.h"

namespace plumbline::backend {

/// Opens DIR/store, sealed under a key file of its own; makes it where there is none.
core::Result<std::unique_ptr<core::store::Store>> openServerStore(const std::filesystem::path &data,
                                                                  core::store::Surroundings surroundings);

} // namespace plumbline::backend
