#pragma once
// Step: take batches in order, have them made durable, acknowledge each after that and only then.

#include "core/sync/action.h"

#include <deque>

namespace plumbline::core::sync {

class Inbox {
public:
    /// `window` is what this side granted.
    explicit Inbox(std::uint32_t window) : m_window(window) { }

    /// The runs of a batch, to be screened and admitted. Errors: OutOfOrder, OverWindow, TooLarge, Malformed.
    Result<std::vector<store::EncodedRun>, Reason> received(const Batch &batch);

    /// Refusals known before the store is asked; sent with the acknowledgement of that batch.
    void refuse(std::uint64_t sequence, Refusal refusal);

    /// The acknowledgement; Reason::OutOfOrder if that batch is not the oldest one waiting.
    Result<Ack, Reason> admitted(const Admitted &admitted);

    void peerPromises(bool more) { m_peerMore = more; }
    bool idle() const { return m_waiting.empty() && !m_peerMore; }

private:
    struct Waiting {
        std::uint64_t sequence = 0;
        std::size_t bytes = 0;
        std::vector<Refusal> refusals;
    };

    std::uint32_t m_window;
    std::uint64_t m_next = 1;
    std::size_t m_bytes = 0;
    std::deque<Waiting> m_waiting;
    bool m_peerMore = true; ///< until it says otherwise
};

} // namespace plumbline::core::sync
