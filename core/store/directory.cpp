#include "core/store/directory.h"

#include "core/record/wire.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using record::wire::Reader;
using record::wire::Writer;

void read(ByteView bytes, Salvage &salvage)
{
    Reader in(bytes);
    for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
        const auto number = static_cast<std::int64_t>(in.varint());
        std::string id = in.text();
        if (!in.failed())
            salvage.audits.try_emplace(number, std::move(id));
    }
    for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
        const auto number = static_cast<std::int64_t>(in.varint());
        Salvage::Origin origin;
        const ByteView id = in.raw(origin.id.size());
        const ByteView key = in.prefixed();
        if (in.failed())
            return;
        std::ranges::copy(id, origin.id.begin());
        origin.publicKey.assign(key.begin(), key.end());
        salvage.origins.try_emplace(number, std::move(origin));
    }
    for (std::uint64_t left = in.varint(); left > 0 && !in.failed(); --left) {
        Stream stream;
        stream.number = static_cast<std::int64_t>(in.varint());
        stream.audit = static_cast<std::int64_t>(in.varint());
        stream.origin = static_cast<std::int64_t>(in.varint());
        if (!in.failed())
            salvage.streams.try_emplace(stream.number, stream);
    }
}

/// Whose stream starts with this hash.
void identify(std::int64_t number, const Digest &genesis, Salvage &salvage)
{
    for (const auto &[audit, id] : salvage.audits) {
        for (const auto &[origin, known] : salvage.origins) {
            if (trust::genesis(id, known.id) != genesis)
                continue;
            salvage.streams[number] = {number, audit, origin, 0, {}, {}, false};
            return;
        }
    }
}

} // namespace

Bytes encodeDirectory(const Names &names)
{
    Bytes bytes;
    Writer out(bytes);
    out.varint(names.audits().size());
    for (const auto &[number, id] : names.audits()) {
        out.varint(static_cast<std::uint64_t>(number));
        out.prefixed(id);
    }
    std::int64_t origins = 0;
    while (names.originId(origins + 1) != nullptr)
        ++origins;
    out.varint(static_cast<std::uint64_t>(origins));
    for (std::int64_t number = 1; number <= origins; ++number) {
        out.varint(static_cast<std::uint64_t>(number));
        out.raw(*names.originId(number));
        out.prefixed(names.publicKey(number));
    }
    out.varint(names.streams().size());
    for (const auto &[number, stream] : names.streams()) {
        out.varint(static_cast<std::uint64_t>(number));
        out.varint(static_cast<std::uint64_t>(stream.audit));
        out.varint(static_cast<std::uint64_t>(stream.origin));
    }
    return bytes;
}

void complete(Salvage &salvage, Store::Impl &store)
{
    if (const auto directory = salvage.settings.find(kDirectory); directory != salvage.settings.end()) {
        read(directory->second, salvage);
        salvage.settings.erase(directory); // of the numbers then
    }
    for (const auto &[key, sealed] : salvage.log) {
        const auto number = static_cast<std::int64_t>(static_cast<std::uint64_t>(key) >> kNumberBits);
        if (salvage.streams.contains(number))
            continue;
        if (const auto row = store.log.open(key, sealed); row && row->first == 1 && row->before)
            identify(number, *row->before, salvage);
    }
}

} // namespace plumbline::core::store
