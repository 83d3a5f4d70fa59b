#include "core/base/sha256.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4")
{
    CHECK(toHex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(toHex(sha256(asBytes("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("One context serves many digests")
{
    Sha256 hash;
    const Digest first = hash.update("a").update("bc").finish();
    const Digest second = hash.update("abc").finish();
    CHECK(first == second);
    CHECK(first == sha256(asBytes("abc")));
}

TEST_CASE("Hexadecimal goes both ways and refuses what it is not")
{
    CHECK(toHex(Bytes{0x00, 0x7f, 0xff}) == "007fff");
    CHECK(fromHex("007FfF") == Bytes{0x00, 0x7f, 0xff});
    CHECK_FALSE(fromHex("0"));
    CHECK_FALSE(fromHex("0g"));
}
