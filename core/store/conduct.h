#pragma once
// What an origin may write, judged by what it had seen by its own account: it does not alter what it knew to be handed
// in, and gives reasons for amending what it had closed itself.

#include "core/store/run_check.h"

namespace plumbline::core::store {

class Conduct {
public:
    Conduct(Store::Impl &store, const EncodedRun &run, std::span<const record::Change> changes)
        : m_store(store),
          m_run(run),
          m_changes(changes)
    {
    }

    /// Nothing if the new changes of the run may be kept.
    Verdict check();

private:
    Verdict submission();
    Result<std::vector<record::ChangeId>> submissionsOf(const std::string &evaluation);
    Verdict amendment();
    Result<bool> closedByThisOrigin();

    Store::Impl &m_store;
    const EncodedRun &m_run;
    std::span<const record::Change> m_changes;
};

} // namespace plumbline::core::store
