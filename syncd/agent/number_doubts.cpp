#include "syncd/agent/number_doubts.h"

#include "core/sync/store_steps.h"

#include <algorithm>

namespace plumbline::agent {

using namespace core;
using sync::Reason;

NumberDoubts::Work NumberDoubts::saving(std::vector<trust::Receipt> receipts) const
{
    return [receipts = std::move(receipts), doubted = m_doubted](store::Store &store) {
        auto again = sync::saveReceipts(store, receipts);
        *doubted = *doubted || (again && *again);
        return again;
    };
}

std::optional<NumberDoubts::Work> NumberDoubts::over(const std::vector<sync::Refusal> &refusals)
{
    std::vector<sync::Refusal> misfits;
    std::ranges::copy_if(refusals, std::back_inserter(misfits), [](const sync::Refusal &refusal) {
        return refusal.reason == Reason::BrokenChain || refusal.reason == Reason::Fork;
    });
    if (misfits.empty())
        return {};
    for (const sync::Refusal &misfit : misfits)
        m_contested.insert(misfit.audit);
    return [misfits](store::Store &store) -> Result<bool> {
        bool again = false;
        for (const sync::Refusal &misfit : misfits) {
            if (!store.isOwn(misfit.origin))
                continue;
            const auto doubted = store.doubtNumbers(misfit.audit);
            if (!doubted)
                return doubted.error();
            again = again || *doubted;
        }
        return again;
    };
}

NumberDoubts::Work NumberDoubts::ending() const
{
    return [contested = m_contested, doubted = m_doubted](store::Store &store) -> Result<bool> {
        if (*doubted) // by a receipt that came before this
            return false;
        const auto ended = store.endDoubts(contested);
        return ended ? Result<bool>(false) : Result<bool>(ended.error());
    };
}

} // namespace plumbline::agent
