#pragma once
// Carries attachments after the records: uploads by tus 1.0, going on where the server says that an upload stands, and
// downloads. Lives on the agent's loop; ends once and is not used again.

#include "core/store/store_thread.h"
#include "syncd/agent/attachment_index.h"
#include "syncd/agent/transport.h"

#include <functional>
#include <memory>
#include <optional>

namespace plumbline::agent {

class AttachmentTransfer : public std::enable_shared_from_this<AttachmentTransfer> {
public:
    struct Outcome {
        std::size_t waiting = 0;            ///< large ones, while the network is metered
        std::size_t missing = 0;            ///< that the server does not have yet
        std::optional<core::Error> fault;   ///< the network's or the store's; else all else is settled
        std::optional<core::Error> refused; ///< one that the server does not take
    };
    struct Handlers {
        std::function<void(std::uint64_t bytesLeft)> progress;
        std::function<void(const Outcome &)> ended;
    };

    AttachmentTransfer(Loop &loop, core::store::StoreThread &store, std::shared_ptr<AttachmentIndex> index,
                       const Endpoint &peer, const TlsIdentity &tls, bool metered, Handlers handlers);

    void start();
    void detach(); ///< no handler is called any more; then it can be dropped

private:
    using Answer = core::Result<HttpsClient::Answer>;

    void next();
    void settle();
    void upload(); ///< asks where it stands
    void create();
    void sendFrom(std::uint64_t offset); ///< a piece
    void download();
    void end();
    void fail(const core::Error &error);
    void refused(const HttpsClient::Answer &answer);
    void ask(std::string method, std::string path, std::vector<std::pair<std::string, std::string>> headers,
             core::Bytes body, std::function<void(AttachmentTransfer &, const HttpsClient::Answer &)> then);

    template <class Work, class Then>
    void onStore(Work work, Then then);

    Loop &m_loop;
    core::store::StoreThread &m_store;
    std::shared_ptr<AttachmentIndex> m_index;
    HttpsClient m_client;
    bool m_metered;
    Handlers m_handlers;
    std::vector<AttachmentItem> m_open; ///< the last is under way
    core::Bytes m_bytes;                ///< of the one under way
    std::string m_path;                 ///< of its upload
    int m_misses = 0;                   ///< times that the upload stood elsewhere than thought
    Outcome m_outcome;
    bool m_detached = false;
};

} // namespace plumbline::agent
