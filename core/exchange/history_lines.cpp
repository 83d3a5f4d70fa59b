#include "core/exchange/change_text.h"
#include "core/exchange/report.h"

namespace plumbline::core::exchange {

void addHistory(std::vector<HistoryLine> &lines, const record::Change &change)
{
    for (const record::FieldPatch &patch : change.patches)
        lines.push_back({utcText(change.time.millis), record::originText(change.id.origin), change.author,
                         entityText(change.entity).zh, patch.field, valueText(patch.value), change.reason,
                         change.id.number});
}

} // namespace plumbline::core::exchange
