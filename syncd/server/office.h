#pragma once
// All that the office may ask, over the control socket or without a daemon: rights (AdminService), the record itself
// (Maintenance, QuarantineWatch), and what of rights depends on the record.

#include "syncd/server/admin_service.h"
#include "syncd/server/maintenance.h"
#include "syncd/server/quarantine_watch.h"

namespace plumbline::server {

class Office {
public:
    Office(Registry &registry, AdminService &admin, Maintenance &maintenance, QuarantineWatch &quarantine,
           bool isHub = false);

    /// A JSON document in, one out, now or later. Who evaluated in an audit is made neither its reviewer nor its
    /// decision maker (ISO/IEC 17065 7.5.1, 7.6.2).
    void handle(const std::string &request, backend::Then<std::string> then);

private:
    Registry &m_registry;
    AdminService &m_admin;
    Maintenance &m_maintenance;
    QuarantineWatch &m_quarantine;
    bool m_isHub; ///< then rights are its server's to change
};

} // namespace plumbline::server
