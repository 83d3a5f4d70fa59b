// Runs of changes in a batch: serialised, compressed, bounded.

#include "core/sync/limits.h"
#include "core/sync/message.h"

#include "sync.pb.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <new>

namespace plumbline::core::sync {

namespace {

struct FreeZstd {
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

// One context a thread: making one for each batch costs more than compressing a small batch, and one a connection
// would cost a server hundreds of kilobytes for every idle tablet.
ZSTD_CCtx &compressor()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeZstd> context(ZSTD_createCCtx());
    if (!context)
        throw std::bad_alloc();
    return *context;
}

ZSTD_DCtx &decompressor()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeZstd> context(ZSTD_createDCtx());
    if (!context)
        throw std::bad_alloc();
    return *context;
}

void put(wire::Run &out, const store::EncodedRun &run)
{
    out.set_audit(run.audit);
    out.set_origin(run.origin.data(), run.origin.size());
    out.set_public_key(run.publicKey.data(), run.publicKey.size());
    out.set_first(run.changes.front().number);
    const bool personal = std::ranges::any_of(run.changes, [](const auto &change) { return !change.personal.empty(); });
    for (const store::EncodedChange &change : run.changes) {
        out.add_bodies(change.body.data(), change.body.size());
        if (personal)
            out.add_personals(change.personal.data(), change.personal.size());
    }
    if (run.checkpoint) {
        out.set_hash(run.checkpoint->hash.data(), run.checkpoint->hash.size());
        out.set_signature(run.checkpoint->signature.data(), run.checkpoint->signature.size());
    }
}

Reason get(const wire::Run &in, store::EncodedRun &run)
{
    const auto count = static_cast<std::uint64_t>(in.bodies_size());
    if (in.audit().empty() || in.audit().size() > kMaxAuditId || in.origin().size() != run.origin.size()
        || in.public_key().size() != 32 || in.first() == 0 || count == 0 || in.first() + count < in.first()
        || (in.personals_size() != 0 && in.personals_size() != in.bodies_size()))
        return Reason::Malformed;
    run.audit = in.audit();
    std::ranges::copy(asBytes(in.origin()), run.origin.begin());
    run.publicKey.assign(in.public_key().begin(), in.public_key().end());
    run.changes.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        store::EncodedChange &change = run.changes[i];
        const std::string &body = in.bodies(static_cast<int>(i));
        change.number = in.first() + i;
        change.body.assign(body.begin(), body.end());
        if (in.personals_size() != 0) {
            const std::string &personal = in.personals(static_cast<int>(i));
            change.personal.assign(personal.begin(), personal.end());
        }
        if (change.body.size() + change.personal.size() > kMaxChange)
            return Reason::TooLarge;
    }
    if (in.signature().empty() && in.hash().empty())
        return Reason::None;
    trust::Checkpoint checkpoint{run.audit, run.origin, run.changes.back().number, {}, run.publicKey, {}};
    if (in.hash().size() != checkpoint.hash.size() || in.signature().size() != 64)
        return Reason::Malformed;
    std::ranges::copy(asBytes(in.hash()), checkpoint.hash.begin());
    checkpoint.signature.assign(in.signature().begin(), in.signature().end());
    run.checkpoint = std::move(checkpoint);
    return Reason::None;
}

} // namespace

Batch packRuns(const std::vector<store::EncodedRun> &runs)
{
    wire::Runs out;
    for (const store::EncodedRun &run : runs)
        if (!run.changes.empty())
            put(*out.add_runs(), run);
    Batch batch;
    std::string raw;
    out.SerializeToString(&raw);
    batch.rawSize = static_cast<std::uint32_t>(raw.size());
    if (raw.empty())
        return batch;
    batch.runs.resize(ZSTD_compressBound(raw.size()));
    const std::size_t size = ZSTD_compressCCtx(&compressor(), batch.runs.data(), batch.runs.size(), raw.data(),
                                               raw.size(), kCompressionLevel);
    if (ZSTD_isError(size)) // only without memory: the buffer is large enough by compressBound
        throw std::bad_alloc();
    batch.runs.resize(size);
    return batch;
}

Result<std::vector<store::EncodedRun>, Reason> unpackRuns(const Batch &batch)
{
    std::vector<store::EncodedRun> runs;
    if (batch.rawSize > kMaxRawBatch)
        return Reason::TooLarge;
    if (batch.rawSize == 0 && batch.runs.empty())
        return runs;
    // The destination is exactly what was announced: a bomb fails as soon as it would write a byte more.
    const std::unique_ptr<char[]> raw(new char[batch.rawSize]);
    const std::size_t size =
        ZSTD_decompressDCtx(&decompressor(), raw.get(), batch.rawSize, batch.runs.data(), batch.runs.size());
    if (ZSTD_isError(size) || size != batch.rawSize)
        return Reason::Malformed;
    wire::Runs in;
    if (!in.ParseFromArray(raw.get(), static_cast<int>(size)))
        return Reason::Malformed;
    if (static_cast<std::size_t>(in.runs_size()) > kMaxRunsPerBatch)
        return Reason::TooLarge;
    runs.resize(static_cast<std::size_t>(in.runs_size()));
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (const Reason reason = get(in.runs(static_cast<int>(i)), runs[i]); reason != Reason::None)
            return reason;
    return runs;
}

} // namespace plumbline::core::sync
