// Sealing and keys: what is sealed opens only whole, under its key and at its place.

#include "core/trust/key_wrap.h"
#include "core/trust/sealer.h"
#include "tests/support/seeded_surroundings.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace plumbline::core;
using namespace plumbline::core::trust;
using plumbline::tests::SeededRandom;

namespace {

constexpr ScryptCost kCheap{4, 1, 1};

Bytes bytesOf(std::string_view text)
{
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

} // namespace

TEST_CASE("What is sealed opens at its place and under its key only")
{
    SeededRandom random(1);
    const Key key(random), other(random);
    Sealer sealer(key, random), stranger(other, random);
    Bytes sealed, plain;
    for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 5000U}) {
        const Bytes text(size, 0x42);
        sealer.seal(text, 77, sealed);
        CHECK(sealed.size() == size + Sealer::kOverhead);
        REQUIRE(sealer.open(sealed, 77, plain));
        CHECK(plain == text);
        CHECK_FALSE(sealer.open(sealed, 78, plain));
        CHECK_FALSE(stranger.open(sealed, 77, plain));
    }
}

TEST_CASE("Any flipped bit and any cut is found")
{
    SeededRandom random(1);
    Sealer sealer(Key(random), random);
    Bytes sealed, plain;
    sealer.seal(asBytes("an answer"), 5, sealed);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        Bytes flipped = sealed;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
        CHECK_FALSE(sealer.open(flipped, 5, plain));
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        CHECK_FALSE(sealer.open(ByteView(sealed).first(size), 5, plain));
    sealed.push_back(0);
    CHECK_FALSE(sealer.open(sealed, 5, plain));
}

TEST_CASE("No nonce comes twice, and the same text never looks the same")
{
    SeededRandom random(1);
    Sealer sealer(Key(random), random);
    std::set<Bytes> nonces, texts;
    Bytes sealed;
    for (int i = 0; i < 2000; ++i) {
        sealer.seal(asBytes("the same"), 1, sealed);
        CHECK(sealed[0] == 1); // the algorithm
        nonces.insert(Bytes(sealed.begin() + 1, sealed.begin() + 13));
        texts.insert(Bytes(sealed.begin() + 13, sealed.end()));
    }
    CHECK(nonces.size() == 2000);
    CHECK(texts.size() == 2000);
}

TEST_CASE("Keys for different purposes have nothing to do with each other")
{
    SeededRandom random(1);
    const Key key(random);
    const auto bytes = [](const Key &each) { return Bytes(each.bytes().begin(), each.bytes().end()); };
    CHECK(bytes(key.derive("log")) == bytes(key.derive("log")));
    CHECK(bytes(key.derive("log")) != bytes(key.derive("settings")));
    CHECK(bytes(key.derive("log")) != bytes(key));
    CHECK(bytes(key.derive("log")) != bytes(Key(random).derive("log")));
    CHECK(keyedTag(key, "a") == keyedTag(key, "a"));
    CHECK(keyedTag(key, "a") != keyedTag(key, "b"));
    CHECK(keyedTag(key, "a") != keyedTag(Key(random), "a"));
    const Tagger tagger(key), other{Key(random)};
    for (const std::string &name : {std::string("a"), std::string(), std::string(200, 'x'), std::string("a")}) {
        CHECK(tagger.of(name) == keyedTag(key, name));
        CHECK(other.of(name) != tagger.of(name));
    }
}

TEST_CASE("A keyed tag is the beginning of HMAC-SHA256 (RFC 4231, case 4)")
{
    Bytes bytes(32, 0);
    for (std::size_t i = 0; i < 25; ++i) // shorter keys are filled up with zeros
        bytes[i] = static_cast<std::uint8_t>(i + 1);
    const std::string data(50, static_cast<char>(0xcd));
    CHECK(toHex(Tagger(Key(bytes)).of(data)) == "82558a389a443c0ea4cc819899f2083a");
}

TEST_CASE("A wrapped key opens by its PIN alone; nobody weakens its cost")
{
    SeededRandom random(1);
    const Key key(random);
    const WrappedKey wrapped = wrapKey(key, "2468", kCheap, random);
    const auto opened = unwrapKey(wrapped, "2468", random);
    REQUIRE(opened);
    CHECK(std::ranges::equal(opened->bytes(), key.bytes()));
    for (const char *pin : {"2469", "246", "24680", "", " 2468"})
        CHECK_FALSE(unwrapKey(wrapped, pin, random));
    WrappedKey altered = wrapped;
    altered.cost.logN = 3;
    CHECK_FALSE(unwrapKey(altered, "2468", random));
    altered = wrapped;
    altered.salt[0] ^= 1;
    CHECK_FALSE(unwrapKey(altered, "2468", random));
    altered = wrapped;
    altered.sealed.back() ^= 1;
    CHECK_FALSE(unwrapKey(altered, "2468", random));
    for (const ScryptCost cost :
         {ScryptCost{0, 8, 1}, ScryptCost{kMaxScryptLogN + 1, 8, 1}, ScryptCost{4, 0, 1},
          ScryptCost{4, kMaxScryptR + 1, 1}, ScryptCost{4, 1, 0}, ScryptCost{4, 1, kMaxScryptP + 1}}) {
        altered = wrapped;
        altered.cost = cost;
        CHECK_FALSE(unwrapKey(altered, "2468", random)); // without taking the memory or the time that it asks for
    }
    CHECK(wrapKey(key, "2468", kCheap, random).salt != wrapped.salt);
}

TEST_CASE("Wiping leaves nothing")
{
    Bytes secret = bytesOf("secret");
    wipe(secret);
    CHECK(secret == Bytes(6, 0));
}
