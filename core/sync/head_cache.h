#pragma once
// The heads of a store as its driver last saw them: turns "this audit changed" into what grew.

#include "core/sync/action.h"
#include "core/sync/digest.h"

namespace plumbline::core::sync {

class HeadCache {
public:
    explicit HeadCache(HeadsByAudit heads = {}) : m_heads(std::move(heads)) { }

    const HeadsByAudit &heads() const { return m_heads; }

    /// The heads of one audit as they are now; returns the streams that grew or gave way.
    std::vector<Advance> update(const std::vector<store::StreamHead> &heads);

private:
    HeadsByAudit m_heads;
};

} // namespace plumbline::core::sync
