#pragma once
// Limits of the backends, each with its reason.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace plumbline::backend {

constexpr int kOldestPostgres = 120000;               ///< 12: partitions whose keys other tables may refer to
constexpr std::chrono::seconds kConnectTimeout{5};    ///< a database that is away must not hold up the daemon's stop
constexpr std::int64_t kMigrationLock = 0x706c756d62; ///< "plumb": daemons that start together take turns
constexpr std::size_t kCopyBlock = 256 * 1024;        ///< sent at once; larger gains nothing on a local socket
constexpr std::size_t kAttachmentChunk = 1024 * 1024; ///< a row that every driver and replica copes with
constexpr std::size_t kPullChanges = 2000;            ///< of a stream in one transaction of the replica
constexpr int kAdmitTries = 4; ///< another daemon may have taken the same stream meanwhile: fetch it, look again
constexpr std::chrono::milliseconds kReconnectPause{500}; ///< between tries to reach a database that is away
constexpr std::chrono::seconds kProbeAfter{15}; ///< of silence, each: TCP asks whether the database's machine is there
constexpr std::chrono::milliseconds kNoticePatience{60000}; ///< a connection that died silently is noticed by then

} // namespace plumbline::backend
