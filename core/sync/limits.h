#pragma once
// Every limit of the protocol, with its reason. PROTOCOL.md repeats them for other people's implementations.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace plumbline::core::sync {

/// WebSocket subprotocol; another number only where bytes could no longer be told apart.
inline constexpr char kSubprotocol[] = "plumbline.sync.v1";
inline constexpr char kSyncPath[] = "/sync/v1";

inline constexpr std::uint32_t kOldestVersion = 1;
inline constexpr std::uint32_t kNewestVersion = 1;

/// One WebSocket message. A batch is far smaller; heads of 200 audits with 40 origins each fit (8,000 x 60 bytes).
inline constexpr std::size_t kMaxFrame = 1024 * 1024;

/// Changes of one batch before compression. About 1,000 answers: the transaction size beyond which SQLite gains little,
/// and a batch lost to a broken link costs a slow radio less than a second.
inline constexpr std::size_t kBatchBytes = 128 * 1024;

/// A batch is refused beyond this before anything is decompressed: one change may hold a long note (kMaxChange), and
/// a sender stops after the change that passes kBatchBytes. Bounds what a decompression bomb can make.
inline constexpr std::size_t kMaxRawBatch = 2 * 1024 * 1024;

/// One change: a note of 20,000 Chinese characters is 60 KB; photos travel apart.
inline constexpr std::size_t kMaxChange = 1024 * 1024;

/// Changes of one batch, so that what the shortest of them come to in memory stays bounded. A run ends where its origin
/// signed, and what came as a parcel was signed every megabyte: 50,000 of the shortest that people make.
inline constexpr std::size_t kMaxChangesPerBatch = 65'536;

/// Runs in a batch: one a stream, so that 200 small audits still fit one message.
inline constexpr std::size_t kMaxRunsPerBatch = 512;

/// Bytes of batches on the way, not yet acknowledged: fills 20 Mbit/s at 400 ms, and bounds what a receiver holds.
inline constexpr std::uint32_t kWindow = 1024 * 1024;

/// Streams or audits named in one Heads, Claim or Welcome: what fits kMaxFrame.
inline constexpr std::size_t kMaxAudits = 4'096;
inline constexpr std::size_t kMaxStreams = 12'000;

/// Ids are the caller's; longer ones are no ids.
inline constexpr std::size_t kMaxAuditId = 256;

/// Batches between receipts while a sender has more: signing each would cost the device a write of its own.
inline constexpr std::uint64_t kReceiptEvery = 16;

/// A change dated further ahead of the server's clock than this goes to quarantine (sync.md).
inline constexpr std::chrono::milliseconds kMaxClockAhead = std::chrono::hours(24);

/// Fast enough to keep up with the disk on one core; level 3 wins 4 % more and takes twice as long.
inline constexpr int kCompressionLevel = 1;

} // namespace plumbline::core::sync
