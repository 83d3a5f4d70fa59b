#include "mobile/report/report_facts.h"

#include "core/record/fold.h"
#include "mobile/tablet_limits.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
using record::EntityKind;
namespace field = record::field;

namespace {

void setOrErase(std::map<std::string, std::string> &texts, const std::string &key, const record::FieldPatch &patch)
{
    const auto *text = std::get_if<std::string>(&patch.value);
    if (text && !patch.erased)
        texts[key] = *text;
    else
        texts.erase(key);
}

void note(HistoryInShort &history, const record::Change &change)
{
    if (history.changes++ == 0)
        history.firstMs = change.time.millis;
    history.lastMs = std::max(history.lastMs, change.time.millis);
    ++history.byAuthor[change.author];
    if (!change.reason.empty())
        history.amendments.push_back({change.time.millis, change.author, change.entity, change.reason});
    for (const record::FieldPatch &patch : change.patches) {
        const bool evaluation = change.entity.kind == EntityKind::Evaluation;
        if (evaluation && patch.field == field::kSubmitted && patch.value == record::Value(true))
            history.submitted.push_back(change.entity.key);
        else if (evaluation && patch.field == field::kSignature)
            setOrErase(history.signatures, change.entity.key, patch);
        else if (change.entity.kind == EntityKind::Member && patch.field == field::kRole)
            setOrErase(history.team, change.entity.key, patch);
    }
}

} // namespace

Result<ReportFacts> gatherFacts(store::Store &store, const std::string &audit, bool whole)
{
    // From the disk, not from the screen: a report holds what is durable.
    auto read = store.audit(audit);
    if (!read)
        return read.error();
    ReportFacts facts{std::move(*read), {}, {}, {}};
    const auto done = store.log(audit, [&](const record::Change &change) {
        note(facts.history, change);
        if (whole)
            exchange::addHistory(facts.lines, change);
        return true;
    });
    if (!done)
        return done.error();
    auto &amendments = facts.history.amendments;
    if (amendments.size() > kReportAmendments)
        amendments.erase(amendments.begin(), amendments.end() - static_cast<std::ptrdiff_t>(kReportAmendments));
    for (const auto &[evaluation, name] : facts.history.signatures) {
        if (auto drawing = store.attachment(name)) // of another tablet it may not be here yet
            facts.signatures.emplace(evaluation, std::move(*drawing));
    }
    return facts;
}

} // namespace plumbline::mobile
