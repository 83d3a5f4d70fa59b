#pragma once
// Step: send what the other side lacks, in batches, within the window it granted.

#include "core/sync/action.h"
#include "core/sync/digest.h"

#include <deque>
#include <map>
#include <optional>
#include <set>

namespace plumbline::core::sync {

class Outbox {
public:
    explicit Outbox(std::uint32_t window = 0) : m_window(window) { }

    void setWindow(std::uint32_t window) { m_window = window; }

    /// From now on an audit is exchanged: we hold `ours`, the other side `theirs`. Returns streams of the same number
    /// and another hash: forks, which are not sent.
    std::vector<StreamNumber> open(const std::string &audit, const std::vector<store::StreamHead> &ours,
                                   const std::vector<store::StreamHead> &theirs);
    void openSame(const std::string &audit);            ///< both held the same when the opening compared them
    void openRest(const std::set<std::string> &except); ///< audits that grew here and that no opening named
    void close(const std::string &audit);
    bool isOpen(const std::string &audit) const { return m_open.contains(audit); }
    bool willSend(const std::string &audit, const record::OriginId &origin) const;

    /// Kept in mind while the audit is not open: what grows between an opening's question and its answer is in neither.
    void advanced(const Advance &advance);
    void peerHas(const std::string &audit, const record::OriginId &origin, std::uint64_t number);

    /// What stood before the refused change in its run goes again without it; the rest of the stream waits for another
    /// connection or opening. Other streams go on. What is in quarantine there is followed by the rest.
    void refused(const Refusal &refusal);

    /// A stream that was refused is covered by a receipt after all: it goes on from there.
    void confirmed(const std::string &audit, const record::OriginId &origin, std::uint64_t number);

    /// A read of the store, or the frame of an empty batch that keeps the promise of `more`; nothing while the window
    /// is full or a read is on its way.
    std::optional<Action> next();

    /// The batch of what was read; nothing if the store had less than it said.
    std::optional<Action> runsRead(const RunsRead &read);

    /// False if the sequence is not the oldest on the way.
    bool acknowledged(std::uint64_t sequence);

    bool wantsMore() const { return m_reading || !m_ready.empty(); }
    bool idle() const { return !wantsMore() && m_onTheWay.empty() && !m_promised; }

    /// To be called when a message said that batches follow.
    void promise() { m_promised = true; }

private:
    using Key = std::pair<std::string, record::OriginId>;
    static constexpr std::uint64_t kNoLimit = ~std::uint64_t{0};
    struct Stream {
        std::uint64_t held = 0;
        std::uint64_t sent = 0;
        std::uint64_t limit = kNoLimit; ///< the last that may be sent: the next was refused
    };
    struct OnTheWay {
        std::uint64_t sequence = 0;
        std::size_t bytes = 0;
    };

    Action batchOf(const std::vector<store::EncodedRun> &runs);
    void settle(const Key &key, const Stream &stream);

    std::uint32_t m_window;
    std::set<std::string> m_open;
    std::vector<Key> streamsOf(const std::string &audit) const;

    std::map<Key, Stream> m_streams; ///< only those that differ or moved since: an idle connection holds none
    std::set<Key> m_ready;           ///< held > sent, open, below the limit
    std::vector<Key> m_asked;        ///< of the read on its way
    std::deque<OnTheWay> m_onTheWay;
    std::size_t m_bytesOnTheWay = 0;
    std::uint64_t m_sequence = 0;
    bool m_reading = false;
    bool m_promised = false;
};

} // namespace plumbline::core::sync
