// Runs of changes as a peer sends them, once decompressed: what is taken is bounded, and says the same when it is sent
// on.

#include "core/sync/limits.h"
#include "core/sync/message.h"
#include "tests/fuzz/require.h"

#include <zstd.h>

using namespace plumbline::core;
using plumbline::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    sync::Batch batch;
    batch.rawSize = static_cast<std::uint32_t>(size);
    batch.runs.resize(ZSTD_compressBound(size));
    batch.runs.resize(ZSTD_compress(batch.runs.data(), batch.runs.size(), data, size, 1));
    const auto runs = sync::unpackRuns(batch);
    if (!runs) {
        require(runs.error() == sync::Reason::Malformed || runs.error() == sync::Reason::TooLarge,
                "what is refused has one of two names");
        return 0;
    }
    std::size_t changes = 0;
    require(runs->size() <= sync::kMaxRunsPerBatch, "no more runs than may be");
    for (const store::EncodedRun &run : *runs) {
        require(!run.changes.empty() && run.publicKey.size() == 32 && !run.audit.empty(), "a run is whole");
        require(run.changes.back().number == run.changes.front().number + run.changes.size() - 1, "numbers follow");
        require(!run.findings.signatureHolds && run.findings.changes.empty() && run.findings.hashes.empty(),
                "nothing is found out for us");
        changes += run.changes.size();
    }
    require(changes <= sync::kMaxChangesPerBatch, "no more changes than may be");
    const auto again = sync::unpackRuns(sync::packRuns(*runs));
    require(again && again->size() == runs->size(), "what was read can be sent on");
    for (std::size_t i = 0; i < again->size(); ++i) {
        const store::EncodedRun &one = (*runs)[i], &other = (*again)[i];
        require(one.audit == other.audit && one.origin == other.origin && one.changes.size() == other.changes.size()
                    && one.checkpoint.has_value() == other.checkpoint.has_value(),
                "sent on it is the same");
        for (std::size_t at = 0; at < one.changes.size(); ++at)
            require(one.changes[at].body == other.changes[at].body
                        && one.changes[at].personal == other.changes[at].personal,
                    "its changes are the same bytes");
    }
    return 0;
}
