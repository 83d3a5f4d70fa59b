#pragma once

#include "core/store/repair.h"

namespace plumbline::backend {

/// Opens DIR/store, sealed under a key file of its own; makes it where there is none. A damaged one is repaired first,
/// and `report` says what that came to.
core::Result<std::unique_ptr<core::store::Store>> openServerStore(const std::filesystem::path &data,
                                                                  core::store::Surroundings surroundings,
                                                                  std::optional<core::store::RepairReport> &report);

} // namespace plumbline::backend
