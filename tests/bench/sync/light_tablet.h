#pragma once
// A tablet without a disk of its own, so that 5,000 fit beside the server that is measured: the real machine and the
// real TLS, with its record in memory.

#include "core/sync/initiator.h"
#include "syncd/agent/identity.h"
#include "syncd/agent/transport.h"

#include <functional>
#include <map>
#include <memory>

namespace plumbline::bench {

class LightTablet {
public:
    LightTablet(agent::Loop &loop, const agent::Credentials &credentials, core::sync::Holdings holdings);

    std::function<void()> caughtUp;

    /// Offers a stream as though it had just been written; `slices` in order, as store.read() gives them for batches.
    void offer(std::vector<core::store::EncodedRun> slices);

    void close() { m_socket.close(); }

    /// Messages both ways, and how often the direction turned after the upgrade: two make a round trip.
    std::size_t protocolBytes() const { return m_bytes; }
    std::size_t turns() const { return m_turns; }

private:
    void carryOut(core::sync::Actions actions);
    void count(std::size_t bytes, bool up);

    core::sync::Initiator m_machine;
    std::map<std::uint64_t, core::store::EncodedRun> m_slices; ///< by first number
    std::size_t m_bytes = 0;
    std::size_t m_turns = 0;
    bool m_up = false;
    agent::WebSocketClient m_socket;
};

/// Slices of one stream as batches ask for them.
std::vector<core::store::EncodedRun> slicesOf(core::store::Store &store, const std::string &audit);

} // namespace plumbline::bench
