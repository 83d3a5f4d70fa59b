#pragma once
// Audits that the server refused the last time, kept in the store's settings.

#include "core/store/store.h"

#include <set>

namespace plumbline::agent {

core::Result<std::set<std::string>> withheldOf(core::store::Store &store);
core::Result<void> keepWithheld(core::store::Store &store, const std::set<std::string> &audits);

} // namespace plumbline::agent
