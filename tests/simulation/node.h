#pragma once
// A machine with a disk that loses power: a tablet, a hub or the server, with the real store.

#include "core/store/store.h"
#include "core/sync/head_cache.h"
#include "tests/simulation/timeline.h"
#include "tests/support/fault_disk.h"
#include "tests/support/seeded_surroundings.h"

#include <memory>
#include <set>

namespace plumbline::tests {

class Node {
public:
    Node(Timeline &timeline, const std::filesystem::path &root, std::string name, std::uint64_t seed,
         std::int64_t clockOffMs);

    core::store::Store &store() { return *m_store; }
    bool isUp() const { return m_store != nullptr && !m_disk.isOff(); }
    const std::string &name() const { return m_name; }
    NodeClock &clock() { return m_clock; }
    FaultDisk &disk() { return m_disk; }

    /// The process and the power go.
    void crash();
    /// The process ends in order.
    void stop() { m_store.reset(); }
    /// The machine comes back with what survived. Empty, or what is wrong with it.
    std::string restart();
    void armFault(Timeline &timeline);

    /// Stopped: copies the disk; puts the copy back, as if all since had never been.
    void backUp();
    bool hasBackup() const { return !m_backup.empty(); }
    void restoreBackup();

    /// Heads as the store has them now.
    void refresh();
    /// Audits that changed since the last look.
    std::set<std::string> takeChanged() { return std::exchange(m_changed, {}); }
    core::sync::HeadCache cache;

    /// What this node may never again hold less of: numbers that were acknowledged to somebody.
    void promise(const core::store::StreamHead &head);
    /// Its numbers gave way to others': what was under them is issued again, and `notes` says that nothing is lost.
    void renumbered() { m_promised.clear(); }
    /// Empty, or which promise is broken.
    std::string brokenPromise();

    std::set<core::record::OriginId> origins; ///< that this machine has been

    /// What a person here wrote and saw saved: must be somewhere in the end.
    std::set<std::string> notes;
    std::map<std::string, core::Bytes> photos; ///< by name

private:
    void opened();

    std::string m_name;
    NodeClock m_clock;
    SeededRandom m_random;
    FaultDisk m_disk;
    std::filesystem::path m_backup;
    std::set<std::string> m_notesThen;
    std::map<std::string, core::Bytes> m_photosThen;
    std::unique_ptr<core::store::Store> m_store;
    std::set<std::string> m_changed;
    std::map<std::pair<std::string, core::record::OriginId>, core::store::StreamHead> m_promised;
};

} // namespace plumbline::tests
