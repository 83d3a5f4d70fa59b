#pragma once
// Every limit and time-out of the daemon, with its reason.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace plumbline::server {

using namespace std::chrono_literals;

// --- certificates ------------------------------------------------------------------------------------------------

/// The CA outlives the devices that trust it; replacing it means enrolling everyone again.
inline constexpr std::chrono::hours kAuthorityLifetime = 24h * 3650;
/// What public authorities give servers; it renews itself at a start with less than kRenewServerBefore left.
inline constexpr std::chrono::hours kServerLifetime = 24h * 397;
inline constexpr std::chrono::hours kRenewServerBefore = 24h * 30;
/// How often a running daemon looks whether it is time.
inline constexpr std::chrono::hours kRenewServerCheck = 12h;
/// A lost tablet is useless after this even if nobody revokes it; tablets renew by themselves at two thirds.
inline constexpr std::chrono::hours kClientLifetime = 24h * 90;
/// Shorter ones are for trying out renewal: below, a handshake and a slow radio eat them up.
inline constexpr std::chrono::seconds kShortestClientLifetime = 10s;
/// Clocks of tablets may trail the server's: a certificate is valid a little before it was issued, but never by more
/// than a tenth of its life, so that two thirds of it still say when to renew.
inline constexpr std::chrono::hours kBackdate = 1h;

// --- hubs --------------------------------------------------------------------------------------------------------

/// Of a hub's certificate: tablets cannot ask whether it was revoked while they are without the server.
inline constexpr std::chrono::hours kHubLifetime = 24h * 30;
/// How often a hub that can reach the server asks who may: what the office revokes is refused on the site this soon.
inline constexpr std::chrono::milliseconds kRosterEvery = 30s;
/// Users, devices and assignments of a body with 10,000 devices.
inline constexpr std::size_t kMaxRoster = 16 * 1024 * 1024;
/// Origins that a hub hands on in one request.
inline constexpr std::size_t kClaimsAtOnce = 32;

// --- enrolment ---------------------------------------------------------------------------------------------------

/// Wrong tries of one code before it is locked: a person mistypes twice, a program does not get further.
inline constexpr int kCodeAttempts = 5;
/// Wrong tries from one address within kAttemptWindow, over all codes.
/// A million handles: with even half of them taken, that many draws do not fail.
inline constexpr int kCodeDraws = 64;
inline constexpr int kAddressAttempts = 20;
inline constexpr std::chrono::minutes kAttemptWindow = 10min;
inline constexpr std::chrono::minutes kDefaultValidity = 30min;
inline constexpr std::chrono::hours kMaxValidity = 24h * 30;

// --- connections -------------------------------------------------------------------------------------------------

/// From accept to the end of the TLS handshake; a slow radio needs 2 s, an attacker who drips gets no longer.
inline constexpr std::chrono::seconds kHandshakeTimeout = 10s;
/// One HTTP request, head and body.
inline constexpr std::chrono::seconds kRequestTimeout = 20s;
/// A WebSocket without a message: pings keep it, at half of this.
inline constexpr std::chrono::seconds kIdleTimeout = 120s;
/// A peer that does not take what was sent to it.
inline constexpr std::chrono::seconds kWriteTimeout = 30s;
/// From SIGTERM to the end: what was taken is acknowledged, then connections close.
inline constexpr std::chrono::seconds kStopTimeout = 5s;
inline constexpr std::size_t kMaxHeader = 8 * 1024;   ///< a request of ours has 600 bytes
inline constexpr std::size_t kMaxEstBody = 64 * 1024; ///< a PKCS#10 request has 500 bytes, 32 claims of a hub 35 KB
inline constexpr std::size_t kMaxControlLine = 64 * 1024;
inline constexpr std::size_t kMaxControlAnswer = 64 * 1024 * 1024; ///< lists of 100,000 assignments
/// Frames waiting for a slow peer: a window of batches and their acknowledgements; then it is closed as too slow.
inline constexpr std::size_t kMaxQueuedBytes = 4 * 1024 * 1024;
/// What one transaction of many tablets takes together: some thousand answers, whose registers stay in the cache of a
/// processor; beyond this a commit of its own costs less than the memory.
inline constexpr std::size_t kTransactionBytes = 2 * 1024 * 1024;
/// Of what one peer sent and the disk does not have yet. Its window counts bytes as they travel, and those may be a
/// thousand times smaller: who sends more is read no further until there is room.
inline constexpr std::size_t kWaitingBytes = 8 * 1024 * 1024;
/// Beyond this, accepting waits: each costs 80 KB.
inline constexpr std::size_t kMaxConnections = 10'000;

// --- quarantine --------------------------------------------------------------------------------------------------

/// How often it is looked through for what is no longer ahead of the clock: what waited a day can wait a minute more,
/// and with nothing in it a look costs a read of an index.
inline constexpr std::chrono::seconds kQuarantineCheck = 60s;

// --- attachments -------------------------------------------------------------------------------------------------

/// A photo has 12 MB at most; one is held in memory when it is checked and sealed.
inline constexpr std::uint64_t kMaxAttachment = 64 * 1024 * 1024;
/// A tablet that comes back from two weeks in the field goes on where it stopped.
inline constexpr std::chrono::hours kUploadLifetime = 24h * 30;
/// One tablet uploads one after the other; more than this is no tablet.
inline constexpr std::size_t kMaxUploadsPerUser = 64;
/// What is read before it is written: a body of any length costs no more.
inline constexpr std::size_t kUploadPiece = 64 * 1024;
/// Read from a shared database together: 1 MiB.
inline constexpr std::int64_t kPiecesAtOnce = 16;
/// Of an upload that is refused so much is read and thrown away, for so long, that its client sees why.
inline constexpr std::size_t kDrainBytes = 1024 * 1024;
inline constexpr std::chrono::seconds kDrainTimeout = 5s;
/// Without a byte for this long an upload's request ends; what came stays.
inline constexpr std::chrono::seconds kUploadStall = 30s;

} // namespace plumbline::server
