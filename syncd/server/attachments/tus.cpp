#include "syncd/server/attachments/tus.h"

#include "syncd/agent/certificate.h"
#include "syncd/server/http_exchange.h"
#include "syncd/server/limits.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <ctime>

namespace plumbline::server::tus {

using namespace core;

namespace {

constexpr std::size_t kMaxAuditId = 256; // as sync's

std::string httpDate(std::int64_t ms)
{
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40] = {};
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text;
}

// Not inlined: knowing the length, GCC 12 warns of copies that cannot be.
[[gnu::noinline]] bool isDigest(std::string_view text)
{
    return text.size() == 64
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

HttpResponse answer(unsigned status, std::string event)
{
    HttpResponse response;
    response.status = status;
    response.event = std::move(event);
    response.headers = {{"Tus-Resumable", "1.0.0"}};
    return response;
}

HttpResponse badName()
{
    return refuse(400, "attachment_name", "应给出审核编号与 64 位小写十六进制 SHA-256。",
                  "Expected the audit's id and a SHA-256 of 64 lower-case hex digits.");
}

HttpResponse options()
{
    HttpResponse response = answer(204, "options");
    response.headers.emplace_back("Tus-Version", "1.0.0");
    response.headers.emplace_back("Tus-Extension", "creation,checksum,expiration,termination");
    response.headers.emplace_back("Tus-Checksum-Algorithm", "sha1,sha256");
    response.headers.emplace_back("Tus-Max-Size", std::to_string(kMaxAttachment));
    return response;
}

HttpResponse refuse(unsigned status, const char *event, const char *zh, const char *en)
{
    HttpResponse response = refusal(status, event, zh, en);
    response.headers.emplace_back("Tus-Resumable", "1.0.0");
    if (status == 412)
        response.headers.emplace_back("Tus-Version", "1.0.0");
    return response;
}

HttpResponse refuse(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return refuse(404, "attachment_unknown", error.message.zh.c_str(), error.message.en.c_str());
    case ErrorCode::Corrupted:
        return refuse(460, "attachment_mismatch", error.message.zh.c_str(), error.message.en.c_str());
    case ErrorCode::DiskFull:
        return refuse(507, "disk_full", error.message.zh.c_str(), error.message.en.c_str());
    case ErrorCode::Busy:
        return refuse(429, "rate_limited", error.message.zh.c_str(), error.message.en.c_str());
    default:
        return refuse(500, "internal", "服务器内部错误。", "The server failed; see its log.");
    }
}

std::optional<std::uint64_t> numberOf(const std::string &text)
{
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return text.empty() || fault != std::errc() || end != text.data() + text.size() ? std::nullopt
                                                                                    : std::optional(number);
}

std::optional<Creation> creationOf(const std::string &length, const std::string &metadata, HttpResponse &refused)
{
    Creation creation;
    const auto number = numberOf(length);
    if (!number)
        return refused = refuse(400, "upload_length", "需要 Upload-Length。", "Upload-Length is needed."), std::nullopt;
    if (*number > kMaxAttachment)
        return refused = refuse(413, "too_large", "附件超过大小限制。", "The attachment is over the size limit."),
               std::nullopt;
    creation.length = *number;
    for (std::string_view rest = metadata; !rest.empty();) {
        const std::string_view pair = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const std::string_view trimmed = pair.substr(std::min(pair.size(), pair.find_first_not_of(' ')));
        const std::size_t space = trimmed.find(' ');
        const std::string_view key = trimmed.substr(0, space);
        if (key != "audit" && key != "sha256")
            continue;
        const auto value =
            space == std::string_view::npos ? Result<Bytes>(Bytes()) : pki::unbase64(trimmed.substr(space));
        if (!value)
            return refused = badName(), std::nullopt;
        (key == "audit" ? creation.name.audit : creation.name.sha256) = asText(*value);
    }
    if (creation.name.audit.empty() || creation.name.audit.size() > kMaxAuditId || !isDigest(creation.name.sha256))
        return refused = badName(), std::nullopt;
    return creation;
}

std::optional<backend::AttachmentName> contentOf(const std::string &path, const std::string &auditHeader)
{
    const auto audit = pki::unbase64(auditHeader);
    backend::AttachmentName name{audit ? std::string(asText(*audit)) : std::string(),
                                 path.substr(std::string_view(kContentPath).size())};
    if (name.audit.empty() || name.audit.size() > kMaxAuditId || !isDigest(name.sha256))
        return std::nullopt;
    return name;
}

Result<std::optional<Checksum>, HttpResponse> checksumOf(const std::string &header)
{
    if (header.empty())
        return std::optional<Checksum>();
    const std::size_t space = header.find(' ');
    const std::string algorithm = header.substr(0, space);
    const auto digest =
        space == std::string::npos ? Result<Bytes>(Bytes()) : pki::unbase64(std::string_view(header).substr(space));
    if ((algorithm != "sha1" && algorithm != "sha256") || !digest || digest->empty())
        return refuse(400, "checksum_algorithm", "校验应为 sha1 或 sha256。", "A checksum is sha1 or sha256.");
    return std::optional(Checksum{algorithm == "sha1", *digest});
}

bool matches(const Checksum &checksum, ByteView bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    return EVP_Digest(bytes.data(), bytes.size(), digest, &size, checksum.sha1 ? EVP_sha1() : EVP_sha256(), nullptr)
        == 1
        && std::ranges::equal(checksum.digest, ByteView(digest, size));
}

void describe(const Upload &upload, HttpResponse &response)
{
    response.headers.emplace_back("Upload-Offset", std::to_string(upload.offset));
    response.headers.emplace_back("Upload-Length", std::to_string(upload.length));
    response.headers.emplace_back("Upload-Expires", httpDate(upload.expiresMs));
}

} // namespace plumbline::server::tus
