#pragma once
// Whether the numbers of this store's changes are its own: a tablet that was restored or copied gives them out twice.
// Where the other side has another change under one of them, the next connection claims less, gets what is there, and
// the store becomes a new origin (see Store::admit).

#include "core/store/store.h"
#include "core/sync/message.h"
#include "core/trust/receipt.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plumbline::agent {

/// Of one connection; used on the agent's loop. What it returns is for the store's thread and tells whether to connect
/// again with other numbers.
class NumberDoubts {
public:
    using Work = std::function<core::Result<bool>(core::store::Store &)>;

    /// Saves receipts; one that is for other changes of this store's than it has casts doubt.
    Work saving(std::vector<core::trust::Receipt> receipts) const;
    /// What the other side did not take because it has something else there; nothing where none is of that kind. Their
    /// audits are remembered for ending().
    std::optional<Work> over(const std::vector<core::sync::Refusal> &refusals);
    /// All is exchanged: what was doubted and nobody claimed is this store's after all, and goes up now.
    Work ending() const;

private:
    std::shared_ptr<bool> m_doubted = std::make_shared<bool>(false); ///< by a receipt; of the store's thread
    std::set<std::string> m_contested; ///< audits in which the server refused numbers as another's
};

} // namespace plumbline::agent
