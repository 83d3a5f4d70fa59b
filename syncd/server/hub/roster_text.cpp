#include "syncd/server/hub/roster_text.h"

#include "syncd/agent/certificate.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

namespace {

Error unreadable(const json::exception &fault)
{
    return {ErrorCode::InvalidInput,
            {"服务器与现场中继之间的消息无法解读。",
             std::string("A message between server and hub does not read: ") + fault.what()},
            {}};
}

std::string inBase64(ByteView bytes)
{
    std::string text = pki::base64(bytes);
    std::erase(text, '\n');
    return text;
}

Bytes bytesFrom(const json &text)
{
    const auto bytes = pki::unbase64(text.get<std::string>());
    return bytes ? *bytes : Bytes();
}

Role roleIn(const json &text)
{
    return sync::roleOf(text.get<std::string>()).value_or(Role::Observer);
}

/// Throws json::exception like all of the library, so that a fault has one way out.
record::OriginId originOrThrow(const json &text)
{
    const auto origin = originFrom(text.get<std::string>());
    if (!origin)
        throw json::other_error::create(501, "an origin of 32 hex digits was expected", nullptr);
    return *origin;
}

} // namespace

std::optional<record::OriginId> originFrom(const std::string &text)
{
    const auto bytes = fromHex(text);
    record::OriginId origin{};
    if (!bytes || bytes->size() != origin.size())
        return std::nullopt;
    std::ranges::copy(*bytes, origin.begin());
    return origin;
}

std::string textOf(const Roster &roster)
{
    json users = json::array(), devices = json::array(), assignments = json::array(), origins = json::array();
    for (const User &user : roster.users)
        users.push_back({user.id, sync::nameOf(user.role), user.allAudits, user.revoked});
    for (const Device &device : roster.devices)
        devices.push_back({device.serial, device.user, device.issuedMs, device.expiresMs, device.revoked,
                           inBase64(device.publicKeyDigest)});
    for (const Assignment &each : roster.assignments)
        assignments.push_back({each.audit, each.user, sync::nameOf(each.role)});
    for (const auto &[origin, user] : roster.origins)
        origins.push_back({record::originText(origin), user});
    return json{{"users", users},
                {"devices", devices},
                {"assignments", assignments},
                {"audits", roster.audits},
                {"origins", origins}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Roster> rosterFrom(const std::string &text)
{
    Roster roster;
    try {
        const json document = json::parse(text);
        for (const json &user : document.at("users"))
            roster.users.push_back({user.at(0), roleIn(user.at(1)), user.at(2), user.at(3)});
        for (const json &each : document.at("devices")) {
            Device device;
            device.serial = each.at(0);
            device.user = each.at(1);
            device.issuedMs = each.at(2);
            device.expiresMs = each.at(3);
            device.revoked = each.at(4);
            device.publicKeyDigest = bytesFrom(each.at(5));
            roster.devices.push_back(std::move(device));
        }
        for (const json &each : document.at("assignments"))
            roster.assignments.push_back({each.at(0), each.at(1), roleIn(each.at(2))});
        roster.audits = document.at("audits").get<std::vector<std::string>>();
        for (const json &each : document.at("origins"))
            roster.origins.emplace_back(originOrThrow(each.at(0)), each.at(1));
    } catch (const json::exception &fault) {
        return unreadable(fault);
    }
    return roster;
}

std::string textOf(const std::vector<agent::OriginClaim> &claims)
{
    json list = json::array();
    for (const agent::OriginClaim &claim : claims)
        list.push_back({record::originText(claim.origin), inBase64(claim.certificate), inBase64(claim.signature)});
    return list.dump();
}

Result<std::vector<agent::OriginClaim>> claimsFrom(const std::string &text)
{
    std::vector<agent::OriginClaim> claims;
    try {
        for (const json &each : json::parse(text))
            claims.push_back({originOrThrow(each.at(0)), bytesFrom(each.at(1)), bytesFrom(each.at(2))});
    } catch (const json::exception &fault) {
        return unreadable(fault);
    }
    return claims;
}

} // namespace plumbline::server
