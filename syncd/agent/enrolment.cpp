// Enrolment and renewal over EST (RFC 7030).

#include "syncd/agent/certificate.h"
#include "syncd/agent/identity.h"

#include <algorithm>

namespace plumbline::agent {

using namespace core;

namespace {

constexpr char kEst[] = "/.well-known/est/";

Error unexpected(unsigned status)
{
    return {ErrorCode::Network,
            {"服务器的回答无法理解（HTTP " + std::to_string(status) + "）：该地址可能不是准绳服务器。",
             "The server's answer is not understood (HTTP " + std::to_string(status)
                 + "): is this the address of a Plumbline server?"},
            {}};
}

/// "word\nzh\nen\n": the word says which error it is.
Error refusal(const HttpsAnswer &answer)
{
    std::string_view rest = answer.body;
    const auto line = [&rest] {
        const std::string_view first = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), first.size() + 1));
        return std::string(first);
    };
    const std::string word = line();
    Error error{ErrorCode::Refused, {}, {}};
    error.message.zh = line();
    error.message.en = line();
    if (word == "code_expired")
        error.code = ErrorCode::Expired;
    if (answer.status >= 500)
        error.code = ErrorCode::Network;
    if (error.message.zh.empty() || error.message.en.empty())
        return unexpected(answer.status);
    return error;
}

Result<std::vector<Bytes>> certificates(const Result<HttpsAnswer> &answer)
{
    if (!answer)
        return answer.error();
    if (answer->status != 200)
        return refusal(*answer);
    const auto der = pki::unbase64(answer->body);
    if (!der)
        return unexpected(answer->status);
    auto list = pki::certificatesOf(*der);
    if (list && list->empty())
        return unexpected(answer->status);
    return list;
}

Result<Credentials> issue(const Endpoint &endpoint, const TlsIdentity &identity, const std::string &key,
                          const std::string &operation, const std::string &authorization)
{
    // The server decides on the subject; it knows whose code or certificate this is.
    const auto csr = pki::certificateRequest(key, "plumbline device");
    if (!csr)
        return csr.error();
    const auto issued = certificates(request(
        endpoint, identity, {"POST", kEst + operation, "application/pkcs10", authorization, pki::base64(*csr)}));
    if (!issued)
        return issued.error();
    const auto info = pki::describe(issued->front());
    if (!info)
        return info.error();
    Credentials credentials;
    credentials.identity = {endpoint.host, endpoint.port, info->commonName, info->unit, {}, info->notAfterMs};
    credentials.tls = {identity.ca, pki::pemOf(issued->front()), key};
    credentials.issuedMs = info->notBeforeMs;
    return credentials;
}

template <class Work>
auto on(store::StoreThread &store, Work work) -> decltype(work(std::declval<store::Store &>()))
{
    std::optional<decltype(work(std::declval<store::Store &>()))> result;
    store.run([&](store::Store &held) { result.emplace(work(held)); });
    return std::move(*result);
}

std::string basic(const std::string &code)
{
    std::string text = pki::base64(asBytes("device:" + code));
    std::erase(text, '\n');
    return "Basic " + text;
}

} // namespace

Result<Identity> enrol(store::StoreThread &store, const EnrolmentLink &link)
{
    const Endpoint endpoint{link.host, link.port};
    // The CA first, from a server that is not trusted yet: what counts is its fingerprint (RFC 7030 4.1.1).
    const auto authorities = certificates(request(endpoint, {}, {"GET", std::string(kEst) + "cacerts", {}, {}, {}}));
    if (!authorities)
        return authorities.error();
    const auto ca = std::ranges::find_if(*authorities,
                                         [&](const Bytes &der) { return pki::fingerprint(der) == link.caFingerprint; });
    if (ca == authorities->end())
        return Error{
            ErrorCode::Untrusted,
            {"服务器的 CA 指纹与注册链接不符：可能是另一台服务器，请向办公室索取新的链接。",
             "The fingerprint of the server's CA is not the link's: this is another server. Ask the office for a "
             "new link."},
            endpoint.host + ':' + std::to_string(endpoint.port)};
    const auto key = on(store, [](store::Store &held) { return pendingKey(held); });
    if (!key)
        return key.error();
    const auto credentials = issue(endpoint, {pki::pemOf(*ca), {}, {}}, *key, "simpleenroll", basic(link.code));
    if (!credentials)
        return credentials.error();
    const auto kept = on(store, [&](store::Store &held) -> Result<void> {
        if (auto saved = keep(held, *credentials); !saved)
            return saved;
        return dropPendingKey(held);
    });
    if (!kept)
        return kept.error();
    return credentials->identity;
}

Result<Credentials> renew(const Credentials &old)
{
    auto key = pki::newKey();
    if (!key)
        return key.error();
    return issue({old.identity.host, old.identity.port}, old.tls, *key, "simplereenroll", {});
}

} // namespace plumbline::agent
