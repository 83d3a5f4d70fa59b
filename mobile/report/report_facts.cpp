#include "mobile/report/report_facts.h"

#include "core/record/fold.h"
#include "mobile/tablet_limits.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

Result<HistoryInShort> historyInShort(store::Store &store, const std::string &audit)
{
    HistoryInShort history;
    const auto read = store.log(audit, [&history](const record::Change &change) {
        if (history.changes++ == 0)
            history.firstMs = change.time.millis;
        history.lastMs = std::max(history.lastMs, change.time.millis);
        ++history.byAuthor[change.author];
        if (!change.reason.empty())
            history.amendments.push_back({change.time.millis, change.author, change.entity.key, change.reason});
        for (const record::FieldPatch &patch : change.patches) {
            if (change.entity.kind == record::EntityKind::Evaluation && patch.field == record::field::kSubmitted
                && patch.value == record::Value(true))
                history.submitted.push_back(change.entity.key);
        }
        return true;
    });
    if (!read)
        return read.error();
    if (history.amendments.size() > kReportAmendments)
        history.amendments.erase(history.amendments.begin(),
                                 history.amendments.end() - static_cast<std::ptrdiff_t>(kReportAmendments));
    return history;
}

} // namespace plumbline::mobile
