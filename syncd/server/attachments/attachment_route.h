#pragma once
// `/attachments/v1`: uploads by tus 1.0 and downloads, for certified devices and the audits of their users.

#include "syncd/server/attachments/file_worker.h"
#include "syncd/server/attachments/tus.h"
#include "syncd/server/http_exchange.h"
#include "syncd/server/registry.h"

#include <map>

namespace plumbline::server {

class AttachmentRoute {
public:
    AttachmentRoute(Registry &registry, backend::AttachmentStore &store, Uploads &uploads);

    static bool serves(const std::string &path);

    /// Reads the rest of the request and answers it. False if the connection ends after it.
    boost::asio::awaitable<bool> serve(TlsStream &stream, boost::beast::flat_buffer &buffer, HeadParser &head,
                                       Device device);

private:
    struct Asked;

    static boost::asio::awaitable<void> drain(TlsStream &stream);
    boost::asio::awaitable<HttpResponse> create(const Asked &asked);
    boost::asio::awaitable<HttpResponse> state(const Asked &asked);
    boost::asio::awaitable<HttpResponse> terminate(const Asked &asked);
    boost::asio::awaitable<HttpResponse> content(const Asked &asked);
    boost::asio::awaitable<HttpResponse> patch(const Asked &asked, TlsStream &stream, boost::beast::flat_buffer &buffer,
                                               HeadParser &head, bool &whole);
    boost::asio::awaitable<HttpResponse> finish(Upload upload);
    boost::asio::awaitable<core::Result<Upload, HttpResponse>> uploadOf(const Asked &asked);
    std::optional<HttpResponse> forbids(const Device &device, const std::string &audit, bool writes);

    Registry &m_registry;
    backend::AttachmentStore &m_store;
    Uploads &m_uploads;
    FileWorker m_files;
    /// Who writes to an upload: a request that comes later takes over from one whose radio is gone.
    std::map<std::string, std::uint64_t> m_writers;
    std::uint64_t m_nextWriter = 0;
};

} // namespace plumbline::server
