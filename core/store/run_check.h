#pragma once
// Whether a run may enter the record: numbers, chain, signature, contents and conduct, checked without touching
// anything.

#include "core/store/store_impl.h"

#include <span>

namespace plumbline::core::store {

struct Fault {
    RunFault fault;
    Error error;
    std::uint64_t at = 0; ///< number of the change
};

/// Nothing if all is well. Errors of the store itself in the Result.
using Verdict = Result<std::optional<Fault>>;

Verdict refuse(const EncodedRun &run, std::uint64_t number, RunFault fault, ErrorCode code, Text text);

class RunCheck {
public:
    RunCheck(Store::Impl &store, const EncodedRun &run) : m_store(store), m_run(run) { }

    /// Nothing if the run may be kept.
    Verdict check();

    std::uint64_t repeated = 0;
    std::span<const record::Change> changes; ///< the new ones
    std::span<const Digest> hashes;          ///< before each of the new ones, and after the last
    /// The first number of a stream of this store's own that the run proves to be taken by another change: its
    /// signature is this store's, and its chain leads to what was signed.
    std::optional<std::uint64_t> taken;

private:
    Verdict shape();
    Verdict known();
    Verdict chain();
    Verdict content();
    Result<bool> provesItself(std::size_t from) const;

    Store::Impl &m_store;
    const EncodedRun &m_run;
    Stream *m_stream = nullptr;
    std::uint64_t m_head = 0;
    // Where the run does not bring them:
    std::vector<record::Change> m_decoded;
    std::vector<Digest> m_hashes;
};

} // namespace plumbline::core::store
