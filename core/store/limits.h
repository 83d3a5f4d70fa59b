#pragma once
// Limits and sizes of the store, each with its reason.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace plumbline::core::store {

/// A number lives in 40 bits beside its stream's: 10^12 changes of one device in one audit, and 8 million streams.
inline constexpr int kNumberBits = 40;
inline constexpr std::uint64_t kMaxNumber = (std::uint64_t{1} << kNumberBits) - 1;

/// Bytes of changes sealed in one row when many come at once: with its seal, its head and SQLite's own it fills a page
/// of 4,096 bytes and leaves none of it empty. One tag and one nonce for all of them is what makes the log small and
/// verification fast; more would make reading a single change dear.
inline constexpr std::size_t kRowBytes = 3990;
inline constexpr std::size_t kChangesPerRow = 128; ///< more than fit, of the shortest

/// Of rows of one change every so manieth starts with the hash before it: the hash at any number is not far away.
inline constexpr std::uint64_t kHashEvery = 64;

/// Groups of registers kept unsealed between transactions, some 10 KB each: a person works on one or two, and more
/// would not stay in the processor's cache while answers come by the thousand.
inline constexpr std::size_t kCachedGroups = 64;

/// WAL pages before SQLite copies them into the database: 16 MB, four times SQLite's own choice. The copying waits for
/// the disk twice, and a page that was written many times meanwhile is copied once; a store that was killed reads no
/// more than this again, in some 20 ms.
inline constexpr int kCheckpointPages = 4000;

/// A photograph of a tablet's camera is 5 to 15 MB.
inline constexpr std::size_t kMaxAttachment = 256U << 20;

/// How long a store that another program holds is waited for: as long as a command on a usual audit takes. Looked for
/// so often, nobody notices the difference.
inline constexpr std::chrono::milliseconds kOtherProgramPatience{3000};
inline constexpr std::chrono::milliseconds kOtherProgramLook{10};
/// And for the folder's lock, whose holder may be waiting that long for the store.
inline constexpr std::chrono::milliseconds kFolderPatience{10000};

inline constexpr std::size_t kMinPinLength = 4; ///< bytes; what a person in gloves will still type

/// The first wrong PINs cost nothing but scrypt: people mistype. After them each one doubles the wait, to a limit that
/// lets the owner back in the same hour: nothing is ever locked for good.
inline constexpr int kFreeTries = 4;
inline constexpr std::chrono::seconds kFirstDelay{5};
inline constexpr std::chrono::seconds kLongestDelay{900};

} // namespace plumbline::core::store
