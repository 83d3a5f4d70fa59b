#pragma once
// A store in a folder of its own, with a cheap scrypt, and edits to write into it.

#include "core/record/encoding.h"
#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/store/store.h"
#include "core/trust/chain.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seeded_surroundings.h"

namespace plumbline::tests {

using namespace core;
using namespace core::record;

inline constexpr trust::ScryptCost kCheapCost{4, 1, 1};

inline store::Protection pin(const std::string &digits = "2468")
{
    return store::PinProtection{digits, kCheapCost};
}

inline Edit likert(const std::string &evaluation, const std::string &item, std::int64_t level)
{
    return {{EntityKind::Answer, answerKey(evaluation, item)}, {{field::kLikert, level}}, {}};
}

inline Edit evaluationOf(const std::string &id, const std::string &project, const std::string &name)
{
    return {{EntityKind::Evaluation, id},
            {{field::kProject, project}, {field::kEvaluatorKind, std::string("customer")}, {field::kEvaluator, name}},
            {}};
}

inline Edit submit(const std::string &id)
{
    return {{EntityKind::Evaluation, id}, {{field::kSubmitted, true}}, {}};
}

/// One device.
struct Device {
    explicit Device(std::uint64_t seed = 1) : random(seed) { create(); }

    void create() { store = std::move(*store::Store::create(folder.path() / "store", pin(), {clock, random})); }
    void close() { store.reset(); }
    core::Result<std::unique_ptr<store::Store>> tryOpen(const std::string &digits = "2468")
    {
        return store::Store::open(folder.path() / "store", pin(digits), {clock, random});
    }
    void reopen()
    {
        close();
        store = std::move(*tryOpen());
    }
    std::filesystem::path path() const { return folder.path() / "store"; }

    ScratchFolder folder;
    SteppingClock clock;
    SeededRandom random;
    std::unique_ptr<store::Store> store;
};

/// Everything that `from` has and `to` lacks.
inline std::vector<store::RunOutcome> bring(store::Store &from, store::Store &to, const std::string &audit,
                                            std::size_t maxBytes = 1 << 20)
{
    std::vector<store::RunOutcome> outcomes;
    const std::vector<store::StreamHead> theirHeads = *from.heads(audit);
    const std::vector<store::StreamHead> ourHeads = *to.heads(audit);
    for (const store::StreamHead &head : theirHeads) {
        std::uint64_t number = 0;
        Digest hash = trust::genesis(audit, head.origin);
        for (const store::StreamHead &ours : ourHeads) {
            if (ours.origin == head.origin) {
                number = ours.number;
                hash = ours.hash;
            }
        }
        while (number < head.number) {
            auto run = *from.read(audit, head.origin, number + 1, maxBytes);
            if (run.changes.size() % 2 == 0) { // as a server does, which has read them to judge them
                run.findings.hashes.push_back(hash);
                for (const store::EncodedChange &each : run.changes) {
                    run.findings.changes.push_back(
                        *decode(audit, {head.origin, each.number}, each.body, each.personal));
                    run.findings.hashes.push_back(
                        trust::ChainHasher().next(run.findings.hashes.back(), each.number, each.body));
                }
                run.findings.signatureHolds = trust::check(*run.checkpoint).ok();
            }
            auto outcome = (*to.admit({run})).front();
            hash = outcome.head.hash;
            number = run.changes.back().number;
            const bool refused = outcome.refused.has_value();
            outcomes.push_back(std::move(outcome));
            if (refused)
                break;
        }
    }
    return outcomes;
}

} // namespace plumbline::tests
