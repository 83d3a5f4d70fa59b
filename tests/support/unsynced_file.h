#pragma once
// What a disk holds of one file: the bytes that were synced, and the writes since, each of which a power cut may keep,
// lose or tear.

#include "core/base/bytes.h"

#include <random>

namespace plumbline::tests {

/// Seeded; only its raw output is used, so that a seed means the same everywhere.
using Dice = std::mt19937_64;

inline bool coin(Dice &dice)
{
    return (dice() & 1U) != 0;
}

/// What a disk writes wholly or not at all.
inline constexpr std::uint64_t kSectorSize = 512;

class UnsyncedFile {
public:
    explicit UnsyncedFile(core::Bytes durable = {}) : m_durable(std::move(durable)) { }

    void write(std::uint64_t offset, core::ByteView bytes);
    void truncate(std::uint64_t size);

    void sync();

    /// As Linux has it: pages of a failed sync count as clean afterwards, so a later sync does not write them again.
    /// Each of them is on disk or lost for good.
    void failSync(Dice &dice);

    bool isSynced() const { return m_pending.empty(); }
    const core::Bytes &durable() const { return m_durable; }

    /// One of the states that a power cut may leave: unsynced operations are kept, lost or torn into sectors, in any
    /// order; a gap that appears so holds zeros or garbage.
    core::Bytes afterPowerCut(Dice &dice) const;

private:
    struct Pending {
        bool truncates = false;
        std::uint64_t offset = 0; ///< or the new size
        core::Bytes bytes;
    };
    static void apply(core::Bytes &content, const Pending &pending, Dice *garbage);

    core::Bytes m_durable;
    std::vector<Pending> m_pending;
};

} // namespace plumbline::tests
