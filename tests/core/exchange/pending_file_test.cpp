#include "temporary_folder.h"

#include "core/exchange/file_bytes.h"
#include "core/exchange/pending_file.h"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::TemporaryFolder;

namespace {

std::string contentOf(const std::filesystem::path &file)
{
    return readFile(file, 1'000).value();
}

std::size_t filesIn(const std::filesystem::path &folder)
{
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator{}));
}

} // namespace

TEST_CASE("a pending file is there when it is committed, and leaves nothing when it is not")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "r.csv";
    REQUIRE(writeFile(file, "old"));
    {
        const auto pending = PendingFile::write(file, "new");
        REQUIRE(pending.ok());
        CHECK(contentOf(file) == "old");
    }
    CHECK(contentOf(file) == "old");
    CHECK(filesIn(folder.path()) == 1);
    auto pending = PendingFile::write(file, "new");
    REQUIRE(pending.ok());
    REQUIRE(pending->commit());
    CHECK(contentOf(file) == "new");
    CHECK(filesIn(folder.path()) == 1);
    CHECK(PendingFile::write(folder.path() / "none" / "r.csv", "x").error().code == ErrorCode::NotFound);
    CHECK(PendingFile::write(folder.path(), "x").error().code == ErrorCode::Io);
}

TEST_CASE("a link stays and its target is written, be it there or not")
{
    const TemporaryFolder folder;
    REQUIRE(writeFile(folder.path() / "there", "old"));
    for (const char *target : {"there", "not yet"}) {
        const auto link = folder.path() / (std::string("link to ") + target);
        std::filesystem::create_symlink(target, link);
        REQUIRE(writeFile(link, "new"));
        CHECK(std::filesystem::is_symlink(link));
        CHECK(contentOf(folder.path() / target) == "new");
    }
}

TEST_CASE("what is no file is written into, never replaced")
{
    const TemporaryFolder folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    REQUIRE(reader >= 0);
    REQUIRE(writeFile(pipe, "through"));
    char bytes[16];
    CHECK(std::string(bytes, static_cast<std::size_t>(::read(reader, bytes, sizeof bytes))) == "through");
    ::close(reader);
    CHECK(std::filesystem::is_fifo(pipe));
    const auto full = writeFile("/dev/full", "x"); // a device that takes nothing
    REQUIRE_FALSE(full.ok());
    CHECK(full.error().code == ErrorCode::DiskFull);
    CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("two names of one file are told, also before it is there")
{
    const TemporaryFolder folder;
    REQUIRE(writeFile(folder.path() / "a", "x"));
    std::filesystem::create_symlink("a", folder.path() / "link");
    CHECK(sameFile(folder.path() / "a", folder.path() / "link"));
    CHECK(sameFile(folder.path() / "new", folder.path() / "." / "new"));
    CHECK_FALSE(sameFile(folder.path() / "a", folder.path() / "new"));
}
