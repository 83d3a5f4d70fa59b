// store.* and trust.verify of bench.md. Each figure and its limit are taken in turns in one run.

#include "core/base/sha256.h"
#include "core/record/encoding.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/standard/catalogue.h"
#include "core/store/store.h"
#include "tests/bench/bare_database.h"
#include "tests/bench/figure.h"

#include <unistd.h>

using namespace plumbline;
using namespace plumbline::core;
using namespace plumbline::core::record;

namespace {

constexpr int kRounds = 9;
constexpr int kAnswersPerTransaction = 1000;

SystemClock systemClock;
SystemRandom systemRandom;

/// On the disk of the build folder, not in memory: a sync must cost what it costs.
class Folder {
public:
    Folder()
        : m_path(std::filesystem::current_path()
                 / ("bench-" + std::to_string(::getpid()) + '-' + std::to_string(s_next++)))
    {
        std::filesystem::create_directories(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    const std::filesystem::path &path() const { return m_path; }

private:
    static inline int s_next = 0;
    std::filesystem::path m_path;
};

std::unique_ptr<store::Store> makeStore(const std::filesystem::path &folder)
{
    auto made = store::Store::create(folder, store::KeyFileProtection{}, {systemClock, systemRandom});
    if (!made)
        std::abort();
    return std::move(*made);
}

std::vector<Edit> answers(std::uint64_t first, int count)
{
    std::vector<Edit> edits;
    const auto items = standard::serviceItems();
    for (int i = 0; i < count; ++i) {
        const std::uint64_t n = first + static_cast<std::uint64_t>(i);
        const auto item = standard::item(items[n % items.size()]).code;
        edits.push_back({{EntityKind::Answer, answerKey("E" + std::to_string(n / items.size()), item)},
                         {{field::kLikert, static_cast<std::int64_t>(n % 5 + 1)}},
                         {}});
    }
    return edits;
}

void append(store::Store &store, const std::vector<Edit> &edits)
{
    if (!store.append("audit", "auditor-1", edits))
        std::abort();
}

Bytes bodyOf(const Edit &edit)
{
    Change change{"audit", {{}, 100'000}, {systemClock.nowMs(), 0}, "auditor-1", "", edit.entity, {}};
    change.patches.push_back({edit.fields[0].first, edit.fields[0].second, {}});
    return encode(change, systemRandom).body;
}

void tap()
{
    constexpr int kTaps = 3400; // a hundred evaluations
    constexpr int kTurn = 34;
    const Folder folder;
    const auto ours = makeStore(folder.path() / "store");
    bench::BareDatabase bare(folder.path() / "bare.db");
    // The same bytes: the sealed change, and the sealed registers of an evaluation half filled in.
    const Bytes logRow(bodyOf(answers(0, 1)[0]).size() + 4 + 29, 0x5a);
    const Bytes registerRow(17 * 22 + 60 + 29, 0xa5);
    std::vector<double> oursMs, bareMs;
    for (int turn = 0; turn < kTaps / kTurn; ++turn) {
        const auto edits = answers(static_cast<std::uint64_t>(turn) * kTurn, kTurn);
        for (int i = 0; i < kTurn; ++i) {
            const std::vector<Edit> one{edits[static_cast<std::size_t>(i)]};
            oursMs.push_back(1e3 * bench::secondsOf([&] { append(*ours, one); }));
        }
        for (int i = 0; i < kTurn; ++i)
            bareMs.push_back(1e3 * bench::secondsOf([&] {
                                 bare.begin();
                                 bare.log(turn * kTurn + i + 1, logRow);
                                 bare.putRegister(turn + 1, registerRow);
                                 bare.commit();
                             }));
    }
    bench::printRatio("store.tap_p50", bench::percentile(oursMs, 0.5), "ms", "bare SQLite commit of the same bytes",
                      bench::percentile(bareMs, 0.5), 1.3, false);
    bench::printRatio("store.tap_p99", bench::percentile(oursMs, 0.99), "ms", "bare SQLite commit of the same bytes",
                      bench::percentile(bareMs, 0.99), 2.0, false);
}

void bulk()
{
    constexpr int kTransactions = 20;
    const Folder folder;
    const auto ours = makeStore(folder.path() / "store");
    bench::BareDatabase bare(folder.path() / "bare.db");
    std::vector<double> oursRates, bareRates;
    std::int64_t key = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<std::vector<Edit>> batches;
        std::vector<std::vector<Bytes>> rows;
        for (int i = 0; i < kTransactions; ++i) {
            const auto first = static_cast<std::uint64_t>((round * kTransactions + i) * kAnswersPerTransaction);
            batches.push_back(answers(first, kAnswersPerTransaction));
            auto &bodies = rows.emplace_back();
            for (const Edit &edit : batches.back())
                bodies.push_back(bodyOf(edit));
        }
        constexpr double kAnswers = kTransactions * kAnswersPerTransaction;
        bareRates.push_back(kAnswers / bench::secondsOf([&] {
                                for (const auto &batch : rows) {
                                    bare.begin();
                                    for (const Bytes &row : batch)
                                        bare.log(++key, row);
                                    bare.commit();
                                }
                            }));
        oursRates.push_back(kAnswers / bench::secondsOf([&] {
                                for (const auto &batch : batches)
                                    append(*ours, batch);
                            }));
    }
    bench::printRatio("store.append", bench::medianOf(oursRates), "answers/s", "bare insertion of the same log rows",
                      bench::medianOf(bareRates), 0.6, true);
}

/// Bytes that are sealed: of the log's bodies and of the registers, as they stand in the file.
double sealedBytes(const std::filesystem::path &file)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    double bytes = 0;
    if (sqlite3_open(file.c_str(), &database) == SQLITE_OK
        && sqlite3_prepare_v2(database,
                              "SELECT (SELECT sum(length(sealed) - 29) FROM log) + (SELECT sum(length(sealed) - 29) "
                              "FROM registers)",
                              -1, &statement, nullptr)
            == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        bytes = sqlite3_column_double(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return bytes;
}

std::unique_ptr<store::Store> filled(const std::filesystem::path &folder, std::uint64_t changes)
{
    auto store = makeStore(folder);
    for (std::uint64_t first = 0; first < changes; first += kAnswersPerTransaction)
        append(*store,
               answers(first, static_cast<int>(std::min<std::uint64_t>(kAnswersPerTransaction, changes - first))));
    return store;
}

double openSeconds(const std::filesystem::path &folder)
{
    std::vector<double> seconds;
    for (int i = 0; i < 15; ++i) {
        std::unique_ptr<store::Store> opened;
        seconds.push_back(bench::secondsOf([&] {
            auto store = store::Store::open(folder, store::KeyFileProtection{}, {systemClock, systemRandom});
            if (!store)
                std::abort();
            opened = std::move(*store);
        }));
    }
    return bench::medianOf(seconds);
}

/// Reads every row and hashes as many bodies of the same size.
double readAndHash(const std::filesystem::path &file, std::uint64_t changes, const Bytes &body)
{
    return bench::secondsOf([&] {
        sqlite3 *database = nullptr;
        sqlite3_stmt *statement = nullptr;
        std::size_t bytes = 0;
        sqlite3_open(file.c_str(), &database);
        sqlite3_prepare_v2(database, "SELECT key, sealed FROM log ORDER BY key", -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const auto *data = static_cast<const std::uint8_t *>(sqlite3_column_blob(statement, 1));
            bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement, 1)) + data[0];
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
        Sha256 hash;
        for (std::uint64_t i = 0; i < changes; ++i)
            bytes += hash.update(body).finish()[0];
        if (bytes == 0)
            std::abort();
    });
}

void large()
{
    constexpr std::uint64_t kMany = 1'000'000;
    const Folder folder;
    const auto small = folder.path() / "small";
    const auto big = folder.path() / "big";
    filled(small, 1000).reset();
    filled(big, kMany).reset(); // closing checkpoints
    const double onDisk = static_cast<double>(std::filesystem::file_size(big / "store.db"));
    bench::printRatio("store.bytes", onDisk / kMany, "bytes an answer", "sealed payload",
                      sealedBytes(big / "store.db") / kMany, 1.5, false);
    const double smallSeconds = openSeconds(small);
    bench::printValue("store.open_growth", openSeconds(big) / smallSeconds, "times", 2);
    const Bytes body = bodyOf(answers(500'000, 1)[0]);
    std::vector<double> ours, bare;
    for (int i = 0; i < 5; ++i) {
        bare.push_back(readAndHash(big / "store.db", kMany, body));
        auto store = store::Store::open(big, store::KeyFileProtection{}, {systemClock, systemRandom});
        if (!store)
            std::abort();
        ours.push_back(bench::secondsOf([&] {
            const auto findings = (*store)->verify();
            if (!findings || !findings->empty())
                std::abort();
        }));
    }
    bench::printRatio("trust.verify", bench::medianOf(ours), "s", "reading them and bare SHA-256 of each",
                      bench::medianOf(bare), 2, false);
}

} // namespace

/// Without arguments all of them; or some of: tap bulk large.
int main(int count, char **arguments)
{
    const std::vector<std::string> wanted(arguments + 1, arguments + count);
    const auto run = [&](const char *name, void (*figures)()) {
        if (wanted.empty() || std::ranges::find(wanted, name) != wanted.end())
            figures();
    };
    run("tap", tap);
    run("bulk", bulk);
    run("large", large);
    return 0;
}
