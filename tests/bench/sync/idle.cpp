#include "tests/bench/figure.h"
#include "tests/bench/sync/figures.h"
#include "tests/bench/sync/light_tablet.h"
#include "tests/bench/sync/site.h"

#include <string>

namespace plumbline::bench {

namespace {

constexpr int kTablets = 5000;
constexpr int kAtOnce = 100; // handshakes under way, so that none of them waits for its time-out

} // namespace

void idle()
{
    const Folder folder;
    const Site site(folder.path() / "server", kTablets, Assigned::Nothing);
    const std::uint64_t before = site.residentBytes();
    agent::Loop loop;
    std::vector<std::unique_ptr<LightTablet>> tablets;
    for (int first = 0; first < kTablets; first += kAtOnce) {
        int awaited = kAtOnce;
        for (int i = first; i < first + kAtOnce; ++i) {
            core::sync::Holdings holdings;
            systemRandom.fill(holdings.origin);
            tablets.push_back(std::make_unique<LightTablet>(loop, site.credentials(i), holdings));
            tablets.back()->caughtUp = [&] {
                if (--awaited == 0)
                    loop.stop();
            };
        }
        loop.run();
    }
    printValue("sync.idle_kib", static_cast<double>(site.residentBytes() - before) / 1024 / kTablets, "KiB a tablet",
               96);
}

} // namespace plumbline::bench
