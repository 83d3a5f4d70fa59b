// Several programs at one folder: none undoes what another was told is done.

#include "core/store/folder_lock.h"
#include "tests/core/store/store_fixture.h"

#include <catch2/catch.hpp>

#include <future>
#include <latch>

using namespace plumbline;
using namespace plumbline::tests;
using store::FolderLock;

namespace {

/// All at once, each on a thread of its own; what each came to.
template <class Work>
auto together(int count, const Work &work)
{
    std::latch begun(count);
    std::vector<std::future<decltype(work(0))>> all;
    for (int number = 0; number < count; ++number)
        all.push_back(std::async(std::launch::async, [&, number] {
            begun.arrive_and_wait();
            return work(number);
        }));
    std::vector<decltype(work(0))> results;
    for (auto &each : all)
        results.push_back(each.get());
    return results;
}

} // namespace

TEST_CASE("Of several that make a store in one folder one does, and keeps what it wrote")
{
    for (const bool there : {false, true}) {
        CAPTURE(there);
        const ScratchFolder folder;
        const auto path = folder.path() / "store";
        if (there)
            std::filesystem::create_directory(path);
        SystemClock clock;
        SystemRandom random;
        const auto outcomes = together(4, [&](int number) {
            const auto made = store::Store::create(path, pin(), {clock, random});
            if (!made)
                return made.error().code;
            const auto wrote = (*made)->append("A", "li", {likert("E" + std::to_string(number), "1.3.1", 4)});
            return wrote ? ErrorCode::Internal : wrote.error().code;
        });
        CHECK(std::ranges::count(outcomes, ErrorCode::Internal) == 1);
        CHECK(std::ranges::count(outcomes, ErrorCode::InvalidInput) == 3);
        const auto opened = store::Store::open(path, pin(), {clock, random});
        REQUIRE(opened);
        CHECK((*opened)->heads("A")->size() == 1);
        CHECK((*opened)->verify()->empty());
    }
}

TEST_CASE("Several that open a store by its PIN wait for each other")
{
    Device device;
    device.close();
    SystemClock clock;
    SystemRandom random;
    const auto done = together(4, [&](int number) {
        const auto opened = store::Store::open(device.path(), pin(), {clock, random});
        return opened.ok() && (*opened)->append("A", "li", {likert("E1", "1.3." + std::to_string(number + 1), 4)}).ok();
    });
    CHECK(std::ranges::count(done, true) == 4);
    device.reopen();
    CHECK(device.store->heads("A")->front().number == 4);
}

TEST_CASE("A folder's lock is had by one, and not of a folder that is gone")
{
    const ScratchFolder folder;
    {
        const auto lock = FolderLock::take(folder.path());
        REQUIRE(lock);
        CHECK(FolderLock::take(folder.path()).error().code == ErrorCode::Busy);
    }
    CHECK(FolderLock::take(folder.path()));
    CHECK(FolderLock::take(folder.path() / "none").error().code == ErrorCode::Io);
}
