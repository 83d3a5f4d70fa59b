#pragma once
// The only place of the tablet's end that knows sockets: an event loop, HTTPS requests and one WebSocket, TLS 1.3 all.

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::agent {

struct Endpoint {
    std::string host;
    std::uint16_t port = 0;
    std::string name = {}; ///< that its certificate must bear; empty: the host
};

/// PEM. Without a CA the server is not checked: only for fetching the CA whose fingerprint is then compared.
struct TlsIdentity {
    std::string ca;
    std::string certificate;
    std::string key;
};

struct HttpsRequest {
    std::string method;
    std::string path;
    std::string contentType;
    std::string authorization;
    std::string body;
    std::size_t maxAnswer = 0; ///< bytes of the answer's body; 0: of a certificate or two
};

struct HttpsAnswer {
    unsigned status = 0;
    std::string body;
};

/// Blocks. Errors: Network (away, no answer), Untrusted (not our CA, wrong name), Refused (our certificate).
core::Result<HttpsAnswer> request(const Endpoint &endpoint, const TlsIdentity &identity, const HttpsRequest &request);

/// An event loop; everything below runs on the thread that runs it.
class Loop {
public:
    Loop();
    ~Loop();
    void run();                            ///< until stop()
    void stop();                           ///< from any thread; the next run() starts afresh
    void post(std::function<void()> work); ///< from any thread
    /// Replaces what was asked before; a negative time cancels.
    void after(std::chrono::milliseconds time, std::function<void()> work);

    struct Impl;
    Impl &impl() { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

/// HTTPS requests one after the other on a connection that is kept, for as long as the server keeps it.
class HttpsClient {
public:
    struct Request {
        std::string method;
        std::string path;
        std::vector<std::pair<std::string, std::string>> headers;
        core::Bytes body;
        std::size_t maxAnswer = 0; ///< bytes of the answer's body
    };
    struct Answer {
        unsigned status = 0;
        std::map<std::string, std::string> headers; ///< names in lower case
        core::Bytes body;
    };
    using Then = std::function<void(core::Result<Answer>)>;

    HttpsClient(Loop &loop, Endpoint endpoint, TlsIdentity identity);
    ~HttpsClient(); ///< drops the connection; `then` is not called any more

    /// Not before the last one is answered. A connection that the server has closed meanwhile is made anew, once.
    /// Errors: as request().
    void ask(Request request, Then then);

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

class WebSocketClient {
public:
    struct Handlers {
        std::function<void()> opened;
        std::function<void(core::ByteView)> received;
        /// Once, at the end; the error says why, also of an orderly close by the server.
        std::function<void(const core::Error &)> closed;
    };

    WebSocketClient(Loop &loop, Endpoint endpoint, TlsIdentity identity, Handlers handlers);
    ~WebSocketClient(); ///< drops the connection; no handler is called any more

    void send(core::Bytes frame);
    void hold(bool held); ///< nothing more is read while it is
    void close();         ///< after what was sent; then closed() is called
    std::size_t queuedBytes() const;

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace plumbline::agent
