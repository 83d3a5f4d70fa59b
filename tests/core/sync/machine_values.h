#pragma once
// Values that machines are given and give back, without a store.

#include "core/sync/action.h"
#include "core/sync/digest.h"
#include "core/sync/limits.h"
#include "core/sync/scope.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>

namespace plumbline::tests {

using namespace core;
using namespace core::sync;

inline record::OriginId originOf(std::uint8_t n)
{
    record::OriginId origin{};
    origin.fill(n);
    return origin;
}

/// A head whose hash tells number and origin, so that equal streams are equal everywhere.
inline store::StreamHead headOf(const std::string &audit, std::uint8_t origin, std::uint64_t number)
{
    store::StreamHead head{audit, originOf(origin), number, {}};
    head.hash[0] = origin;
    head.hash[1] = static_cast<std::uint8_t>(number);
    head.hash[2] = static_cast<std::uint8_t>(number >> 8);
    return head;
}

inline Advance grew(const std::string &audit, std::uint8_t origin, std::uint64_t from, std::uint64_t to)
{
    return {from, headOf(audit, origin, to)};
}

/// Changes `first` to `last` of a stream, 10 bytes each, with a checkpoint that only looks like one.
inline store::EncodedRun runOf(const std::string &audit, std::uint8_t origin, std::uint64_t first, std::uint64_t last)
{
    store::EncodedRun run{audit, originOf(origin), Bytes(32, origin), {}, {}};
    for (std::uint64_t number = first; number <= last; ++number)
        run.changes.push_back({number, Bytes(10, static_cast<std::uint8_t>(number)), {}});
    run.checkpoint =
        trust::Checkpoint{audit, run.origin, last, headOf(audit, origin, last).hash, run.publicKey, Bytes(64, 1)};
    return run;
}

template <class Kind>
std::vector<Kind> all(const Actions &actions)
{
    std::vector<Kind> found;
    for (const Action &each : actions)
        if (const auto *kind = std::get_if<Kind>(&each))
            found.push_back(*kind);
    return found;
}

/// The only one of its kind.
template <class Kind>
Kind one(const Actions &actions)
{
    const auto found = all<Kind>(actions);
    REQUIRE(found.size() == 1);
    return found.front();
}

/// The messages of one kind among what is sent.
template <class Kind>
std::vector<Kind> sent(const Actions &actions)
{
    std::vector<Kind> found;
    for (const action::Send &send : all<action::Send>(actions)) {
        const auto message = decode(send.frame);
        REQUIRE(message);
        if (const auto *kind = std::get_if<Kind>(&*message))
            found.push_back(*kind);
    }
    return found;
}

template <class Kind>
Kind onlySent(const Actions &actions)
{
    const auto found = sent<Kind>(actions);
    REQUIRE(found.size() == 1);
    return found.front();
}

inline std::shared_ptr<const Scope> scopeOf(Role role, std::vector<std::string> audits)
{
    auto scope = std::make_shared<Scope>();
    scope->user = "li";
    scope->role = role;
    for (const std::string &audit : audits)
        scope->audits[audit] = role;
    return scope;
}

} // namespace plumbline::tests
