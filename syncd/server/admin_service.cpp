#include "syncd/server/admin_service.h"

#include "syncd/server/limits.h"
#include "syncd/server/maintenance.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

namespace {

struct Refused {
    Error error;
};

[[noreturn]] void refuse(ErrorCode code, const char *zh, const char *en, std::string place)
{
    throw Refused{{code, {zh, en}, std::move(place)}};
}

template <class T>
T orThrow(Result<T> result)
{
    if (!result)
        throw Refused{result.error()};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Ids are for people to type and for logs to hold: no control characters, a sensible length.
std::string id(const json &request, const char *name)
{
    const std::string value = request.value(name, "");
    const bool printable = std::ranges::none_of(value, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
    if (value.empty() || value.size() > 64 || !printable)
        refuse(ErrorCode::InvalidInput, "应为 1 到 64 字节、不含控制字符的名称。",
               "Expected a name of 1 to 64 bytes without control characters.", std::string("--") + name);
    return value;
}

/// A hub is one in all that it is assigned to, never in one audit alone.
std::optional<Role> role(const json &request, bool mayBeHub)
{
    if (!request.contains("role"))
        return std::nullopt;
    const auto known = sync::roleOf(request.at("role").get<std::string>());
    if (!known || (*known == Role::Hub && !mayBeHub))
        refuse(ErrorCode::InvalidInput, "应为 planner、lead、auditor、reviewer、decision_maker 或 observer。",
               "Expected planner, lead, auditor, reviewer, decision_maker or observer.", "--role");
    return known;
}

json invite(Registry &registry, const json &request, const std::string &fingerprint, const std::string &address)
{
    Invitation invitation;
    invitation.user = id(request, "user");
    invitation.role = role(request, true);
    invitation.audits = request.value("audits", std::vector<std::string>{});
    invitation.allAudits = request.value("all_audits", false);
    const auto minutes = request.value("minutes", std::int64_t(kDefaultValidity.count()));
    // 0 makes a code that has expired already: for whoever wants to see what a tablet says then.
    if (minutes < 0 || std::chrono::minutes(minutes) > kMaxValidity)
        refuse(ErrorCode::InvalidInput, "有效期应为 0 分钟到 30 天。", "The validity is between 0 minutes and 30 days.",
               "--valid");
    invitation.validity = std::chrono::minutes(minutes);
    if (!invitation.role && !orThrow(registry.knows(invitation.user)))
        refuse(ErrorCode::InvalidInput,
               "新用户须指明角色：planner、lead、auditor、reviewer、decision_maker 或 observer。",
               "A new user needs a role: planner, lead, auditor, reviewer, decision_maker or observer.", "--role");
    const OpenCode code = orThrow(registry.invite(invitation));
    return {{"link", "plumbline://" + address + "/enrol?ca=" + fingerprint + "&code=" + code.code},
            {"code", code.code},
            {"user", code.user},
            {"role", sync::nameOf(code.role)},
            {"expires_ms", code.expiresMs},
            {"ca", fingerprint},
            {"address", address}};
}

json users(Registry &registry)
{
    json list = json::array();
    for (const User &user : orThrow(registry.users()))
        list.push_back({{"user", user.id},
                        {"role", sync::nameOf(user.role)},
                        {"all_audits", user.allAudits},
                        {"revoked", user.revoked}});
    return {{"users", list}};
}

json devices(Registry &registry)
{
    json list = json::array();
    for (const Device &device : orThrow(registry.devices()))
        list.push_back({{"serial", device.serial},
                        {"user", device.user},
                        {"role", sync::nameOf(device.role)},
                        {"issued_ms", device.issuedMs},
                        {"expires_ms", device.expiresMs},
                        {"revoked", device.revoked}});
    return {{"devices", list}};
}

json assignments(Registry &registry)
{
    json list = json::array();
    for (const Assignment &each : orThrow(registry.assignments()))
        list.push_back({{"audit", each.audit}, {"user", each.user}, {"role", sync::nameOf(each.role)}});
    return {{"assignments", list}};
}

} // namespace

AdminService::AdminService(Registry &registry, std::string caFingerprint, std::string address,
                           std::function<void()> changed)
    : m_registry(registry),
      m_caFingerprint(std::move(caFingerprint)),
      m_address(std::move(address)),
      m_changed(std::move(changed))
{
}

std::string AdminService::handle(const std::string &text)
{
    json answer = json::object();
    try {
        const json request = json::parse(text);
        const std::string command = request.value("command", "");
        const std::uint64_t before = m_registry.generation();
        if (command == "invite")
            answer = invite(m_registry, request, m_caFingerprint, request.value("address", m_address));
        else if (command == "users")
            answer = users(m_registry);
        else if (command == "devices")
            answer = devices(m_registry);
        else if (command == "assignments")
            answer = assignments(m_registry);
        else if (command == "assign")
            orThrow(m_registry.assign(request.value("audit", ""), id(request, "user"), role(request, false)));
        else if (command == "withdraw")
            orThrow(m_registry.withdraw(request.value("audit", ""), id(request, "user")));
        else if (command == "revoke" && request.contains("device"))
            orThrow(m_registry.revokeDevice(request.at("device").get<std::string>()));
        else if (command == "revoke")
            orThrow(m_registry.revokeUser(id(request, "user")));
        else
            refuse(ErrorCode::InvalidInput, "没有此命令。", "There is no such command.", command);
        if (m_registry.generation() != before)
            m_changed();
        answer["ok"] = true;
    } catch (const Refused &refused) {
        return refusedAnswer(refused.error);
    } catch (const json::exception &fault) {
        answer = {{"ok", false},
                  {"code", static_cast<int>(ErrorCode::InvalidInput)},
                  {"zh", "请求格式错误。"},
                  {"en", std::string("The request does not read: ") + fault.what()},
                  {"place", ""}};
    }
    return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace plumbline::server
