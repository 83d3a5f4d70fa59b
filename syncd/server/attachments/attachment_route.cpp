#include "syncd/server/attachments/attachment_route.h"

#include "syncd/server/await_answer.h"
#include "syncd/server/limits.h"

namespace plumbline::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace core;

struct AttachmentRoute::Asked {
    Device device;
    std::string method;
    std::string path;
    http::request<http::empty_body> head;

    std::string header(const char *name) const { return std::string(head[name]); }
    std::string id() const { return path.substr(std::min(path.size(), std::string_view(tus::kPath).size() + 1)); }
};

AttachmentRoute::AttachmentRoute(Registry &registry, backend::AttachmentStore &store, Uploads &uploads)
    : m_registry(registry),
      m_store(store),
      m_uploads(uploads)
{
}

bool AttachmentRoute::serves(const std::string &path)
{
    return path == tus::kPath || path.starts_with(std::string(tus::kPath) + '/');
}

std::optional<HttpResponse> AttachmentRoute::forbids(const Device &device, const std::string &audit, bool writes)
{
    const auto scope = m_registry.scopeOf(device.user);
    if (!scope)
        return tus::refuse(scope.error());
    if (scope->refused != sync::Reason::None)
        return tus::refuse(403, "revoked", "此设备已被吊销，请联系办公室。",
                           "This device has been revoked; call the office.");
    const auto assigned = scope->audits.find(audit);
    if (assigned == scope->audits.end())
        return tus::refuse(403, "not_assigned", "未分配到此审核。", "This audit is not assigned to this user.");
    record::Change change;
    change.entity.kind = record::EntityKind::Attachment;
    const bool carries = device.role == sync::Role::Hub; // what the record names; whoever recorded that was judged then
    if (writes && !carries && sync::mayWrite(assigned->second, change) != sync::Reason::None)
        return tus::refuse(403, "role_forbids", "此角色不能上传附件。", "This role may not upload attachments.");
    return std::nullopt;
}

asio::awaitable<bool> AttachmentRoute::serve(TlsStream &stream, beast::flat_buffer &buffer, HeadParser &head,
                                             Device device)
{
    const std::string target(head.get().target());
    Asked asked{std::move(device), std::string(head.get().method_string()), target.substr(0, target.find('?')),
                http::request<http::empty_body>(head.get())};
    if (const std::string other = asked.header("X-HTTP-Method-Override"); !other.empty())
        asked.method = other;
    const bool readOnly = asked.method == "GET" || asked.method == "OPTIONS";
    const bool isContent = asked.path.starts_with(tus::kContentPath);
    bool whole = head.is_done() || head.content_length_remaining().value_or(1) == 0;
    HttpResponse response;
    if (asked.method == "OPTIONS")
        response = tus::options();
    else if (!readOnly && !isContent && asked.header("Tus-Resumable") != "1.0.0")
        response = tus::refuse(412, "tus_version", "需要 Tus-Resumable: 1.0.0。", "Tus-Resumable: 1.0.0 is needed.");
    else if (isContent && (asked.method == "GET" || asked.method == "HEAD"))
        response = co_await content(asked);
    else if (asked.method == "POST" && asked.path == tus::kPath)
        response = co_await create(asked);
    else if (asked.method == "HEAD")
        response = co_await state(asked);
    else if (asked.method == "PATCH")
        response = co_await patch(asked, stream, buffer, head, whole);
    else if (asked.method == "DELETE")
        response = co_await terminate(asked);
    else
        response = tus::refuse(405, "method", "不支持此方法。", "This method is not supported here.");
    logAnswer(response);
    // What of the body was not read would be taken for the next request.
    const bool keep = asked.head.keep_alive() && whole;
    beast::get_lowest_layer(stream).expires_after(kRequestTimeout);
    const bool goesOn = co_await answer(stream, asked.method == "HEAD", keep, std::move(response));
    if (!whole)
        co_await drain(stream);
    co_return goesOn;
}

// A client that is still sending would see a broken connection and not the answer.
asio::awaitable<void> AttachmentRoute::drain(TlsStream &stream)
{
    Bytes piece(kUploadPiece);
    beast::get_lowest_layer(stream).expires_after(kDrainTimeout);
    for (std::size_t drained = 0; drained < kDrainBytes;) {
        const auto [fault, size] = co_await stream.async_read_some(asio::buffer(piece), kNoThrow);
        if (fault)
            co_return;
        drained += size;
    }
}

asio::awaitable<HttpResponse> AttachmentRoute::create(const Asked &asked)
{
    HttpResponse refused;
    const auto creation = tus::creationOf(asked.header("Upload-Length"), asked.header("Upload-Metadata"), refused);
    if (!creation)
        co_return refused;
    if (auto forbidden = forbids(asked.device, creation->name.audit, true))
        co_return std::move(*forbidden);
    const auto lookUp = [&](auto then) { m_store.standing(creation->name, std::move(then)); };
    const auto standing = co_await awaitAnswer<Result<backend::AttachmentStanding>>(lookUp);
    if (!standing)
        co_return tus::refuse(standing.error());
    if (!standing->named) // records travel first
        co_return tus::refuse(409, "attachment_unnamed", "没有记录提到此附件；请先同步记录。",
                              "No record names this attachment; reconcile the records first.");
    const auto make = [this, user = asked.device.user, &creation] {
        return m_uploads.create(user, creation->name, creation->length);
    };
    const auto upload = co_await m_files.run(make);
    if (!upload)
        co_return tus::refuse(upload.error());
    HttpResponse response = tus::answer(201, "upload_created");
    tus::describe(*upload, response);
    response.headers.emplace_back("Location", std::string(tus::kPath) + '/' + upload->id);
    if (upload->length == 0) // nothing will follow
        co_return co_await finish(*upload);
    co_return response;
}

asio::awaitable<Result<Upload, HttpResponse>> AttachmentRoute::uploadOf(const Asked &asked)
{
    const auto look = [this, id = asked.id()] { return m_uploads.find(id); };
    auto upload = co_await m_files.run(look);
    if (!upload)
        co_return tus::refuse(upload.error());
    if (upload->user != asked.device.user)
        co_return tus::refuse(404, "attachment_unknown", "没有此上传，或已过期。",
                              "There is no such upload, or it has expired.");
    if (auto refused = forbids(asked.device, upload->name.audit, true))
        co_return std::move(*refused);
    co_return std::move(*upload);
}

asio::awaitable<HttpResponse> AttachmentRoute::state(const Asked &asked)
{
    m_writers[asked.id()] = ++m_nextWriter; // whoever asks is about to go on: an earlier writer stops first
    auto upload = co_await uploadOf(asked);
    if (!upload) {
        m_writers.erase(asked.id());
        co_return upload.error();
    }
    const auto syncAll = [this, &upload] { return m_uploads.sync(*upload); };
    // What is told is kept: the client will not send it again.
    const auto synced = co_await m_files.run(syncAll);
    if (!synced)
        co_return tus::refuse(synced.error());
    HttpResponse response = tus::answer(200, "upload_state");
    tus::describe(*upload, response);
    co_return response;
}

asio::awaitable<HttpResponse> AttachmentRoute::terminate(const Asked &asked)
{
    auto upload = co_await uploadOf(asked);
    if (!upload)
        co_return upload.error();
    m_writers.erase(asked.id());
    const auto erase = [this, &upload] { return m_uploads.remove(*upload); };
    const auto removed = co_await m_files.run(erase);
    co_return removed ? tus::answer(204, "upload_terminated") : tus::refuse(removed.error());
}

asio::awaitable<HttpResponse> AttachmentRoute::content(const Asked &asked)
{
    const auto name = tus::contentOf(asked.path, asked.header("Plumbline-Audit"));
    if (!name)
        co_return tus::badName();
    if (auto refused = forbids(asked.device, name->audit, false))
        co_return std::move(*refused);
    const auto readKept = [&](auto then) { m_store.read(*name, std::move(then)); };
    auto bytes = co_await awaitAnswer<Result<Bytes>>(readKept);
    if (!bytes)
        co_return tus::refuse(bytes.error());
    HttpResponse response = tus::answer(200, "downloaded");
    response.headers.emplace_back("Content-Type", "application/octet-stream");
    response.headers.emplace_back("Upload-Length", std::to_string(bytes->size()));
    response.body = asText(*bytes); // of HEAD nothing is sent
    co_return response;
}

asio::awaitable<HttpResponse> AttachmentRoute::patch(const Asked &asked, TlsStream &stream, beast::flat_buffer &buffer,
                                                     HeadParser &head, bool &whole)
{
    whole = false;
    if (asked.header("Content-Type") != "application/offset+octet-stream")
        co_return tus::refuse(415, "content_type", "应为 application/offset+octet-stream。",
                              "Expected application/offset+octet-stream.");
    const auto checksum = tus::checksumOf(asked.header("Upload-Checksum"));
    if (!checksum)
        co_return checksum.error();
    const std::uint64_t mine = ++m_nextWriter;
    m_writers[asked.id()] = mine;
    auto upload = co_await uploadOf(asked);
    if (!upload) {
        m_writers.erase(asked.id());
        co_return upload.error();
    }
    const std::uint64_t start = upload->offset;
    if (tus::numberOf(asked.header("Upload-Offset")) != start)
        co_return tus::refuse(409, "upload_offset", "上传位置不符，请先查询。",
                              "The upload stands elsewhere; ask for its offset first.");
    if (const auto sent = head.content_length(); sent && *sent > upload->length - start)
        co_return tus::refuse(413, "too_large", "内容超过 Upload-Length。", "More than Upload-Length was sent.");
    if (asked.header("Expect") == "100-continue") {
        http::response<http::empty_body> go(http::status::continue_, 11);
        co_await http::async_write(stream, go, kNoThrow);
    }
    http::request_parser<http::buffer_body> body(std::move(head));
    body.body_limit(upload->length - start);
    Bytes piece(kUploadPiece);
    Bytes checked; // a piece with a checksum is taken whole or not at all
    while (!body.is_done()) {
        body.get().body().data = piece.data();
        body.get().body().size = piece.size();
        beast::get_lowest_layer(stream).expires_after(kUploadStall);
        const auto [fault, read] = co_await http::async_read(stream, buffer, body, kNoThrow);
        const std::size_t got = piece.size() - body.get().body().size;
        if (m_writers[asked.id()] != mine)
            co_return tus::refuse(423, "upload_taken_over", "另一请求已接续此上传。",
                                  "Another request goes on with this upload.");
        if (*checksum) {
            checked.insert(checked.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got));
        } else if (got != 0) {
            const auto write = [this, &upload, &piece, got] {
                return m_uploads.append(*upload, upload->offset, ByteView(piece.data(), got));
            };
            const auto appended = co_await m_files.run(write);
            if (!appended)
                co_return tus::refuse(appended.error());
            upload->offset += got;
        }
        if (fault == http::error::body_limit)
            co_return tus::refuse(413, "too_large", "内容超过 Upload-Length。", "More than Upload-Length was sent.");
        if (fault && fault != http::error::need_buffer)
            co_return tus::refuse(400, "upload_interrupted", "上传中断。", "The upload was interrupted.");
    }
    whole = true;
    if (*checksum) {
        if (!tus::matches(**checksum, checked))
            co_return tus::refuse(460, "checksum_mismatch", "校验不符，未收下。", "The checksum does not match.");
        const auto writeChecked = [this, &upload, &checked] {
            return m_uploads.append(*upload, upload->offset, checked);
        };
        const auto appended = co_await m_files.run(writeChecked);
        if (!appended)
            co_return tus::refuse(appended.error());
        upload->offset += checked.size();
    }
    const auto syncPiece = [this, &upload] { return m_uploads.sync(*upload); };
    const auto synced = co_await m_files.run(syncPiece);
    if (!synced)
        co_return tus::refuse(synced.error());
    if (upload->offset == upload->length)
        co_return co_await finish(std::move(*upload));
    HttpResponse response = tus::answer(204, "upload_piece");
    tus::describe(*upload, response);
    co_return response;
}

// All of it is here: checked against its name, kept for its audit, and only then told.
asio::awaitable<HttpResponse> AttachmentRoute::finish(Upload upload)
{
    const auto collect = [this, &upload] { return m_uploads.content(upload); };
    auto bytes = co_await m_files.run(collect);
    if (!bytes)
        co_return tus::refuse(bytes.error());
    const auto keep = [&](auto then) { m_store.keep(upload.name, std::move(*bytes), std::move(then)); };
    const auto kept = co_await awaitAnswer<Result<void>>(keep);
    if (!kept && kept.error().code != ErrorCode::Corrupted)
        co_return tus::refuse(kept.error());
    m_writers.erase(upload.id);
    const auto erase = [this, &upload] { return m_uploads.remove(upload); };
    const auto removed = co_await m_files.run(erase);
    if (!kept)
        co_return tus::refuse(kept.error());
    if (!removed)
        co_return tus::refuse(removed.error());
    HttpResponse response = tus::answer(upload.length == 0 ? 201 : 204, "uploaded");
    tus::describe(upload, response);
    co_return response;
}

} // namespace plumbline::server
