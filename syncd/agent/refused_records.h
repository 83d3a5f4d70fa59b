#pragma once
// What stands refused, as a person is to see it: a line for each stream and reason.

#include "core/sync/message.h"
#include "syncd/agent/agent.h"

#include <vector>

namespace plumbline::agent {

/// Adds what the other side has just said. A gap is no word of its own where a stream has one already: it is said of
/// what was on its way behind what was refused.
void note(std::vector<Refused> &standing, const std::vector<core::sync::Refusal> &said);

/// Takes out what has been taken since, unless it was refused again meanwhile.
void forget(std::vector<Refused> &standing, const std::vector<Refused> &taken);

} // namespace plumbline::agent
