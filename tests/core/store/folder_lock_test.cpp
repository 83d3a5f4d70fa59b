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

TEST_CASE("Two that open the same store again and again never stand in each other's way")
{
    Device device;
    device.close();
    SystemClock clock;
    SystemRandom random;
    constexpr int kTimes = 25;
    const auto done = together(2, [&](int number) {
        int times = 0;
        for (int time = 0; time < kTimes; ++time) {
            const auto opened = store::Store::open(device.path(), pin(), {clock, random});
            const auto evaluation = "E" + std::to_string(number) + std::to_string(time);
            times += opened && (*opened)->append("A", "li", {likert(evaluation, "1.3.1", 4)}) ? 1 : 0;
        }
        return times;
    });
    CHECK(done == std::vector{kTimes, kTimes});
    device.reopen();
    CHECK(device.store->heads("A")->front().number == 2 * kTimes);
}

TEST_CASE("A PIN that was changed stays changed, whoever tries the old one meanwhile")
{
    Device device;
    SystemClock clock;
    SystemRandom random;
    const auto outcomes = together(2, [&](int number) {
        if (number == 0)
            return device.store->changePin("2468", "1357").ok();
        (void)store::Store::open(device.path(), pin(), {clock, random}); // Busy, or by then the wrong PIN
        return true;
    });
    CHECK(outcomes == std::vector{true, true});
    device.close();
    CHECK(device.tryOpen("1357"));
    device.close();
    CHECK(device.tryOpen("2468").error().code == ErrorCode::WrongPin);
}

TEST_CASE("A folder's lock is had by one, and not of a folder that is gone")
{
    const ScratchFolder folder;
    {
        auto lock = FolderLock::take(folder.path());
        REQUIRE(lock);
        std::latch asked(1);
        auto second = std::async(std::launch::async, [&] {
            asked.count_down();
            return FolderLock::take(folder.path()).ok();
        });
        asked.wait();
        CHECK(second.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
        {
            const auto given = std::move(*lock);
        }
        CHECK(second.get());
    }
    CHECK(FolderLock::take(folder.path()));
    CHECK(FolderLock::take(folder.path() / "none").error().code == ErrorCode::Io);
}
