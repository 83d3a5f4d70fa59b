#include "syncd/server/est_service.h"

#include "core/base/sha256.h"
#include "syncd/agent/certificate.h"
#include "syncd/server/limits.h"

namespace plumbline::server {

using namespace core;

namespace {

HttpResponse refuse(unsigned status, std::string event, const std::string &zh, const std::string &en)
{
    HttpResponse response{
        status, {{"Content-Type", "text/plain; charset=utf-8"}}, event + '\n' + zh + '\n' + en + '\n', event};
    if (status == 401)
        response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"plumbline enrolment\", charset=\"UTF-8\"");
    return response;
}

HttpResponse failure()
{
    return refuse(500, "internal", "服务器内部错误，请查看服务器日志。", "The server failed; see its log.");
}

HttpResponse certificates(const std::vector<Bytes> &list, std::string event)
{
    const auto pkcs7 = pki::certsOnly(list);
    if (!pkcs7)
        return failure();
    // Without line breaks (RFC 8951): strongSwan does not skip them.
    std::string body = pki::base64(*pkcs7);
    std::erase(body, '\n');
    return {
        200,
        {{"Content-Type", "application/pkcs7-mime; smime-type=certs-only"}, {"Content-Transfer-Encoding", "base64"}},
        std::move(body),
        std::move(event)};
}

/// The password of HTTP Basic; the user name is whatever the client likes.
std::optional<std::string> passwordOf(const std::string &authorization)
{
    constexpr std::string_view kBasic = "Basic ";
    if (authorization.size() > 1024 || !authorization.starts_with(kBasic))
        return std::nullopt;
    const auto decoded = pki::unbase64(std::string_view(authorization).substr(kBasic.size()));
    if (!decoded)
        return std::nullopt;
    const std::string_view text = asText(*decoded);
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? std::nullopt : std::optional<std::string>(text.substr(colon + 1));
}

HttpResponse refuse(CodeFault fault)
{
    switch (fault) {
    case CodeFault::Wrong:
        return refuse(401, "code_wrong", "一次性代码错误：请重新扫描二维码，或逐字核对后再输入。",
                      "The one-time code is wrong: scan the QR code again, or compare it letter by letter.");
    case CodeFault::Used:
        return refuse(401, "code_used", "一次性代码已被使用，请办公室重新生成。",
                      "The one-time code has been used; ask the office for another.");
    case CodeFault::Expired:
        return refuse(401, "code_expired", "一次性代码已过期，请办公室重新生成。",
                      "The one-time code has expired; ask the office for another.");
    case CodeFault::Locked:
        return refuse(401, "code_locked", "一次性代码因多次输错已锁定，请办公室重新生成。",
                      "The one-time code is locked after too many wrong tries; ask the office for another.");
    case CodeFault::Failed:
        break;
    }
    return failure();
}

} // namespace

EstService::EstService(Authority &authority, Registry &registry, const Clock &clock)
    : m_authority(authority),
      m_registry(registry),
      m_clock(clock)
{
}

HttpResponse EstService::handle(const HttpRequest &request)
{
    const std::string operation = request.path.substr(std::string_view(kEstPrefix).size());
    const bool get = operation == "cacerts";
    if (!get && operation != "simpleenroll" && operation != "simplereenroll")
        return refuse(404, "not_found", "没有此地址。", "There is nothing here.");
    if (request.method != (get ? "GET" : "POST")) {
        HttpResponse response = refuse(405, "method", "不支持此方法。", "This method is not supported here.");
        response.headers.emplace_back("Allow", get ? "GET" : "POST");
        return response;
    }
    if (get)
        return caCertificates();
    if (!request.contentType.starts_with("application/pkcs10"))
        return refuse(415, "content_type", "应为 application/pkcs10。", "Expected application/pkcs10.");
    return operation == "simpleenroll" ? enrol(request) : renew(request);
}

HttpResponse EstService::caCertificates() const
{
    return certificates({m_authority.certificate()}, "cacerts");
}

bool EstService::tooManyTries(const std::string &remote)
{
    const std::int64_t since = m_clock.nowMs() - std::chrono::milliseconds(kAttemptWindow).count();
    std::erase_if(m_tries, [&](const auto &entry) { return entry.second.sinceMs < since; });
    const auto found = m_tries.find(remote);
    return found != m_tries.end() && found->second.count >= kAddressAttempts;
}

void EstService::countTry(const std::string &remote)
{
    Tries &tries = m_tries.try_emplace(remote, Tries{m_clock.nowMs(), 0}).first->second;
    ++tries.count;
}

HttpResponse EstService::enrol(const HttpRequest &request)
{
    if (tooManyTries(request.remote))
        return refuse(429, "rate_limited", "尝试次数过多，请十分钟后再试。", "Too many tries; wait ten minutes.");
    const auto password = passwordOf(request.authorization);
    if (!password)
        return refuse(401, "code_missing", "需要一次性代码。", "A one-time code is needed.");
    const auto csr = pki::unbase64(request.body);
    const auto key = csr ? m_authority.requestKey(*csr) : Result<Bytes>(csr.error());
    if (!key)
        return refuse(400, "request_bad", key.error().message.zh, key.error().message.en);
    const auto ticket = m_registry.check(*password, *key);
    if (!ticket) {
        countTry(request.remote);
        return refuse(ticket.error());
    }
    const auto issued = m_authority.issueClient(*csr, ticket->user, std::string(sync::nameOf(ticket->role)));
    if (!issued)
        return refuse(400, "request_bad", issued.error().message.zh, issued.error().message.en);
    if (!m_registry.enrolled(*password, *ticket, *issued))
        return failure();
    return certificates({issued->certificate}, "enrolled");
}

HttpResponse EstService::renew(const HttpRequest &request)
{
    if (request.clientSerial.empty())
        return refuse(401, "certificate_missing", "续期需要现有的客户端证书。",
                      "Renewal needs the present client certificate.");
    const auto device = m_registry.device(request.clientSerial);
    if (!device)
        return failure();
    if (!*device || (*device)->revoked)
        return refuse(403, "revoked", "此设备已被吊销，请联系办公室。",
                      "This device has been revoked; call the office.");
    const auto csr = pki::unbase64(request.body);
    const auto issued = csr ? m_authority.issueClient(*csr, (*device)->user, std::string(sync::nameOf((*device)->role)))
                            : Result<Issued>(csr.error());
    if (!issued)
        return refuse(400, "request_bad", issued.error().message.zh, issued.error().message.en);
    if (!m_registry.renewed(**device, *issued))
        return failure();
    return certificates({issued->certificate}, "renewed");
}

} // namespace plumbline::server
