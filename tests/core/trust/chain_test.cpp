// Chains, checkpoints and receipts: each binds all of what it stands for.

#include "core/trust/chain.h"
#include "core/trust/receipt.h"
#include "core/trust/signing.h"
#include "tests/support/seeded_surroundings.h"

#include <catch2/catch.hpp>
#include <set>

using namespace plumbline::core;
using namespace plumbline::core::trust;
using plumbline::tests::SeededRandom;

namespace {

const record::OriginId kOrigin{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

struct Signed {
    SeededRandom random{3};
    SigningKey key{Key(random)};
    Checkpoint checkpoint{"audit", kOrigin, 7, sha256(asBytes("seven")), key.publicKey(), {}};
    Receipt receipt{"audit", kOrigin, 7, sha256(asBytes("seven")), ReceiptKind::Server, 1234, key.publicKey(), {}};

    Signed()
    {
        checkpoint.signature = key.sign(checkpointMessage(checkpoint));
        receipt.signature = key.sign(receiptMessage(receipt));
    }
};

} // namespace

TEST_CASE("The first hash is of the audit and the origin, length-prefixed")
{
    const Digest start = genesis("audit", kOrigin);
    record::OriginId other = kOrigin;
    other[15] ^= 1;
    CHECK(genesis("audit", kOrigin) == start);
    CHECK(genesis("audiu", kOrigin) != start);
    CHECK(genesis("audit", other) != start);
    CHECK(genesis("", kOrigin) != genesis(std::string_view("\0", 1), kOrigin));
}

TEST_CASE("A change's hash is that of a documented message")
{
    // "PLC", algorithm 1, number, hash before, size of the body, body; numbers big-endian.
    const Digest before = sha256(asBytes("before"));
    const Bytes body{9, 8, 7};
    Bytes message{'P', 'L', 'C', 1, 0, 0, 0, 0, 0, 0, 1, 2};
    message.insert(message.end(), before.begin(), before.end());
    message.insert(message.end(), {0, 0, 0, 3, 9, 8, 7});
    ChainHasher hasher;
    CHECK(hasher.next(before, 258, body) == sha256(message));
}

TEST_CASE("A chain tells every change, its place and its order apart")
{
    ChainHasher hasher;
    const Digest start = genesis("audit", kOrigin);
    std::set<Digest> seen{start};
    const Bytes bodies[] = {{}, {0}, {0, 0}, {1}, Bytes(5000, 1), Bytes(5001, 1)};
    for (std::uint64_t number = 1; number < 4; ++number)
        for (const Bytes &body : bodies)
            CHECK(seen.insert(hasher.next(start, number, body)).second);
    const Digest a = hasher.next(hasher.next(start, 1, bodies[1]), 2, bodies[3]);
    const Digest b = hasher.next(hasher.next(start, 1, bodies[3]), 2, bodies[1]);
    CHECK(a != b);
}

TEST_CASE("A checkpoint checks until anything of it is another")
{
    const Signed made;
    CHECK(check(made.checkpoint));
    const auto fails = [&](auto alter) {
        Checkpoint checkpoint = made.checkpoint;
        alter(checkpoint);
        const auto checked = check(checkpoint);
        CHECK((!checked && checked.error().code == ErrorCode::Untrusted));
    };
    fails([](Checkpoint &c) { c.audit = "audit "; });
    fails([](Checkpoint &c) { c.origin[0] ^= 1; });
    fails([](Checkpoint &c) { ++c.number; });
    fails([](Checkpoint &c) { c.hash[31] ^= 128; });
    fails([](Checkpoint &c) { c.publicKey[3] ^= 1; });
    fails([](Checkpoint &c) { c.signature[63] ^= 1; });
    fails([](Checkpoint &c) { c.signature.pop_back(); });
    fails([](Checkpoint &c) { c.signature.clear(); });
    fails([](Checkpoint &c) { c.publicKey.clear(); });
}

TEST_CASE("A receipt checks until anything of it is another, and is no checkpoint")
{
    const Signed made;
    CHECK(check(made.receipt));
    const auto fails = [&](auto alter) {
        Receipt receipt = made.receipt;
        alter(receipt);
        CHECK_FALSE(check(receipt));
    };
    fails([](Receipt &r) { r.audit.clear(); });
    fails([](Receipt &r) { r.origin[7] ^= 1; });
    fails([](Receipt &r) { --r.number; });
    fails([](Receipt &r) { r.hash[0] ^= 1; });
    fails([](Receipt &r) { r.kind = ReceiptKind::Hub; });
    fails([](Receipt &r) { ++r.timeMs; });
    fails([](Receipt &r) { r.serverKey[0] ^= 1; });
    fails([&](Receipt &r) { r.signature = made.checkpoint.signature; });
}

TEST_CASE("Ed25519 is that of RFC 8032")
{
    const auto seed = *fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    const SigningKey key{Key(ByteView(seed))};
    CHECK(toHex(key.publicKey()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(toHex(key.sign({}))
          == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f05"
             "95b"
             "be24655141438e7a100b");
    CHECK(verifySignature(key.publicKey(), {}, key.sign({})));
    CHECK_FALSE(verifySignature(key.publicKey(), asBytes("x"), key.sign({})));
}
