#pragma once
// What happened, for whoever runs the server: one line an event on standard error, `key=value`, without personal data
// (devices by serial, never names; no audit ids, no content).

#include <string>
#include <utility>
#include <vector>

namespace plumbline::server {

enum class Level { Info, Warning, Error };

using Fields = std::vector<std::pair<const char *, std::string>>;

/// From any thread. `event` is a fixed word; the same word counts in the metrics.
void logEvent(Level level, const char *event, const Fields &fields = {});

} // namespace plumbline::server
