#include "syncd/agent/refused_records.h"

#include <algorithm>

namespace plumbline::agent {

using namespace core;

void note(std::vector<Refused> &standing, const std::vector<sync::Refusal> &said)
{
    for (const sync::Refusal &refusal : said) {
        const auto ofStream = [&](const Refused &other) {
            return other.audit == refusal.audit && other.origin == refusal.origin;
        };
        if (refusal.reason == sync::Reason::Gap && std::ranges::any_of(standing, ofStream))
            continue;
        const auto known = std::ranges::find_if(
            standing, [&](const Refused &other) { return ofStream(other) && other.why == refusal.text; });
        const bool whole = refusal.reason == sync::Reason::NotAssigned || refusal.reason == sync::Reason::UnknownAudit;
        if (known == standing.end()) {
            standing.push_back({refusal.audit, refusal.origin, refusal.first, refusal.first, whole, refusal.text, 1});
        } else {
            known->first = std::min(known->first, refusal.first);
            known->last = std::max(known->last, refusal.first);
            ++known->said;
        }
    }
}

void forget(std::vector<Refused> &standing, const std::vector<Refused> &taken)
{
    std::erase_if(standing, [&](const Refused &each) { return std::ranges::find(taken, each) != taken.end(); });
}

} // namespace plumbline::agent
