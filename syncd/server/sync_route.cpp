#include "syncd/server/sync_route.h"

#include "core/sync/limits.h"
#include "syncd/server/limits.h"
#include "syncd/server/log.h"
#include "syncd/server/peer.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <deque>

namespace plumbline::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using core::Bytes;
using core::sync::Reason;

namespace {

using WebSocket = websocket::stream<TlsStream>;

/// The WebSocket of one peer: frames go out one after the other.
class WebSocketLink final : public PeerLink, public std::enable_shared_from_this<WebSocketLink> {
public:
    explicit WebSocketLink(TlsStream &&stream)
        : m_socket(std::move(stream)),
          m_room(m_socket.get_executor(), asio::steady_timer::time_point::max())
    {
    }

    WebSocket &socket() { return m_socket; }

    void send(Bytes frame) override
    {
        if (m_finishing)
            return;
        m_queued += frame.size();
        m_queue.push_back(std::move(frame));
        if (m_queued > kMaxQueuedBytes) {
            logEvent(Level::Warning, "too_slow");
            finish(Reason::TooSlow);
            beast::get_lowest_layer(m_socket).cancel();
        }
        startWriting();
    }

    void finish(Reason reason) override
    {
        if (m_finishing)
            return;
        m_finishing = true;
        m_reason = reason;
        m_room.cancel();
        startWriting();
    }

    void settled() override { m_room.cancel(); }

    /// Waits while the peer has more on the way to the disk than it may.
    asio::awaitable<void> room(const Peer &peer)
    {
        while (peer.waiting >= kWaitingBytes && !m_finishing)
            co_await m_room.async_wait(kNoThrow);
    }

private:
    void startWriting()
    {
        if (m_writing)
            return;
        m_writing = true;
        asio::co_spawn(m_socket.get_executor(), [self = shared_from_this()] { return self->write(); }, asio::detached);
    }

    asio::awaitable<void> write()
    {
        while (!m_queue.empty()) {
            const Bytes frame = std::move(m_queue.front());
            m_queue.pop_front();
            const auto [fault, size] = co_await m_socket.async_write(asio::buffer(frame), kNoThrow);
            m_queued -= frame.size();
            if (fault) {
                m_finishing = true;
                m_queue.clear();
                beast::get_lowest_layer(m_socket).cancel(); // ends the reader too
                co_return;
            }
        }
        if (m_finishing) {
            const auto code = m_reason == Reason::ShuttingDown ? websocket::close_code::going_away
                : m_reason == Reason::None                     ? websocket::close_code::normal
                                                               : websocket::close_code::policy_error;
            const auto [fault] = co_await m_socket.async_close(
                websocket::close_reason(code, std::string(core::sync::nameOf(m_reason))), kNoThrow);
            if (fault)
                beast::get_lowest_layer(m_socket).cancel();
        }
        m_writing = false;
    }

    WebSocket m_socket;
    asio::steady_timer m_room; ///< never fires: who waits is woken
    std::deque<Bytes> m_queue;
    std::size_t m_queued = 0;
    bool m_writing = false;
    bool m_finishing = false;
    Reason m_reason = Reason::None;
};

} // namespace

bool asksForSync(const Request &request)
{
    return websocket::is_upgrade(request)
        && http::token_list(request[http::field::sec_websocket_protocol]).exists(core::sync::kSubprotocol);
}

asio::awaitable<void> serveSync(TlsStream stream, Request request, Device device, Services &services)
{
    const auto link = std::make_shared<WebSocketLink>(std::move(stream));
    WebSocket &socket = link->socket();
    beast::get_lowest_layer(socket).expires_never(); // the WebSocket has time-outs of its own
    socket.set_option(websocket::stream_base::timeout{kHandshakeTimeout, kIdleTimeout, true});
    socket.set_option(websocket::stream_base::decorator([](websocket::response_type &response) {
        response.set(http::field::sec_websocket_protocol, core::sync::kSubprotocol);
    }));
    socket.read_message_max(core::sync::kMaxFrame);
    socket.auto_fragment(false);
    socket.binary(true);
    if (const auto [fault] = co_await socket.async_accept(request, kNoThrow); fault)
        co_return;
    request = {}; // an idle connection keeps nothing of it
    const auto peer = services.reconciler.connect(device, link);
    std::string why = "peer";
    for (;;) {
        beast::flat_buffer buffer; // its own for each message: an idle connection holds none
        const auto [fault, size] = co_await socket.async_read(buffer, kNoThrow);
        if (fault) {
            why = fault.message();
            break;
        }
        if (!socket.got_binary()) {
            link->finish(Reason::Malformed);
            break;
        }
        services.reconciler.received(*peer, {static_cast<const std::uint8_t *>(buffer.data().data()), size});
        buffer = {};
        co_await link->room(*peer);
    }
    services.reconciler.disconnected(*peer);
    link->finish(Reason::None);
    logEvent(Level::Info, "disconnected", {{"why", why}});
}

} // namespace plumbline::server
