#include "core/sync/quarantine.h"

#include "core/record/encoding.h"
#include "core/sync/impartiality.h"
#include "core/sync/limits.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace plumbline::core::sync {

namespace {

constexpr std::string_view kPrefix = "quarantine/";

/// Of a hash in a name: no other part is as long.
constexpr std::size_t kMarkSize = 16;

std::string markOf(const Digest &hash)
{
    return toHex(ByteView(hash).first(kMarkSize / 2));
}

/// Sorted by name is by audit, origin and number. A tablet that was restored writes other changes under numbers that it
/// has lost: the first one tells the two apart.
std::string nameFor(const store::EncodedRun &run, Reason reason)
{
    std::string number = std::to_string(run.changes.front().number);
    number.insert(0, 20 - number.size(), '0');
    return std::string(kPrefix) + run.audit + '/' + record::originText(run.origin) + '/' + number + '/'
        + std::to_string(static_cast<unsigned>(reason)) + '/' + markOf(sha256(run.changes.front().body));
}

Error damaged(const std::string &name)
{
    return {ErrorCode::Corrupted, {"隔离区中的一项已损坏。", "An entry of the quarantine is damaged."}, name};
}

/// From the end: an audit's id may hold anything.
std::optional<QuarantinedRun> parse(const std::string &name)
{
    QuarantinedRun run;
    run.name = name;
    std::string_view rest = std::string_view(name).substr(kPrefix.size());
    const auto last = [&rest] {
        const auto slash = rest.rfind('/');
        const std::string_view part = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
        rest = rest.substr(0, slash == std::string_view::npos ? 0 : slash);
        return part;
    };
    const auto number = [](std::string_view text, auto &into) {
        const auto end = text.data() + text.size();
        return std::from_chars(text.data(), end, into).ptr == end && !text.empty();
    };
    std::uint32_t reason = 0;
    std::string_view part = last();
    while (part.size() == kMarkSize)
        part = last();
    if (!number(part, reason) || !number(last(), run.first))
        return std::nullopt;
    const auto origin = fromHex(last());
    if (!origin || origin->size() != run.origin.size() || rest.empty())
        return std::nullopt;
    std::ranges::copy(*origin, run.origin.begin());
    run.reason = reasonOf(reason);
    run.audit = rest;
    return run;
}

bool isAhead(const store::EncodedRun &run, std::int64_t nowMs)
{
    return std::ranges::any_of(run.changes, [&](const store::EncodedChange &encoded) {
        const auto change = record::decode(run.audit, {run.origin, encoded.number}, encoded.body, encoded.personal);
        return change && change->time.millis - nowMs > kMaxClockAhead.count();
    });
}

using Stays = std::function<bool(const QuarantinedRun &, const store::EncodedRun &)>;

Result<std::vector<store::StreamHead>> releaseUnless(store::Store &store, const Stays &stays)
{
    const auto waiting = quarantined(store);
    if (!waiting)
        return waiting.error();
    // What follows one that stays waits too: the record misses what is between. What does not follow it, of a tablet
    // that was restored meanwhile, does not wait.
    std::vector<store::StreamHead> grown;
    for (const QuarantinedRun &each : *waiting) {
        if (each.reason == Reason::Unreadable)
            continue; // of a version that knows why it waits
        auto run = changesOf(store, each);
        if (!run && run.error().code == ErrorCode::Corrupted)
            continue; // it stays, and holds up no other
        if (!run)
            return run.error();
        const auto partial = judgesAsEvaluator(store, *run); // what came to light while it waited counts too
        if (!partial)
            return partial.error();
        if (*partial || stays(each, *run))
            continue;
        auto outcomes = store.admit({*run});
        if (!outcomes)
            return outcomes.error();
        const store::RunOutcome &outcome = outcomes->front();
        if (outcome.fault != store::RunFault::None)
            continue;
        if (auto removed = store.removeSetting(each.name); !removed)
            return removed.error();
        if (!grown.empty() && grown.back().audit == each.audit && grown.back().origin == each.origin)
            grown.pop_back();
        grown.push_back(outcome.head);
    }
    return grown;
}

/// Where the run is kept: in place of what it goes on from, beside what says something else under the same numbers.
/// Nothing where all of it is kept already.
Result<std::optional<std::string>> placeOf(store::Store &store, const store::EncodedRun &run, Reason reason)
{
    std::string name = nameFor(run, reason);
    for (;;) {
        const auto known = store.setting(name);
        if (!known)
            return known.error();
        if (!*known)
            return std::optional(name);
        auto parts = run.changes.begin(); // beside one that no longer reads, too
        if (const auto kept = readKept(name, **known)) {
            const auto end = std::ranges::mismatch(run.changes, kept->changes, {}, &store::EncodedChange::body,
                                                   &store::EncodedChange::body);
            if (end.in1 == run.changes.end())
                return std::optional<std::string>();
            if (end.in2 == kept->changes.end())
                return std::optional(name);
            parts = end.in1;
        }
        name += '/' + markOf(sha256(parts->body));
    }
}

} // namespace

Result<void> keep(store::Store &store, const std::vector<action::Quarantined> &runs)
{
    for (const action::Quarantined &each : runs) {
        const auto name = placeOf(store, each.run, each.reason);
        if (!name)
            return name.error();
        if (!*name)
            continue;
        if (auto put = store.putSetting(**name, encode(packRuns({each.run}))); !put)
            return put;
    }
    return {};
}

Result<bool> followsQuarantined(store::Store &store, const store::EncodedRun &run)
{
    const auto names =
        store.settingNames(std::string(kPrefix) + run.audit + '/' + record::originText(run.origin) + '/');
    if (!names)
        return names.error();
    return std::ranges::any_of(*names, [&](const std::string &name) {
        const auto waiting = parse(name);
        return waiting && waiting->first < run.changes.front().number;
    });
}

Result<std::vector<QuarantinedRun>> quarantined(store::Store &store)
{
    const auto names = store.settingNames(std::string(kPrefix));
    if (!names)
        return names.error();
    std::vector<QuarantinedRun> runs;
    for (const std::string &name : *names) {
        auto run = parse(name);
        runs.push_back(run ? std::move(*run) : QuarantinedRun{{}, {}, 0, Reason::Unreadable, name});
    }
    return runs;
}

Result<store::EncodedRun> readKept(const std::string &name, ByteView kept)
{
    const auto message = decode(kept);
    const auto *batch = message ? std::get_if<Batch>(&*message) : nullptr;
    auto runs = batch ? unpackRuns(*batch) : Result<std::vector<store::EncodedRun>, Reason>(Reason::Malformed);
    if (!runs || runs->size() != 1)
        return damaged(name);
    return std::move(runs->front());
}

Result<bool> isRecorded(store::Store &store, const store::EncodedRun &run)
{
    for (std::size_t at = 0; at < run.changes.size();) {
        const auto part = store.read(run.audit, run.origin, run.changes[at].number, kBatchBytes);
        if (!part)
            return part.error().code == ErrorCode::NotFound ? Result<bool>(false) : part.error();
        if (part->changes.empty())
            return false;
        for (const store::EncodedChange &recorded : part->changes) {
            if (at == run.changes.size())
                break;
            if (recorded.body != run.changes[at++].body)
                return false;
        }
    }
    return true;
}

Result<store::EncodedRun> changesOf(store::Store &store, const QuarantinedRun &run)
{
    const auto kept = store.setting(run.name);
    if (!kept)
        return kept.error();
    return *kept ? readKept(run.name, **kept) : damaged(run.name);
}

Result<std::vector<store::StreamHead>> releaseDue(store::Store &store, std::int64_t nowMs)
{
    return releaseUnless(store,
                         [nowMs](const QuarantinedRun &, const store::EncodedRun &run) { return isAhead(run, nowMs); });
}

Result<std::vector<store::StreamHead>> release(store::Store &store, const std::string &audit,
                                               const record::OriginId &origin)
{
    return releaseUnless(store, [&](const QuarantinedRun &each, const store::EncodedRun &) {
        return each.audit != audit || each.origin != origin;
    });
}

} // namespace plumbline::core::sync
