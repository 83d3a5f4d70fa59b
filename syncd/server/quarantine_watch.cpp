#include "syncd/server/quarantine_watch.h"

#include "core/record/encoding.h"
#include "core/sync/impartiality.h"
#include "core/sync/limits.h"
#include "core/sync/quarantine.h"
#include "syncd/backend/on_store.h"
#include "syncd/server/maintenance.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

namespace {

std::string taken(json answer)
{
    answer["ok"] = true;
    return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Who wrote it, when by the device's clock, and when it is admitted by itself; of one that cannot be read, where it is
/// kept.
Result<json> describe(store::Store &store, const sync::QuarantinedRun &waiting)
{
    const auto run = sync::changesOf(store, waiting);
    const bool unreadable = !run && run.error().code == ErrorCode::Corrupted;
    if (unreadable || waiting.reason == sync::Reason::Unreadable)
        return json{{"audit", waiting.audit},
                    {"origin", record::originText(waiting.origin)},
                    {"first", waiting.first},
                    {"reason", sync::nameOf(sync::Reason::Unreadable)},
                    {"name", waiting.name}};
    if (!run)
        return run.error();
    std::int64_t latest = 0;
    std::string author;
    for (const store::EncodedChange &encoded : run->changes)
        if (const auto change = record::decode(run->audit, {run->origin, encoded.number}, encoded.body, {})) {
            latest = std::max(latest, change->time.millis);
            author = change->author;
        }
    return json{{"audit", waiting.audit},
                {"origin", record::originText(waiting.origin)},
                {"first", waiting.first},
                {"last", run->changes.back().number},
                {"reason", sync::nameOf(waiting.reason)},
                {"author", author},
                {"time_ms", latest},
                {"due_ms", latest - sync::kMaxClockAhead.count()}};
}

std::string list(store::Store &store)
{
    const auto waiting = sync::quarantined(store);
    if (!waiting)
        return refusedAnswer(waiting.error());
    json runs = json::array();
    for (const sync::QuarantinedRun &each : *waiting) {
        auto described = describe(store, each);
        if (!described)
            return refusedAnswer(described.error());
        runs.push_back(std::move(*described));
    }
    return taken({{"quarantine", runs}});
}

Result<record::OriginId> originFrom(const std::string &text)
{
    const auto bytes = fromHex(text);
    record::OriginId origin{};
    if (!bytes || bytes->size() != origin.size())
        return Error{
            ErrorCode::InvalidInput,
            {"来源应为 32 位十六进制数字，如列表所示。", "Expected an origin of 32 hex digits, as the list shows it."},
            "--origin"};
    std::ranges::copy(*bytes, origin.begin());
    return origin;
}

/// Of the first run that stayed; what stood before it is released.
Error whyNot(store::Store &store, const sync::QuarantinedRun &waiting)
{
    const auto run = sync::changesOf(store, waiting);
    if (!run)
        return run.error();
    const auto partial = sync::judgesAsEvaluator(store, *run);
    if (!partial)
        return partial.error();
    if (*partial)
        return {ErrorCode::Refused, sync::textOf(sync::Reason::Evaluated), waiting.audit};
    return {ErrorCode::Refused,
            {"记录不接受隔离区中的内容；其余已放行。",
             "The record does not take all of what is in quarantine; the rest was released."},
            waiting.audit};
}

std::string release(store::Store &store, const std::string &audit, const std::string &originText)
{
    const auto origin = originFrom(originText);
    if (!origin)
        return refusedAnswer(origin.error());
    const auto isThis = [&](const sync::QuarantinedRun &each) { return each.audit == audit && each.origin == *origin; };
    const auto before = sync::quarantined(store);
    if (!before)
        return refusedAnswer(before.error());
    if (std::ranges::none_of(*before, isThis))
        return refusedAnswer(
            {ErrorCode::NotFound,
             {"隔离区中没有此设备在此审核中的记录。", "Nothing of this device and audit is in quarantine."},
             audit});
    if (const auto grown = sync::release(store, audit, *origin); !grown)
        return refusedAnswer(grown.error());
    const auto after = sync::quarantined(store);
    if (!after)
        return refusedAnswer(after.error());
    if (const auto first = std::ranges::find_if(*after, isThis); first != after->end())
        return refusedAnswer(whyNot(store, *first));
    return taken({{"released", std::ranges::count_if(*before, isThis)}});
}

} // namespace

QuarantineWatch::QuarantineWatch(store::StoreThread &store, const Clock &clock, backend::Post post)
    : m_store(store),
      m_clock(clock),
      m_post(std::move(post)),
      m_alive(std::make_shared<bool>(true))
{
}

bool QuarantineWatch::handles(const std::string &command)
{
    return command == "quarantine" || command == "release";
}

void QuarantineWatch::handle(const std::string &text, backend::Then<std::string> then)
{
    const json request = json::parse(text, nullptr, false);
    const bool lists = request.value("command", "") == "quarantine";
    backend::onStore(
        m_store, m_post, m_alive,
        [lists, audit = request.value("audit", ""), origin = request.value("origin", "")](store::Store &store) {
            return lists ? list(store) : release(store, audit, origin);
        },
        std::move(then));
}

void QuarantineWatch::releaseDue(backend::Then<Result<std::size_t>> then)
{
    backend::onStore(
        m_store, m_post, m_alive,
        [&clock = m_clock](store::Store &store) -> Result<std::size_t> {
            const auto grown = sync::releaseDue(store, clock.nowMs());
            if (!grown)
                return grown.error();
            return grown->size();
        },
        std::move(then));
}

} // namespace plumbline::server
