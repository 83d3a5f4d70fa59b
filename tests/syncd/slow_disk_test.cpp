// A tablet whose disk is slower than its network: what has arrived and is not on disk yet stays small.

#include "syncd/agent/agent.h"
#include "syncd/agent/limits.h"
#include "tests/bench/sync/relay.h"
#include "tests/bench/sync/site.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <future>
#include <malloc.h>
#include <thread>

using namespace plumbline;
using namespace plumbline::core;
using namespace std::chrono_literals;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kHeapIsCounted = false;
#else
constexpr bool kHeapIsCounted = true;
#endif

constexpr char kAudit[] = "audit-long";
/// More than the window of the protocol lets be on its way: a mebibyte on the wire, some twenty unpacked.
constexpr std::uint64_t kAnswers = 200'000;

/// Of the C library's heap, which the sanitizers do not use.
std::size_t allocated()
{
    const auto heap = ::mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

/// Until nothing has come for half a second.
void awaitStandstill(const bench::Relay &relay)
{
    std::uint64_t before = 0;
    for (int still = 0; still < 25; std::this_thread::sleep_for(20ms)) {
        const std::uint64_t now = relay.bytesDown();
        still = now == before ? still + 1 : 0;
        before = now;
    }
}

} // namespace

TEST_CASE("What a tablet's disk has not taken yet stays within its bound in memory")
{
    const bench::Folder folder;
    const bench::Site site(folder.path() / "server", 2, bench::Assigned::All);
    {
        store::StoreThread first(bench::makeStore(folder.path() / "first", site.credentials(0)));
        first.run([](store::Store &store) { bench::fill(store, kAudit, kAnswers); });
        const auto status = agent::Agent(first).once();
        REQUIRE(status);
        REQUIRE(status->confirmed == kAnswers);
    }

    const bench::Relay relay(site.port());
    store::StoreThread second(bench::makeStore(folder.path() / "second", site.credentials(1, relay.port())));
    std::promise<void> taken;
    std::promise<void> mended;
    second.run([&](store::Store &store) {
        (void)store.subscribe([&, begun = false](const std::string &) mutable {
            if (!std::exchange(begun, true)) {
                taken.set_value();
                mended.get_future().wait(); // the disk stands still
            }
        });
    });
    const std::size_t before = allocated();
    auto exchange = std::async(std::launch::async, [&second] { return agent::Agent(second).once(); });
    const bool begun = taken.get_future().wait_for(30s) == std::future_status::ready;
    std::size_t held = 0;
    if (begun && kHeapIsCounted) {
        for (int looks = 0; looks < 1500 && held < agent::kWaitingBytes; ++looks) { // 30 s
            std::this_thread::sleep_for(20ms);
            held = allocated() - before;
        }
        awaitStandstill(relay);
        held = allocated() - before;
    }
    mended.set_value(); // before anything that may end the test: the exchange waits for it
    const auto status = exchange.get();
    REQUIRE(begun);
    if (kHeapIsCounted) {
        CHECK(held >= agent::kWaitingBytes);
        CHECK(held < 3 * agent::kWaitingBytes);
    }
    REQUIRE(status);
    second.run([](store::Store &store) {
        const auto all = store.audits();
        REQUIRE(all);
        REQUIRE(all->size() == 1);
        CHECK(all->front().changes == kAnswers);
    });
}
