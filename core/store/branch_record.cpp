#include "core/store/branch_record.h"

#include "core/record/wire.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using record::wire::Reader;
using record::wire::Writer;

constexpr std::uint64_t kVersion = 1;

template <class Array>
bool readArray(Reader &in, Array &array)
{
    const ByteView bytes = in.raw(array.size());
    if (in.failed())
        return false;
    std::ranges::copy(bytes, array.begin());
    return true;
}

Bytes readBytes(Reader &in)
{
    const ByteView bytes = in.prefixed();
    return {bytes.begin(), bytes.end()};
}

} // namespace

Bytes encodeBranch(const EncodedRun &run)
{
    Bytes bytes;
    Writer out(bytes);
    out.varint(kVersion);
    out.prefixed(run.audit);
    out.raw(run.origin);
    out.prefixed(run.publicKey);
    out.varint(run.checkpoint ? 1 : 0);
    if (run.checkpoint) {
        out.varint(run.checkpoint->number);
        out.raw(run.checkpoint->hash);
        out.prefixed(run.checkpoint->signature);
    }
    out.varint(run.changes.size());
    for (const EncodedChange &change : run.changes) {
        out.varint(change.number);
        out.prefixed(change.body);
        out.prefixed(change.personal);
    }
    return bytes;
}

std::optional<EncodedRun> decodeBranch(ByteView bytes)
{
    Reader in(bytes);
    EncodedRun run;
    if (in.varint() != kVersion)
        return std::nullopt;
    run.audit = in.text();
    if (!readArray(in, run.origin))
        return std::nullopt;
    run.publicKey = readBytes(in);
    if (in.varint() != 0) {
        trust::Checkpoint checkpoint{run.audit, run.origin, in.varint(), {}, run.publicKey, {}};
        if (!readArray(in, checkpoint.hash))
            return std::nullopt;
        checkpoint.signature = readBytes(in);
        run.checkpoint = std::move(checkpoint);
    }
    for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
        EncodedChange &change = run.changes.emplace_back();
        change.number = in.varint();
        change.body = readBytes(in);
        change.personal = readBytes(in);
    }
    return in.failed() || !in.atEnd() ? std::nullopt : std::optional(std::move(run));
}

} // namespace plumbline::core::store
