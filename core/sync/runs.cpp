// Runs of changes in a batch: serialised, compressed, bounded.

#include "core/base/utf8.h"
#include "core/record/wire.h"
#include "core/sync/limits.h"
#include "core/sync/message.h"

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

// Protobuf's wire format by hand, as with changes themselves: an object for each of thousands would cost more than the
// rest of a batch's way.
enum RunsField { OneRun = 1 };
enum RunField { Audit = 1, Origin, PublicKey, First, Bodies, Personals, Hash, Signature };

void put(record::wire::Writer out, const store::EncodedRun &run)
{
    out.field(Audit, run.audit);
    out.field(Origin, ByteView(run.origin));
    out.field(PublicKey, run.publicKey);
    out.field(First, run.changes.front().number);
    const bool personal = std::ranges::any_of(run.changes, [](const auto &change) { return !change.personal.empty(); });
    for (const store::EncodedChange &change : run.changes)
        out.field(Bodies, change.body);
    if (personal)
        for (const store::EncodedChange &change : run.changes)
            out.field(Personals, change.personal);
    if (run.checkpoint) {
        out.field(Hash, ByteView(run.checkpoint->hash));
        out.field(Signature, run.checkpoint->signature);
    }
}

/// A run's fields, where they stand.
struct Fields {
    ByteView audit, origin, publicKey, hash, signature;
    std::uint64_t first = 0;
    std::vector<ByteView> bodies, personals;
};

Reason read(ByteView bytes, Fields &run, std::size_t mostChanges)
{
    record::wire::Reader in(bytes);
    while (!in.atEnd()) {
        const auto [field, type] = in.tag();
        if (type != record::wire::Type::Bytes) {
            if (field == First && type == record::wire::Type::Varint)
                run.first = in.varint();
            else
                in.skip(type);
            continue;
        }
        const ByteView value = in.prefixed();
        switch (field) {
        case Audit:
            run.audit = value;
            break;
        case Origin:
            run.origin = value;
            break;
        case PublicKey:
            run.publicKey = value;
            break;
        case Bodies:
        case Personals:
            if (auto &all = field == Bodies ? run.bodies : run.personals; all.size() < mostChanges)
                all.push_back(value);
            else
                return Reason::TooLarge;
            break;
        case Hash:
            run.hash = value;
            break;
        case Signature:
            run.signature = value;
            break;
        default:
            break; // of a newer version
        }
    }
    return in.failed() ? Reason::Malformed : Reason::None;
}

Reason get(const Fields &in, store::EncodedRun &run)
{
    const std::uint64_t count = in.bodies.size();
    if (in.audit.empty() || in.audit.size() > kMaxAuditId
        || firstInvalidUtf8(asText(in.audit)) != std::string_view::npos || in.origin.size() != run.origin.size()
        || in.publicKey.size() != 32 || in.first == 0 || count == 0 || in.first + count < in.first
        || (!in.personals.empty() && in.personals.size() != count))
        return Reason::Malformed;
    run.audit = asText(in.audit);
    std::ranges::copy(in.origin, run.origin.begin());
    run.publicKey.assign(in.publicKey.begin(), in.publicKey.end());
    run.changes.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        store::EncodedChange &change = run.changes[i];
        change.number = in.first + i;
        change.body.assign(in.bodies[i].begin(), in.bodies[i].end());
        if (!in.personals.empty())
            change.personal.assign(in.personals[i].begin(), in.personals[i].end());
        if (change.body.size() + change.personal.size() > kMaxChange)
            return Reason::TooLarge;
    }
    if (in.signature.empty() && in.hash.empty())
        return Reason::None;
    trust::Checkpoint checkpoint{run.audit, run.origin, run.changes.back().number, {}, run.publicKey, {}};
    if (in.hash.size() != checkpoint.hash.size() || in.signature.size() != 64)
        return Reason::Malformed;
    std::ranges::copy(in.hash, checkpoint.hash.begin());
    checkpoint.signature.assign(in.signature.begin(), in.signature.end());
    run.checkpoint = std::move(checkpoint);
    return Reason::None;
}

} // namespace

Batch packRuns(const std::vector<store::EncodedRun> &runs)
{
    Bytes raw, one;
    for (const store::EncodedRun &run : runs) {
        if (run.changes.empty())
            continue;
        one.clear();
        put(record::wire::Writer(one), run);
        record::wire::Writer(raw).field(OneRun, one);
    }
    Batch batch;
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
    const std::unique_ptr<std::uint8_t[]> raw(new std::uint8_t[batch.rawSize]);
    const std::size_t size =
        ZSTD_decompressDCtx(&decompressor(), raw.get(), batch.rawSize, batch.runs.data(), batch.runs.size());
    if (ZSTD_isError(size) || size != batch.rawSize)
        return Reason::Malformed;
    record::wire::Reader in(ByteView(raw.get(), size));
    std::size_t changes = 0;
    while (!in.atEnd()) {
        const auto [field, type] = in.tag();
        if (field != OneRun || type != record::wire::Type::Bytes) {
            in.skip(type);
            continue;
        }
        if (runs.size() == kMaxRunsPerBatch)
            return Reason::TooLarge;
        Fields fields;
        if (const Reason reason = read(in.prefixed(), fields, kMaxChangesPerBatch - changes); reason != Reason::None)
            return reason;
        changes += fields.bodies.size();
        if (const Reason reason = get(fields, runs.emplace_back()); reason != Reason::None)
            return reason;
    }
    if (in.failed())
        return Reason::Malformed;
    return runs;
}

} // namespace plumbline::core::sync
