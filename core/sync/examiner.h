#pragma once
// Step: what follows from a run alone is found out by whoever received it, so that the store, for which all connections
// wait, need not.

#include "core/store/store.h"
#include "core/trust/chain.h"

#include <vector>

namespace plumbline::core::sync {

/// Of one connection.
class Examiner {
public:
    /// Signatures, and hashes where it is known which one comes before: of a stream's first change, or of the one after
    /// those examined last. Each run is proven: its checkpoint is of its last change.
    void examine(std::vector<store::EncodedRun> &runs);

private:
    std::vector<store::StreamHead> m_ends; ///< of the runs examined last
    trust::ChainHasher m_hasher;
};

} // namespace plumbline::core::sync
