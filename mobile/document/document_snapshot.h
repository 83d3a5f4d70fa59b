#pragma once
// What is read of an audit when it is opened: on the store's thread, all at once.

#include "core/audit/audit.h"
#include "core/record/audit_steps.h"
#include "core/record/register.h"
#include "core/scoring/response_style.h"
#include "core/store/store.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plumbline::mobile {

struct DocumentSnapshot {
    std::optional<core::Error> error;     ///< then nothing else holds
    std::set<core::record::OriginId> own; ///< this device wrote under them, now or before a repair gave it another
    std::shared_ptr<core::audit::Audit> audit = std::make_shared<core::audit::Audit>(); ///< never null
    /// Without answers of which the audit says all there is: nine tenths of a long record. Those in conflict and with
    /// photos are here.
    core::record::Registers registers;
    std::vector<core::record::Conflict> conflicts;
    std::vector<core::record::Conflict> withoutEffect;                   ///< came too late for a customer's hand-in
    std::set<std::string> submitted;                                     ///< evaluations
    core::record::Evaluators evaluators;                                 ///< whoever recorded a finding
    std::map<std::string, core::scoring::ResponseStyle> customersStyles; ///< by evaluation
};

DocumentSnapshot readSnapshot(core::store::Store &store, const std::string &audit);

} // namespace plumbline::mobile
