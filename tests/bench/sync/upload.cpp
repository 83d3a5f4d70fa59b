#include "core/record/encoding.h"
#include "syncd/agent/agent.h"
#include "tests/bench/bare_database.h"
#include "tests/bench/figure.h"
#include "tests/bench/sync/figures.h"
#include "tests/bench/sync/relay.h"
#include "tests/bench/sync/site.h"
#include "tests/bench/sync/uploading.h"

namespace plumbline::bench {

using namespace core;

namespace {

constexpr std::uint64_t kAnswers = 100'000;
constexpr std::uint64_t kTapped = 10'000; ///< for the wire: each at its own time, as in the field
constexpr int kTransaction = 1000;
constexpr int kPerEvaluation = 34;
constexpr int kRounds = 5;

Bytes bodyOf(const record::Edit &edit)
{
    record::Change change{"audit", {{}, 100'000}, {kSystemClock.nowMs(), 0}, "auditor-1", "", edit.entity, {}};
    for (const auto &[field, value] : edit.fields)
        change.patches.push_back({field, value, {}});
    return record::encode(change, systemRandom).body;
}

/// Log rows as they are, and a register row for each evaluation once a transaction.
double bareSeconds(const std::filesystem::path &file)
{
    std::vector<Bytes> rows;
    for (const record::Edit &edit : answers(0, kAnswers))
        rows.push_back(bodyOf(edit));
    const Bytes registers(kPerEvaluation * 22 + 60, 0xa5);
    BareDatabase bare(file);
    return secondsOf([&] {
        for (std::size_t first = 0; first < rows.size(); first += kTransaction) {
            bare.begin();
            for (std::size_t i = first; i < first + kTransaction; ++i)
                bare.log(static_cast<std::int64_t>(i + 1), rows[i]);
            for (std::size_t i = first / kPerEvaluation; i <= (first + kTransaction - 1) / kPerEvaluation; ++i)
                bare.putRegister(static_cast<std::int64_t>(i + 1), registers);
            bare.commit();
        }
    });
}

} // namespace

double uploadSeconds(store::StoreThread &tablet, std::uint64_t changes)
{
    agent::Agent agent(tablet);
    Result<agent::Status> status = agent::Status{};
    const double seconds = secondsOf([&] { status = agent.once(); });
    if (!status)
        giveUp(status.error().message.en);
    if (status->confirmed < changes || status->unconfirmed != 0)
        giveUp("not all was confirmed");
    return seconds;
}

void upload()
{
    const Folder folder;
    const Site site(folder.path() / "server", kRounds + 1, Assigned::Nothing);
    std::vector<double> ours, bare;
    for (int round = 0; round < kRounds; ++round) {
        const std::string name = "audit-" + std::to_string(round);
        bare.push_back(kAnswers / bareSeconds(folder.path() / (name + ".db")));
        auto store = makeStore(folder.path() / name, site.credentials(round));
        fill(*store, name, kAnswers);
        store::StoreThread tablet(std::move(store));
        ours.push_back(kAnswers / uploadSeconds(tablet, kAnswers));
    }
    printRatio("sync.upload_100k", medianOf(ours), "answers/s", "bare insertion of the same log and register rows",
               medianOf(bare), 0.6, true);

    const Relay relay(site.port());
    auto store = makeStore(folder.path() / "wire", site.credentials(kRounds, relay.port()), kVisitClock);
    fill(*store, "0197a9c2-4c1e-7d51-b1f0-5c1f6a5c9e11", kTapped, 1);
    store::StoreThread tablet(std::move(store));
    uploadSeconds(tablet, kTapped);
    printValue("sync.bytes_up", static_cast<double>(relay.bytesUp()) / kTapped, "bytes an answer", 24);
}

} // namespace plumbline::bench
