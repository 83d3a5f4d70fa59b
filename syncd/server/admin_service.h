#pragma once
// What the office asks for: invitations, assignments, revocations, lists. One JSON document in, one out; the same
// whether it comes over the control socket of a running daemon or from a command that has the data folder to itself.

#include "syncd/server/registry.h"

#include <functional>
#include <string>

namespace plumbline::server {

class AdminService {
public:
    /// `address` is HOST:PORT as tablets reach it, for links; `changed` is called after whatever changes rights.
    AdminService(Registry &registry, std::string caFingerprint, std::string address, std::function<void()> changed);

    /// {"command": "invite" | "users" | "devices" | "assignments" | "assign" | "withdraw" | "revoke", ...}. Answers
    /// {"ok": true, ...} or {"ok": false, "code": "InvalidInput", "zh": ..., "en": ..., "place": ...}.
    std::string handle(const std::string &requestJson);

private:
    Registry &m_registry;
    std::string m_caFingerprint;
    std::string m_address;
    std::function<void()> m_changed;
};

} // namespace plumbline::server
