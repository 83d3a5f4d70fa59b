#include "core/scoring/item_scope.h"

namespace plumbline::core::scoring {

ItemScope scopeOf(const audit::Audit &audit)
{
    ItemScope scope;
    for (standard::ItemIndex index = 0; index < standard::kItemCount; ++index) {
        const standard::Item &item = standard::item(index);
        scope.due[index] = item.duePoints;
        scope.dimension[index] = static_cast<std::uint8_t>(item.dimension - 1);
        const auto exempt = audit.notInvolved.find(index);
        if (exempt != audit.notInvolved.end() && audit::isReason(exempt->second))
            continue;
        if (item.inService)
            scope.service.add(index);
        if (item.inManagement)
            scope.management.add(index);
    }
    return scope;
}

} // namespace plumbline::core::scoring
