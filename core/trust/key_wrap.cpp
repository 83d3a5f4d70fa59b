#include "core/trust/key_wrap.h"

#include "core/trust/sealer.h"

#include <openssl/evp.h>

#include <new>

namespace plumbline::core::trust {

namespace {

constexpr std::size_t kSaltSize = 16;

std::optional<Key> stretch(std::string_view pin, ByteView salt, const ScryptCost &cost)
{
    if (cost.logN < 1 || cost.logN > kMaxScryptLogN || cost.r < 1 || cost.r > kMaxScryptR || cost.p < 1
        || cost.p > kMaxScryptP)
        return std::nullopt;
    const std::uint64_t n = std::uint64_t{1} << cost.logN;
    const std::uint64_t memory = 128 * n * cost.r + 128 * std::uint64_t{cost.r} * cost.p + (1U << 20);
    Key key;
    if (EVP_PBE_scrypt(pin.data(), pin.size(), salt.data(), salt.size(), n, cost.r, cost.p, memory,
                       key.mutableBytes().data(), key.mutableBytes().size())
        != 1)
        throw std::bad_alloc();
    return key;
}

/// The cost is bound, so that nobody can weaken it in the file.
std::uint64_t positionOf(const ScryptCost &cost)
{
    return std::uint64_t{cost.logN} << 32 | std::uint64_t{cost.r} << 16 | cost.p;
}

} // namespace

WrappedKey wrapKey(const Key &key, std::string_view pin, const ScryptCost &cost, Random &random)
{
    WrappedKey wrapped{cost, Bytes(kSaltSize), {}};
    random.fill(wrapped.salt);
    const auto wrapping = stretch(pin, wrapped.salt, cost);
    if (!wrapping)
        throw std::bad_alloc(); // costs are constants of ours; out of their range nothing may be wrapped
    Sealer(*wrapping, random).seal(key.bytes(), positionOf(cost), wrapped.sealed);
    return wrapped;
}

std::optional<Key> unwrapKey(const WrappedKey &wrapped, std::string_view pin, Random &random)
{
    const auto wrapping = stretch(pin, wrapped.salt, wrapped.cost);
    Bytes plain;
    if (!wrapping || !Sealer(*wrapping, random).open(wrapped.sealed, positionOf(wrapped.cost), plain)
        || plain.size() != Key().bytes().size())
        return std::nullopt;
    Key key{ByteView(plain)};
    wipe(plain);
    return key;
}

} // namespace plumbline::core::trust
