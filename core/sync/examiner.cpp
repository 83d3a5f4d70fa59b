#include "core/sync/examiner.h"

#include <algorithm>
#include <optional>

namespace plumbline::core::sync {

namespace {

std::optional<Digest> hashBefore(const store::EncodedRun &run, const std::vector<store::StreamHead> &ends)
{
    const std::uint64_t number = run.changes.front().number - 1;
    if (number == 0)
        return trust::genesis(run.audit, run.origin);
    const auto end = std::ranges::find_if(ends, [&](const store::StreamHead &each) {
        return each.number == number && each.origin == run.origin && each.audit == run.audit;
    });
    return end == ends.end() ? std::nullopt : std::optional(end->hash);
}

} // namespace

void Examiner::examine(std::vector<store::EncodedRun> &runs)
{
    std::vector<store::StreamHead> ends;
    for (store::EncodedRun &run : runs) {
        run.findings.signatureHolds = trust::check(*run.checkpoint).ok();
        if (const auto before = hashBefore(run, m_ends)) {
            std::vector<Digest> &hashes = run.findings.hashes;
            hashes.reserve(run.changes.size() + 1);
            hashes.push_back(*before);
            for (const store::EncodedChange &change : run.changes)
                hashes.push_back(m_hasher.next(hashes.back(), change.number, change.body));
        }
        ends.push_back({run.audit, run.origin, run.checkpoint->number, run.checkpoint->hash});
    }
    m_ends = std::move(ends);
}

} // namespace plumbline::core::sync
