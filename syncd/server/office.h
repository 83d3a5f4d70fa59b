#pragma once
// All that the office may ask, over the control socket or without a daemon: rights (AdminService), the record itself
// (Maintenance), and what of rights depends on the record.

#include "syncd/server/admin_service.h"
#include "syncd/server/maintenance.h"

namespace plumbline::server {

class Office {
public:
    Office(Registry &registry, AdminService &admin, Maintenance &maintenance);

    /// A JSON document in, one out, now or later. Who evaluated in an audit is made neither its reviewer nor its
    /// decision maker (ISO/IEC 17065 7.5.1, 7.6.2).
    void handle(const std::string &request, backend::Then<std::string> then);

private:
    Registry &m_registry;
    AdminService &m_admin;
    Maintenance &m_maintenance;
};

} // namespace plumbline::server
