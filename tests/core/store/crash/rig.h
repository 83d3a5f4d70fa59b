#pragma once
// A store on a disk that breaks as told.

#include "tests/core/store/crash/store_state.h"
#include "tests/support/fault_disk.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seeded_surroundings.h"

namespace plumbline::tests {

/// How many seeds a test goes through: few in the quick tier, PLUMBLINE_CRASH_SEEDS in the long one.
std::uint64_t seeds(std::uint64_t quick);

/// A result in words, for messages of tests.
std::string said(const core::Result<void> &result);

/// The operations of one seed's workload at which something is to go wrong: every one with the first seed, some of
/// them, drawn, with each other.
class Boundaries {
public:
    explicit Boundaries(std::uint64_t seed) : m_all(seed == 1), m_dice(seed) { }
    std::uint64_t next() { return m_at += m_all ? 1 : 1 + m_dice() % kStride; }

private:
    static constexpr std::uint64_t kStride = 40;
    bool m_all;
    Dice m_dice;
    std::uint64_t m_at = 0;
};

class Rig {
public:
    explicit Rig(std::uint64_t seed);

    core::Result<void> create();
    core::Result<void> open();
    core::Result<void> openOrRepair();
    void close() { m_store.reset(); }
    /// The power goes (if it has not yet), the process with it, and the machine comes back.
    void restart();

    FaultDisk &disk() { return m_disk; }
    core::store::Store &store() { return *m_store; }
    std::filesystem::path folder() const { return m_disk.root() / "store"; }

    /// Carries out steps from `from` on until one fails; what succeeded counts as acknowledged, the one that failed is
    /// pending. Nothing if all succeeded.
    std::optional<core::Error> run(std::span<const Step> steps, std::size_t from = 0);
    /// The same as a day goes: the store is closed and opened again in the middle, and closed at the end, each of which
    /// writes too. Nothing if all succeeded and the store is closed.
    std::optional<core::Error> runWholeDay(const std::vector<Step> &steps);
    std::size_t done() const { return m_done; } ///< steps acknowledged
    const StoreState &acknowledged() const { return m_acknowledged; }

    /// Faults of what the store holds now against what was acknowledged, with the pending step wholly there or not at
    /// all. If it is there it counts as acknowledged and done; in any case none is pending afterwards.
    std::vector<std::string> compare();
    /// The same; the pending step must not be there, as its failure was told while the machine ran on.
    std::vector<std::string> compareWithoutPending();

private:
    core::Result<void> take(core::Result<std::unique_ptr<core::store::Store>> store);

    ScratchFolder m_scratch;
    FaultDisk m_disk;
    SteppingClock m_clock;
    SeededRandom m_random;
    std::unique_ptr<core::store::Store> m_store;
    StoreState m_acknowledged;
    const Step *m_pending = nullptr;
    std::size_t m_done = 0;
    std::size_t m_notified = 0; ///< calls of the listener for a step that is not acknowledged
};

} // namespace plumbline::tests
