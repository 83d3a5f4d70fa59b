#pragma once
// Every limit and time-out of the tablet's end, with its reason.

#include <chrono>
#include <cstddef>

namespace plumbline::agent {

using namespace std::chrono_literals;

/// To resolve, connect and shake hands: a poor radio needs 3 s; a person waits no longer than this for an answer.
inline constexpr std::chrono::seconds kConnectTimeout = 15s;
/// One request of enrolment or renewal.
inline constexpr std::chrono::seconds kRequestTimeout = 20s;
/// A connection without any message; pings at half of it keep it alive and notice a dead one.
inline constexpr std::chrono::seconds kIdleTimeout = 120s;
/// once(): without progress for this long it gives up.
inline constexpr std::chrono::seconds kStallTimeout = 60s;

/// Waits between tries: doubled from the first to the longest, each drawn between half and whole (jitter), so that 200
/// tablets do not come back in step after the office's router restarts.
inline constexpr std::chrono::milliseconds kFirstRetry = 1s;
inline constexpr std::chrono::milliseconds kLongestRetry = 5min;
/// Refused (revoked, expired): only a person can mend it, but a mended assignment is noticed by itself.
inline constexpr std::chrono::milliseconds kRefusedRetry = 15min;

/// A restored tablet comes back at once as another origin, twice at most. A peer that makes it doubt itself for ever
/// gets no more connections than that.
inline constexpr int kMostRenumberings = 4;

/// Share of a certificate's life after which it is renewed.
inline constexpr double kRenewAfter = 2.0 / 3.0;

/// Of what the server sent and this device's disk does not have yet, in memory: the window counts bytes as they travel,
/// some twentieth of it. Nothing more is read until there is room.
inline constexpr std::size_t kWaitingBytes = 4 * 1024 * 1024;

/// Attachments travel in pieces of this size, each confirmed by the server: what a broken link costs at most.
inline constexpr std::size_t kPiece = 512 * 1024;
/// One piece on a poor radio (40 kbit/s).
inline constexpr std::chrono::seconds kTransferTimeout = 120s;
/// Photos above this are originals: they wait where the network is metered.
inline constexpr std::uint64_t kLargeAttachment = 1024 * 1024;
/// As the server's limit.
inline constexpr std::size_t kMaxAttachment = 64 * 1024 * 1024;
/// While live, the certificate's age is looked at this often: a tablet may sleep for weeks.
inline constexpr std::chrono::hours kRenewCheck = 6h;

/// While a tablet is on a hub it looks this often whether the server can be reached: one handshake.
inline constexpr std::chrono::milliseconds kServerProbe = 2min;

inline constexpr std::size_t kMaxAnswer = 64 * 1024; ///< of EST: a certificate or two

} // namespace plumbline::agent
