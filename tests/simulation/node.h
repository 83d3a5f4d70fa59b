#pragma once
// A machine with a disk that loses power: a tablet or the server, with the real store.

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
    const core::Clock &clock() const { return m_clock; }
    FaultDisk &disk() { return m_disk; }
    core::record::OriginId origin() const { return m_origin; }

    /// The process and the power go.
    void crash();
    /// The machine comes back with what survived; false with why if the store does not open.
    std::string restart();
    void armFault(Timeline &timeline);

    /// Audits that changed since the last look.
    std::set<std::string> takeChanged() { return std::exchange(m_changed, {}); }
    core::sync::HeadCache cache;

    /// What this node may never again hold less of: numbers that were acknowledged to somebody.
    void promise(const core::store::StreamHead &head);
    /// Empty, or which promise is broken.
    std::string brokenPromise();

private:
    void opened();

    std::string m_name;
    NodeClock m_clock;
    SeededRandom m_random;
    FaultDisk m_disk;
    std::unique_ptr<core::store::Store> m_store;
    core::record::OriginId m_origin{};
    std::set<std::string> m_changed;
    std::map<std::pair<std::string, core::record::OriginId>, core::store::StreamHead> m_promised;
};

} // namespace plumbline::tests
