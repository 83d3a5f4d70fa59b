#include "core/sync/summary.h"

#include "core/sync/limits.h"

#include <algorithm>

namespace plumbline::core::sync {

std::uint32_t commonVersion(const Hello &hello)
{
    const std::uint32_t newest = std::min(hello.newestVersion, kNewestVersion);
    return newest < kOldestVersion || newest < hello.oldestVersion ? 0 : newest;
}

Digest offeredDigest(const HeadsByAudit &heads, const std::set<std::string> &withheld)
{
    if (withheld.empty())
        return scopeDigest(heads);
    HeadsByAudit offered = heads;
    std::erase_if(offered, [&](const auto &entry) { return withheld.contains(entry.first); });
    return scopeDigest(offered);
}

Difference compare(const HeadsByAudit &ours, const std::vector<AuditDigest> &theirs)
{
    Difference difference;
    std::set<std::string> listed;
    for (const AuditDigest &audit : theirs) {
        listed.insert(audit.audit);
        const auto held = ours.find(audit.audit);
        if (held == ours.end())
            difference.named.audits.push_back({audit.audit, {}, Reason::None});
        else if (auditDigest(held->second) == audit.digest)
            difference.same.push_back(audit.audit);
        else
            difference.named.audits.push_back({audit.audit, held->second, Reason::None});
    }
    for (const auto &[audit, streams] : ours)
        if (!listed.contains(audit))
            difference.named.audits.push_back({audit, streams, Reason::None});
    return difference;
}

} // namespace plumbline::core::sync
