#include "syncd/agent/attachment_transfer.h"

#include "core/base/sha256.h"
#include "syncd/agent/certificate.h"
#include "syncd/agent/limits.h"

#include <algorithm>
#include <charconv>

namespace plumbline::agent {

using namespace core;

namespace {

constexpr char kUploads[] = "/attachments/v1";
constexpr char kContent[] = "/attachments/v1/content/";
constexpr int kMostMisses = 5; ///< somebody else writes to the same upload

const std::pair<std::string, std::string> kTus{"Tus-Resumable", "1.0.0"};

std::string oneLine(std::string_view text)
{
    std::string encoded = pki::base64(asBytes(text));
    std::erase(encoded, '\n');
    return encoded;
}

std::optional<std::uint64_t> number(const HttpsClient::Answer &answer, const char *header)
{
    const auto found = answer.headers.find(header);
    std::uint64_t value = 0;
    if (found == answer.headers.end()
        || std::from_chars(found->second.data(), found->second.data() + found->second.size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

} // namespace

AttachmentTransfer::AttachmentTransfer(Loop &loop, store::StoreThread &store, std::shared_ptr<AttachmentIndex> index,
                                       const Endpoint &peer, const TlsIdentity &tls, bool metered, Handlers handlers)
    : m_loop(loop),
      m_store(store),
      m_index(std::move(index)),
      m_client(loop, peer, tls),
      m_metered(metered),
      m_handlers(std::move(handlers))
{
}

template <class Work, class Then>
void AttachmentTransfer::onStore(Work work, Then then)
{
    m_store.post(
        [&loop = m_loop, weak = weak_from_this(), work = std::move(work), then = std::move(then)](store::Store &store) {
            auto result = std::make_shared<decltype(work(store))>(work(store));
            loop.post([weak, then, result] {
                if (const auto self = weak.lock(); self && !self->m_detached)
                    then(*self, std::move(*result));
            });
        });
}

void AttachmentTransfer::ask(std::string method, std::string path,
                             std::vector<std::pair<std::string, std::string>> headers, Bytes body,
                             std::function<void(AttachmentTransfer &, const HttpsClient::Answer &)> then)
{
    headers.push_back(kTus);
    m_client.ask({std::move(method), std::move(path), std::move(headers), std::move(body), kMaxAttachment},
                 [weak = weak_from_this(), then = std::move(then)](const Answer &answer) {
                     const auto self = weak.lock();
                     if (!self || self->m_detached)
                         return;
                     if (!answer)
                         self->fail(answer.error());
                     else if (answer->status >= 500 || answer->status == 429)
                         self->fail({ErrorCode::Network,
                                     {"服务器暂时无法接收附件。", "The server cannot take attachments just now."},
                                     {}});
                     else
                         then(*self, *answer);
                 });
}

void AttachmentTransfer::start()
{
    onStore([index = m_index](store::Store &store) { return index->open(store); },
            [](AttachmentTransfer &self, Result<std::vector<AttachmentItem>> open) {
                if (!open)
                    return self.fail(open.error());
                self.m_open = std::move(*open);
                self.next();
            });
}

void AttachmentTransfer::next()
{
    m_bytes.clear();
    m_misses = 0;
    if (m_open.empty())
        return end();
    onStore([item = m_open.back()](store::Store &store) { return store.attachment(item.sha256); },
            [](AttachmentTransfer &self, Result<Bytes> bytes) {
                if (!bytes && bytes.error().code == ErrorCode::NotFound)
                    return self.download();
                if (!bytes)
                    return self.fail(bytes.error());
                self.m_bytes = std::move(*bytes);
                if (self.m_metered && self.m_bytes.size() > kLargeAttachment) {
                    ++self.m_outcome.waiting;
                    self.m_open.pop_back();
                    return self.next();
                }
                self.upload();
            });
}

void AttachmentTransfer::settle()
{
    onStore([index = m_index, item = m_open.back()](store::Store &store) { return index->settle(store, item); },
            [](AttachmentTransfer &self, const Result<void> &kept) {
                if (!kept)
                    return self.fail(kept.error());
                self.m_open.pop_back();
                self.next();
            });
}

void AttachmentTransfer::refused(const HttpsClient::Answer &answer)
{
    // Two lines for people stand behind the word for programs.
    std::string_view rest = asText(answer.body);
    const auto line = [&rest] {
        const std::string_view first = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), first.size() + 1));
        return std::string(first);
    };
    line();
    Error error{ErrorCode::Refused, {}, m_open.back().audit};
    error.message.zh = line();
    error.message.en = line();
    if (error.message.zh.empty())
        error.message = {"服务器不接受此附件。", "The server does not take this attachment."};
    m_outcome.refused = error;
    m_open.pop_back();
    next();
}

void AttachmentTransfer::upload()
{
    if (m_handlers.progress)
        m_handlers.progress(m_bytes.size());
    onStore([index = m_index, item = m_open.back()](store::Store &store) { return index->uploadPath(store, item); },
            [](AttachmentTransfer &self, Result<std::string> path) {
                if (!path)
                    return self.fail(path.error());
                self.m_path = std::move(*path);
                if (self.m_path.empty())
                    return self.create();
                self.ask("HEAD", self.m_path, {}, {}, [](AttachmentTransfer &held, const HttpsClient::Answer &answer) {
                    const auto offset = number(answer, "upload-offset");
                    if (answer.status == 200 && offset && *offset <= held.m_bytes.size())
                        held.sendFrom(*offset);
                    else // finished with its answer lost, or expired
                        held.create();
                });
            });
}

void AttachmentTransfer::create()
{
    const AttachmentItem &item = m_open.back();
    ask("HEAD", kContent + item.sha256, {{"Plumbline-Audit", oneLine(item.audit)}}, {},
        [](AttachmentTransfer &self, const HttpsClient::Answer &there) {
            if (there.status == 200)
                return self.settle();
            const AttachmentItem &created = self.m_open.back();
            self.ask("POST", kUploads,
                     {{"Upload-Length", std::to_string(self.m_bytes.size())},
                      {"Upload-Metadata", "audit " + oneLine(created.audit) + ",sha256 " + oneLine(created.sha256)}},
                     {}, [](AttachmentTransfer &held, const HttpsClient::Answer &answer) {
                         const auto location = answer.headers.find("location");
                         if (answer.status != 201)
                             return held.refused(answer);
                         if (location == answer.headers.end())
                             return held.settle(); // nothing to send: an empty file
                         held.m_path = location->second;
                         held.onStore([index = held.m_index, item = held.m_open.back(), path = held.m_path](
                                          store::Store &store) { return index->keepUploadPath(store, item, path); },
                                      [](AttachmentTransfer &still, const Result<void> &kept) {
                                          if (kept)
                                              still.sendFrom(0);
                                          else
                                              still.fail(kept.error());
                                      });
                     });
        });
}

void AttachmentTransfer::sendFrom(std::uint64_t offset)
{
    if (m_handlers.progress)
        m_handlers.progress(m_bytes.size() - offset);
    const auto begin = m_bytes.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto size = std::min<std::size_t>(kPiece, m_bytes.size() - static_cast<std::size_t>(offset));
    ask("PATCH", m_path,
        {{"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", std::to_string(offset)}},
        Bytes(begin, begin + static_cast<std::ptrdiff_t>(size)),
        [](AttachmentTransfer &self, const HttpsClient::Answer &answer) {
            const auto now = number(answer, "upload-offset");
            if (answer.status == 204 && now && *now >= self.m_bytes.size())
                self.settle();
            else if (answer.status == 204 && now)
                self.sendFrom(*now);
            else if ((answer.status == 409 || answer.status == 423 || answer.status == 404)
                     && ++self.m_misses < kMostMisses)
                self.upload(); // it stands elsewhere: ask
            else
                self.refused(answer);
        });
}

void AttachmentTransfer::download()
{
    const AttachmentItem &item = m_open.back();
    const std::string path = kContent + item.sha256;
    const std::pair<std::string, std::string> audit{"Plumbline-Audit", oneLine(item.audit)};
    const auto fetch = [path, audit](AttachmentTransfer &self) {
        self.ask("GET", path, {audit}, {}, [](AttachmentTransfer &held, const HttpsClient::Answer &answer) {
            if (answer.status == 404) {
                ++held.m_outcome.missing;
                held.m_open.pop_back();
                return held.next();
            }
            if (answer.status != 200)
                return held.refused(answer);
            if (toHex(sha256(answer.body)) != held.m_open.back().sha256)
                return held.fail({ErrorCode::Corrupted,
                                  {"收到的附件与其名称不符。", "An attachment came that is not what its name says."},
                                  held.m_open.back().sha256});
            held.onStore([bytes = answer.body](store::Store &store) { return store.putAttachment(bytes); },
                         [](AttachmentTransfer &still, const Result<std::string> &kept) {
                             if (kept)
                                 still.settle();
                             else
                                 still.fail(kept.error());
                         });
        });
    };
    if (!m_metered)
        return fetch(*this);
    ask("HEAD", path, {audit}, {}, [fetch](AttachmentTransfer &self, const HttpsClient::Answer &answer) {
        if (answer.status == 200 && number(answer, "upload-length").value_or(0) > kLargeAttachment) {
            ++self.m_outcome.waiting;
            self.m_open.pop_back();
            return self.next();
        }
        fetch(self);
    });
}

void AttachmentTransfer::fail(const Error &error)
{
    m_outcome.fault = error;
    end();
}

void AttachmentTransfer::end()
{
    if (m_handlers.progress)
        m_handlers.progress(0);
    if (const auto ended = std::exchange(m_handlers.ended, {})) {
        m_detached = true;
        ended(m_outcome);
    }
}

void AttachmentTransfer::detach()
{
    m_detached = true;
    m_handlers = {};
}

} // namespace plumbline::agent
