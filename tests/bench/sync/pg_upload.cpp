#include "core/store/store.h"
#include "syncd/backend/shared_record.h"
#include "tests/bench/figure.h"
#include "tests/bench/sync/cluster.h"
#include "tests/bench/sync/figures.h"
#include "tests/bench/sync/site.h"
#include "tests/bench/sync/uploading.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace plumbline::bench {

using namespace core;

namespace {

constexpr std::uint64_t kAnswers = 100'000;
constexpr std::size_t kTransaction = 1000;
constexpr int kRounds = 5;

using Connection = std::unique_ptr<PGconn, void (*)(PGconn *)>;

void check(PGconn *connection, PGresult *result, ExecStatusType wanted)
{
    if (PQresultStatus(result) != wanted)
        giveUp(PQerrorMessage(connection));
    PQclear(result);
}

void append(std::string &out, std::uint64_t number, int size)
{
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(number >> shift));
}

void appendField(std::string &out, std::string_view bytes)
{
    append(out, bytes.size(), 4);
    out.append(bytes);
}

/// COPY's binary form of a stream's changes, 1,000 in each: made before the clock runs.
std::vector<std::string> copyBlocks(store::Store &store, const std::string &audit)
{
    std::vector<std::string> blocks;
    std::uint64_t next = 1;
    while (next <= kAnswers) {
        const auto run = store.read(audit, store.origin(), next, ~std::size_t{0}, next + kTransaction - 1);
        if (!run || run->changes.size() != kTransaction)
            giveUp("the store does not hold what was appended");
        std::string block("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
        for (const store::EncodedChange &change : run->changes) {
            append(block, 5, 2);
            appendField(block, audit);
            appendField(block, {reinterpret_cast<const char *>(run->origin.data()), run->origin.size()});
            append(block, 8, 4);
            append(block, change.number, 8);
            appendField(block, {reinterpret_cast<const char *>(change.body.data()), change.body.size()});
            appendField(block, {reinterpret_cast<const char *>(change.personal.data()), change.personal.size()});
        }
        append(block, 0xffff, 2);
        blocks.push_back(std::move(block));
        next += kTransaction;
    }
    return blocks;
}

/// Into the same table, and nothing else.
double bareSeconds(PGconn *connection, const std::vector<std::string> &blocks)
{
    return secondsOf([&] {
        for (const std::string &block : blocks) {
            check(connection, PQexec(connection, "BEGIN"), PGRES_COMMAND_OK);
            check(connection,
                  PQexec(connection, "COPY changes(audit, origin, number, body, personal) FROM STDIN (FORMAT binary)"),
                  PGRES_COPY_IN);
            if (PQputCopyData(connection, block.data(), static_cast<int>(block.size())) != 1
                || PQputCopyEnd(connection, nullptr) != 1)
                giveUp(PQerrorMessage(connection));
            while (PGresult *result = PQgetResult(connection))
                check(connection, result, PGRES_COMMAND_OK);
            check(connection, PQexec(connection, "COMMIT"), PGRES_COMMAND_OK);
        }
    });
}

} // namespace

void pgUpload()
{
    if (!Cluster::isThere())
        giveUp("PostgreSQL is not installed: sync.pg_upload cannot be measured");
    Cluster cluster;
    const Folder folder;
    const Site site(folder.path() / "server", kRounds, Assigned::Nothing, cluster.database("ours"));
    const std::string bareUrl = cluster.database("bare");
    if (const auto made = backend::SharedRecord::open(bareUrl, "bench"); !made) // the same tables
        giveUp(made.error().message.en);
    const Connection connection(PQconnectdb(bareUrl.c_str()), PQfinish);
    std::vector<double> ours, bare;
    for (int round = 0; round < kRounds; ++round) {
        const std::string name = "audit-" + std::to_string(round);
        auto store = makeStore(folder.path() / name, site.credentials(round));
        fill(*store, name, kAnswers);
        bare.push_back(kAnswers / bareSeconds(connection.get(), copyBlocks(*store, name)));
        store::StoreThread tablet(std::move(store));
        ours.push_back(kAnswers / uploadSeconds(tablet, kAnswers));
    }
    printRatio("sync.pg_upload", medianOf(ours), "answers/s", "COPY of the same log rows, 1,000 a transaction",
               medianOf(bare), 0.5, true);
}

} // namespace plumbline::bench
