#pragma once
// The rows of one stream for verify(): read on the store's thread, unsealed and hashed on others. A row that starts
// with the chain hash before it can be hashed without the rows before it; whether they lead to that hash is for the
// caller to compare, so nothing is taken on trust.

#include "core/store/store_impl.h"

#include <deque>
#include <future>

namespace plumbline::core::store {

struct CheckedRow {
    std::int64_t key = 0;
    bool readable = false; ///< it unseals; else nothing below is set
    std::uint64_t first = 0;
    std::size_t changes = 0;
    std::optional<Digest> before; ///< where the row has it
    std::vector<std::pair<std::uint64_t, Digest>>
        hashes; ///< at the numbers asked for and at its end; if it has `before`
    LogRow row; ///< where it has not: for the caller to hash
    std::vector<std::pair<std::uint64_t, Text>> personal; ///< numbers whose personal data is not what was committed to
};

class RowChecker {
public:
    /// `wanted` are the numbers, ascending, at which the caller needs the chain's hash.
    RowChecker(Store::Impl &store, const Stream &stream, std::vector<std::uint64_t> wanted);

    /// The next row, in the order of the keys; nothing at the end.
    Result<std::optional<CheckedRow>> next();

private:
    using Batch = std::vector<CheckedRow>;
    struct Sealed;
    struct Circumstances;

    Result<void> fill();
    Result<Sealed> read();
    static Batch check(const Sealed &sealed, const Circumstances &circumstances, trust::Sealer &sealer);

    Store::Impl &m_store;
    std::shared_ptr<const Circumstances> m_circumstances;
    std::int64_t m_from;
    std::int64_t m_to;
    bool m_allRead = false;
    std::deque<std::future<Batch>> m_underWay;
    Batch m_batch;
    std::size_t m_at = 0;
};

} // namespace plumbline::core::store
