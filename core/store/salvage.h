#pragma once
// What is readable of a damaged store: rows that unseal, or that nothing contradicts, by table.

#include "core/store/store_impl.h"

namespace plumbline::core::store {

struct Salvage {
    struct Origin {
        record::OriginId id{};
        Bytes publicKey;
    };
    struct Proof {
        std::int64_t key = 0; ///< stream << 40 | number
        Digest hash{};
        Bytes signature;
    };
    struct Receipt {
        std::int64_t stream = 0;
        trust::Receipt receipt; ///< audit and origin still to be filled in
    };

    std::map<std::int64_t, std::string> audits;
    std::map<std::int64_t, Origin> origins;
    std::map<std::int64_t, Stream> streams;
    std::map<std::int64_t, Bytes> log; ///< sealed rows by key
    std::vector<Proof> checkpoints;
    std::vector<Receipt> receipts;
    std::map<std::string, Bytes> settings;
};

/// Reads FILE (with its write-ahead log) page by page; `store` is a sound one under the same key. Errors: Io.
/// `lostLog`, where there is one, is the write-ahead log by another name; what is in the file without it counts too.
Result<Salvage> salvage(const std::filesystem::path &file, const std::filesystem::path &lostLog, Store::Impl &store);

} // namespace plumbline::core::store
