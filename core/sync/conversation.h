#pragma once
// What both sides of a connection do alike: hear a message, exchange batches once it is open, end it.

#include "core/sync/exchange.h"
#include "core/sync/limits.h"

namespace plumbline::core::sync {

class Conversation {
public:
    Actions runsRead(const RunsRead &read);
    Actions admitted(const Admitted &admitted);
    Actions close(Reason reason); ///< revoked, shutting down, too slow

protected:
    enum class Phase : std::uint8_t { Opening, Exchanging, Stopped };

    Conversation() : m_exchange(kWindow) { }
    ~Conversation() = default;
    Conversation(const Conversation &) = default;
    Conversation &operator=(const Conversation &) = default;

    /// Decodes and hands on to `side.on(message)`; a message that has none is the other side's to hear.
    template <class Side>
    Actions hear(Side &side, ByteView frame)
    {
        if (m_phase == Phase::Stopped)
            return {};
        const auto message = decode(frame);
        if (!message)
            return close(message.error());
        return std::visit(
            [&](const auto &value) -> Actions {
                if constexpr (requires { side.on(value); })
                    return side.on(value);
                else
                    return close(Reason::OutOfOrder);
            },
            *message);
    }

    Actions on(const Close &close);

    /// After each step: sends what there is to send. A side may have more to say.
    virtual void settled(Actions &actions);

    Phase m_phase = Phase::Opening;
    Exchange m_exchange;
};

} // namespace plumbline::core::sync
