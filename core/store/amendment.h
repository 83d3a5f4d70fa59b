#pragma once
// Whether an edit needs a reason now, and a step its place in the order, asked of the registers of one audit while
// edits are appended.

#include "core/record/closing.h"
#include "core/store/store_impl.h"

namespace plumbline::core::store {

class AmendmentRule {
public:
    /// `evaluated`: by the log, before the edits at hand.
    AmendmentRule(Store::Impl &store, std::int64_t audit, std::string author, bool evaluated)
        : m_store(store),
          m_audit(audit),
          m_author(std::move(author)),
          m_evaluated(evaluated)
    {
    }

    /// Refused where the edit amends what is closed, or takes a step back, and gives no reason; where a step is not the
    /// next one, or not for this author to take (audit_steps.h). `own` are the registers that the edit's entity stands
    /// in.
    Result<void> check(const record::Edit &edit, const record::Registers &own);

private:
    Result<void> checkAnew(const record::Edit &edit, const record::Registers &own);
    Result<void> checkStep(const record::Edit &edit, const record::Registers &steps);
    Result<bool> auditClosed();
    Result<bool> visitClosed(const record::Edit &edit, const record::Registers &own);
    Result<bool> projectClosed(const std::string &project);

    Store::Impl &m_store;
    std::int64_t m_audit;
    std::string m_author;
    bool m_evaluated;
    std::map<std::string, bool> m_projects; ///< asked already; forgotten when a visit is edited
    std::optional<bool> m_closed;
    /// Of an evaluation whose answers need no reason, as the edit before this one was told.
    const record::Registers *m_open = nullptr;
};

} // namespace plumbline::core::store
