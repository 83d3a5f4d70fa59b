#pragma once
// What happened, as numbers for Prometheus: every event of the log counts, and what is open now.

#include <cstdint>
#include <string>

namespace plumbline::server {

/// From any thread. `event` and `reason` are fixed words.
void countEvent(const std::string &event, const std::string &reason);

/// Answers taken, bytes of attachments and the like: names without the prefix `plumbline_`.
void countMany(const std::string &name, std::uint64_t more);

void gauge(const std::string &name, double value);

/// Prometheus' text format.
std::string metricsText();

} // namespace plumbline::server
