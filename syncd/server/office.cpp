#include "syncd/server/office.h"

#include <nlohmann/json.hpp>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

namespace {

/// The audits and the user of a request that makes somebody a reviewer or decision maker; else no audits.
struct Duty {
    std::vector<std::string> audits;
    std::string user;
};

Duty dutyOf(const json &request, Registry &registry)
{
    Duty duty;
    const std::string command = request.value("command", "");
    if (command != "assign" && command != "invite")
        return duty;
    duty.user = request.value("user", "");
    auto role = sync::roleOf(request.value("role", ""));
    if (!role)
        if (const auto users = registry.users())
            for (const User &user : *users)
                if (user.id == duty.user)
                    role = user.role;
    if (role != Role::Reviewer && role != Role::DecisionMaker)
        return {};
    duty.audits = command == "assign" ? std::vector<std::string>{request.value("audit", "")}
                                      : request.value("audits", std::vector<std::string>{});
    return duty;
}

bool changesRights(const std::string &command)
{
    return command == "invite" || command == "assign" || command == "withdraw" || command == "revoke";
}

Error evaluated(const std::string &audit)
{
    return {ErrorCode::Refused,
            {"此用户在此审核中评价过，不能担任复核或决定（ISO/IEC 17065 7.5.1、7.6.2）。",
             "This user has evaluated in this audit and can neither review nor decide on it (ISO/IEC 17065 7.5.1, "
             "7.6.2)."},
            audit};
}

/// One audit after the other; then what was asked.
void check(Maintenance &maintenance, Duty duty, std::function<void()> allowed, backend::Then<std::string> then)
{
    if (duty.audits.empty())
        return allowed();
    const std::string audit = duty.audits.back();
    const std::string user = duty.user;
    duty.audits.pop_back();
    maintenance.hasEvaluated(audit, user, [&maintenance, audit, duty, allowed, then](const Result<bool> &has) {
        if (!has || *has)
            return then(refusedAnswer(has ? evaluated(audit) : has.error()));
        check(maintenance, duty, allowed, then);
    });
}

} // namespace

Office::Office(Registry &registry, AdminService &admin, Maintenance &maintenance, QuarantineWatch &quarantine,
               bool isHub)
    : m_registry(registry),
      m_admin(admin),
      m_maintenance(maintenance),
      m_quarantine(quarantine),
      m_isHub(isHub)
{
}

void Office::handle(const std::string &text, backend::Then<std::string> then)
{
    const json request = json::parse(text, nullptr, false);
    Duty duty;
    try {
        if (request.is_object()) {
            const std::string command = request.value("command", "");
            if (Maintenance::handles(command))
                return m_maintenance.handle(text, std::move(then));
            if (QuarantineWatch::handles(command))
                return m_quarantine.handle(text, std::move(then));
            if (m_isHub && changesRights(command))
                return then(refusedAnswer(
                    {ErrorCode::Refused,
                     {"现场中继不更改权限；请在服务器上更改。", "A hub changes no rights; change them at the server."},
                     command}));
            duty = dutyOf(request, m_registry);
        }
    } catch (const json::exception &) {
        duty = {}; // AdminService says what is wrong with it
    }
    check(m_maintenance, std::move(duty), [this, text, then] { then(m_admin.handle(text)); }, then);
}

} // namespace plumbline::server
