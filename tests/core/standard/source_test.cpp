// The tables in the program are those of the file under review.

#include "appendix.h"

#include "core/base/sha256.h"
#include "core/standard/catalogue.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using plumbline::test::readFile;

TEST_CASE("the catalogue's hash is the SHA-256 of its source file", "[standard]")
{
    const std::string source = readFile(PLUMBLINE_SOURCE_DIR "/core/standard/catalogue.toml");
    CHECK(standard::catalogueHash() == toHex(sha256(asBytes(source))));
}

TEST_CASE("the catalogue's version is the one of its source file", "[standard]")
{
    const std::string source = readFile(PLUMBLINE_SOURCE_DIR "/core/standard/catalogue.toml");
    const std::string line = "\nversion = \"" + std::string(standard::catalogueVersion()) + "\"\n";
    CHECK(source.find(line) != std::string::npos);
}
