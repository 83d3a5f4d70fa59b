#include "core/sync/head_cache.h"

#include <algorithm>

namespace plumbline::core::sync {

std::vector<Advance> HeadCache::update(const std::vector<store::StreamHead> &heads)
{
    std::vector<Advance> advances;
    for (const store::StreamHead &head : heads) {
        if (head.number == 0)
            continue;
        auto &streams = m_heads[head.audit];
        const auto at = std::ranges::lower_bound(streams, head.origin, {}, &store::StreamHead::origin);
        if (at == streams.end() || at->origin != head.origin) {
            streams.insert(at, head);
            advances.push_back({0, head});
        } else if (at->number < head.number) {
            advances.push_back({at->number, head});
            *at = head;
        } else if (at->hash != head.hash) {
            // Fewer, or others: numbers of this store's own gave way, or are doubted (see PROTOCOL.md).
            advances.push_back({head.number, head});
            *at = head;
        }
    }
    return advances;
}

} // namespace plumbline::core::sync
