#include "syncd/agent/identity.h"

#include "syncd/agent/certificate.h"

#include <charconv>

namespace plumbline::agent {

using namespace core;

namespace {

// One setting holds all of it, so that a crash cannot leave a key without its certificate: lines of the address, the
// user and the role, then three PEM blocks, then the roles as told (an audit's id holds no line break, a role no
// space).
constexpr char kCredentialsSetting[] = "agent.credentials";
constexpr char kPendingKey[] = "agent.pending_key";
constexpr std::size_t kLines = 4;

Error unreadable()
{
    return {ErrorCode::Corrupted,
            {"设备的注册信息已损坏，请重新注册。", "This device's enrolment is damaged; enrol it again."},
            {}};
}

std::string line(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    const std::string first(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return first;
}

std::string block(std::string_view &text)
{
    constexpr std::string_view kEnd = "-----END ";
    const std::size_t end = text.find(kEnd);
    const std::size_t after = end == std::string_view::npos ? end : text.find('\n', end);
    if (after == std::string_view::npos)
        return {};
    const std::string first(text.substr(0, after + 1));
    text.remove_prefix(after + 1);
    return first;
}

/// What a role is by default, and in which audits another: "role", then "role audit" each. Nothing where none was told.
sync::OwnRoles rolesIn(std::string_view text)
{
    sync::OwnRoles roles{line(text), {}};
    while (!text.empty()) {
        const std::string entry = line(text);
        if (const std::size_t space = entry.find(' '); space != std::string::npos)
            roles.audits[entry.substr(space + 1)] = entry.substr(0, space);
    }
    return roles;
}

std::string textOf(const sync::OwnRoles &roles)
{
    if (roles.role.empty())
        return {};
    std::string text = roles.role + '\n';
    for (const auto &[audit, role] : roles.audits)
        text += role + ' ' + audit + '\n';
    return text;
}

} // namespace

Result<std::optional<Credentials>> credentialsOf(store::Store &store)
{
    const auto kept = store.setting(kCredentialsSetting);
    if (!kept)
        return kept.error();
    if (!*kept || (*kept)->empty())
        return std::optional<Credentials>();
    std::string_view text = asText(**kept);
    Credentials credentials;
    std::array<std::string, kLines> lines;
    for (std::string &each : lines)
        each = line(text);
    credentials.identity.host = lines[0];
    const auto [end, fault] =
        std::from_chars(lines[1].data(), lines[1].data() + lines[1].size(), credentials.identity.port);
    credentials.identity.user = lines[2];
    credentials.identity.role = lines[3];
    credentials.tls.ca = block(text);
    credentials.tls.certificate = block(text);
    credentials.tls.key = block(text);
    credentials.identity.roles = rolesIn(text);
    const auto der = pki::derOf(credentials.tls.certificate);
    const auto info = der ? pki::describe(*der) : Result<pki::CertificateInfo>(der.error());
    if (fault != std::errc() || !info || credentials.tls.key.empty())
        return unreadable();
    credentials.identity.certificateExpiresMs = info->notAfterMs;
    credentials.issuedMs = info->notBeforeMs;
    return std::optional(std::move(credentials));
}

Result<void> keep(store::Store &store, const Credentials &credentials)
{
    const std::string text = credentials.identity.host + '\n' + std::to_string(credentials.identity.port) + '\n'
        + credentials.identity.user + '\n' + credentials.identity.role + '\n' + credentials.tls.ca
        + credentials.tls.certificate + credentials.tls.key + textOf(credentials.identity.roles);
    return store.putSetting(kCredentialsSetting, asBytes(text));
}

Result<std::string> pendingKey(store::Store &store)
{
    const auto kept = store.setting(kPendingKey);
    if (!kept)
        return kept.error();
    if (*kept && !(*kept)->empty())
        return std::string(asText(**kept));
    auto made = pki::newKey();
    if (!made)
        return made;
    if (auto saved = store.putSetting(kPendingKey, asBytes(*made)); !saved)
        return saved.error();
    return made;
}

Result<void> dropPendingKey(store::Store &store)
{
    return store.putSetting(kPendingKey, {});
}

Result<std::optional<Identity>> identityOf(store::Store &store)
{
    auto credentials = credentialsOf(store);
    if (!credentials)
        return credentials.error();
    return *credentials ? std::optional((*credentials)->identity) : std::nullopt;
}

} // namespace plumbline::agent
