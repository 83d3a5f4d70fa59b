// plumbline://HOST:PORT/enrol?ca=FINGERPRINT&code=CODE

#include "syncd/agent/agent.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <charconv>

namespace plumbline::agent {

using namespace core;

namespace {

constexpr std::string_view kScheme = "plumbline://";

Error malformed(const char *zh, const char *en)
{
    return {ErrorCode::InvalidInput,
            {std::string("注册链接无效：") + zh + "应为 plumbline://主机:端口/enrol?ca=指纹&code=一次性代码",
             std::string("This is no enrolment link: ") + en
                 + " Expected plumbline://HOST:PORT/enrol?ca=FINGERPRINT&code=CODE"},
            {}};
}

} // namespace

Result<EnrolmentLink> parseEnrolmentLink(const std::string &text)
{
    std::string_view rest = text;
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r' || rest.back() == ' '))
        rest.remove_suffix(1);
    if (!rest.starts_with(kScheme))
        return malformed("须以 plumbline:// 开头。", "it does not begin with plumbline://.");
    rest.remove_prefix(kScheme.size());
    const std::size_t slash = rest.find("/enrol?");
    if (slash == std::string_view::npos)
        return malformed("缺少 /enrol?。", "/enrol? is missing.");
    const std::string_view authority = rest.substr(0, slash);
    std::string_view query = rest.substr(slash + 7);

    EnrolmentLink link;
    const std::size_t colon = authority.rfind(':');
    if (colon == std::string_view::npos || colon == 0)
        return malformed("缺少主机或端口。", "host or port is missing.");
    link.host = authority.substr(0, colon);
    if (link.host.size() > 2 && link.host.front() == '[' && link.host.back() == ']')
        link.host = link.host.substr(1, link.host.size() - 2);
    const std::string_view port = authority.substr(colon + 1);
    const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), link.port);
    if (fault != std::errc() || end != port.data() + port.size() || link.port == 0)
        return malformed("端口不是 1 到 65535 的数。", "the port is no number from 1 to 65535.");

    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        if (pair.starts_with("ca="))
            link.caFingerprint = pair.substr(3);
        else if (pair.starts_with("code="))
            link.code = pair.substr(5);
    }
    const auto digest = fromHex(link.caFingerprint);
    if (!digest || digest->size() != 32)
        return malformed("ca 须为 64 位十六进制指纹。", "ca is no fingerprint of 64 hexadecimal digits.");
    std::ranges::transform(link.caFingerprint, link.caFingerprint.begin(),
                           [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
    if (link.code.empty())
        return malformed("缺少一次性代码。", "the code is missing.");
    return link;
}

} // namespace plumbline::agent
