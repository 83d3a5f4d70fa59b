#include "core/store/salvage.h"

#include "core/store/page_scan.h"
#include "core/store/schema.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

const Bytes *blob(const Column &column, std::size_t size = 0)
{
    const auto *bytes = std::get_if<Bytes>(&column);
    return bytes != nullptr && (size == 0 || bytes->size() == size) ? bytes : nullptr;
}

const std::int64_t *integer(const Column &column)
{
    return std::get_if<std::int64_t>(&column);
}

/// What `INTEGER PRIMARY KEY` leaves in a record: the rowid stands for it.
bool isRowid(const ScannedRow &row)
{
    return row.rowid && !row.columns.empty() && std::holds_alternative<std::monostate>(row.columns[0]);
}

class Sorter {
public:
    explicit Sorter(Store::Impl &store) : m_store(store) { }

    Salvage found;

    void take(const ScannedRow &row)
    {
        const bool keyed = isRowid(row);
        if (keyed && row.columns.size() == 2)
            logRow(row);
        else if (keyed && row.columns.size() == 3)
            auditOriginOrCheckpoint(row);
        else if (keyed && row.columns.size() == 7)
            stream(row);
        else if (!row.rowid && row.columns.size() == 7)
            receipt(row);
        else if (!row.rowid && row.columns.size() == 2)
            setting(row);
    }

private:
    void logRow(const ScannedRow &row)
    {
        const Bytes *const sealed = blob(row.columns[1]);
        if (sealed != nullptr && m_store.log.open(*row.rowid, *sealed))
            found.log[*row.rowid] = *sealed;
    }
    void auditOriginOrCheckpoint(const ScannedRow &row)
    {
        const Bytes *const first = blob(row.columns[1]);
        const Bytes *const second = blob(row.columns[2]);
        if (first == nullptr)
            return;
        if (first->size() == Digest().size() && second != nullptr && second->size() == 64) {
            Salvage::Proof &proof = found.checkpoints.emplace_back();
            proof.key = *row.rowid;
            std::ranges::copy(*first, proof.hash.begin());
            proof.signature = *second;
            return;
        }
        if (first->size() != record::OriginId().size())
            return;
        if (const auto id = second == nullptr ? std::nullopt : m_store.names.openAuditId(*row.rowid, *second)) {
            found.audits[*row.rowid] = *id;
        } else if (second == nullptr || second->size() == 32) {
            Salvage::Origin &origin = found.origins[*row.rowid];
            std::ranges::copy(*first, origin.id.begin());
            if (second != nullptr)
                origin.publicKey = *second;
        }
    }
    void stream(const ScannedRow &row)
    {
        const auto *const audit = integer(row.columns[1]), *const origin = integer(row.columns[2]),
                          *const head = integer(row.columns[3]), *const millis = integer(row.columns[5]),
                          *const counter = integer(row.columns[6]);
        const Bytes *const hash = blob(row.columns[4], Digest().size());
        if (audit == nullptr || origin == nullptr || head == nullptr || hash == nullptr || millis == nullptr
            || counter == nullptr)
            return;
        Stream &stream = found.streams[*row.rowid];
        if (static_cast<std::uint64_t>(*head) < stream.head)
            return; // an older copy of the row, on a page that is free
        stream = {*row.rowid, *audit,
                  *origin,    static_cast<std::uint64_t>(*head),
                  {},         {*millis, static_cast<std::uint32_t>(*counter)},
                  false};
        std::ranges::copy(*hash, stream.hash.begin());
    }
    void receipt(const ScannedRow &row)
    {
        // In the order of the primary key first: stream, kind, server_key, number, hash, time_ms, signature.
        const auto *const stream = integer(row.columns[0]), *const kind = integer(row.columns[1]),
                          *const number = integer(row.columns[3]), *const time = integer(row.columns[5]);
        const Bytes *const key = blob(row.columns[2], 32), *const hash = blob(row.columns[4], Digest().size()),
                           *const signature = blob(row.columns[6], 64);
        if (stream == nullptr || kind == nullptr || number == nullptr || time == nullptr || key == nullptr
            || hash == nullptr || signature == nullptr)
            return;
        Salvage::Receipt &receipt = found.receipts.emplace_back();
        receipt.stream = *stream;
        receipt.receipt.number = static_cast<std::uint64_t>(*number);
        std::ranges::copy(*hash, receipt.receipt.hash.begin());
        receipt.receipt.kind = static_cast<trust::ReceiptKind>(*kind);
        receipt.receipt.timeMs = *time;
        receipt.receipt.serverKey = *key;
        receipt.receipt.signature = *signature;
    }
    void setting(const ScannedRow &row)
    {
        const Bytes *const tag = blob(row.columns[0], 16), *const sealed = blob(row.columns[1]);
        if (tag == nullptr || sealed == nullptr)
            return;
        if (auto opened = m_store.settings.open(*tag, *sealed))
            found.settings[std::move(opened->first)] = std::move(opened->second);
    }

    Store::Impl &m_store;
};

/// The settings as SQLite reads them, where it can: a page that is free may hold older ones, and some that are gone. Of
/// one that does not unseal an older copy is better than none.
std::optional<std::map<std::string, Bytes>> liveSettings(const std::filesystem::path &file, Store::Impl &store,
                                                         const std::map<std::string, Bytes> &scanned)
{
    auto database = Database::open(file, false);
    if (!database)
        return std::nullopt;
    database->keepLogOnClose(true);
    if (!configure(*database))
        return std::nullopt;
    auto rows = database->prepare("SELECT tag, sealed FROM settings");
    std::map<std::string, Bytes> live;
    for (;;) {
        const auto row = rows ? rows->step() : Result<bool>(rows.error());
        if (!row)
            return std::nullopt;
        if (!*row)
            return live;
        if (auto opened = store.settings.open(rows->bytes(0), rows->bytes(1)))
            live.insert(std::move(*opened));
        else if (const auto older = std::ranges::find_if(scanned,
                                                         [&](const auto &each) {
                                                             return std::ranges::equal(store.settings.tagOf(each.first),
                                                                                       rows->bytes(0));
                                                         });
                 older != scanned.end())
            live.insert(*older);
    }
}

} // namespace

Result<Salvage> salvage(const std::filesystem::path &file, const std::filesystem::path &lostLog, Store::Impl &store)
{
    Sorter sorter(store);
    const auto take = [&](const ScannedRow &row) { sorter.take(row); };
    if (auto scanned = scanPages(file, file.string() + "-wal", take); !scanned)
        return scanned.error();
    if (!lostLog.empty()) {
        if (auto scanned = scanPages(file, lostLog, take); !scanned)
            return scanned.error();
    } else if (auto live = liveSettings(file, store, sorter.found.settings)) {
        sorter.found.settings = std::move(*live);
    }
    return std::move(sorter.found);
}

} // namespace plumbline::core::store
