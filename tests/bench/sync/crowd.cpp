#include "tests/bench/figure.h"
#include "tests/bench/sync/figures.h"
#include "tests/bench/sync/light_tablet.h"
#include "tests/bench/sync/site.h"

#include <string>

namespace plumbline::bench {

using namespace core;

namespace {

constexpr int kTablets = 200;
constexpr std::uint64_t kEach = 500;
constexpr std::uint64_t kAll = kTablets * kEach;
constexpr int kRounds = 5;

struct Record {
    record::OriginId origin{};
    std::vector<store::EncodedRun> slices;
};

/// What each of the tablets has written; the server is what is measured, not they.
std::vector<Record> recordsOf(const std::filesystem::path &folder, int tablets, std::uint64_t each)
{
    std::vector<Record> records;
    for (int i = 0; i < tablets; ++i) {
        const std::string audit = "audit-" + std::to_string(i);
        const auto store = makeStore(folder / std::to_string(i));
        fill(*store, audit, each);
        records.push_back({store->origin(), slicesOf(*store, audit)});
    }
    return records;
}

/// Tablets that are connected and live send all they have at once; answers a second until the last receipt.
double rate(const std::vector<Record> &records)
{
    const Folder folder;
    const Site site(folder.path() / "server", static_cast<int>(records.size()), Assigned::Own);
    agent::Loop loop;
    std::vector<std::unique_ptr<LightTablet>> crowd;
    std::size_t awaited = records.size();
    for (std::size_t i = 0; i < records.size(); ++i) {
        crowd.push_back(std::make_unique<LightTablet>(loop, site.credentials(static_cast<int>(i)),
                                                      sync::Holdings{records[i].origin, {}, {}, {}}));
        crowd.back()->caughtUp = [&] {
            if (--awaited == 0)
                loop.stop();
        };
    }
    loop.run();
    awaited = records.size();
    auto copies = records;
    return kAll / secondsOf([&] {
               for (std::size_t i = 0; i < crowd.size(); ++i)
                   crowd[i]->offer(std::move(copies[i].slices));
               loop.run();
           });
}

} // namespace

void crowd()
{
    const Folder folder;
    const auto ofOne = recordsOf(folder.path() / "one", 1, kAll);
    const auto ofMany = recordsOf(folder.path() / "many", kTablets, kEach);
    std::vector<double> many, one;
    for (int round = 0; round < kRounds; ++round) {
        one.push_back(rate(ofOne));
        many.push_back(rate(ofMany));
    }
    printRatio("sync.tablets_200", medianOf(many), "answers/s", "one tablet's rate", medianOf(one), 0.8, true);
}

} // namespace plumbline::bench
