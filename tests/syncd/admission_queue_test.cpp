// Group commit: together while the disk is busy, answered in order, and never more at once than a transaction takes.

#include "syncd/server/admission_queue.h"

#include "core/sync/store_steps.h"
#include "syncd/server/limits.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <thread>

using namespace plumbline;
using namespace plumbline::core;
using server::AdmissionQueue;

namespace {

/// Admits when the test says so.
class HeldStore final : public backend::LogStore {
public:
    Result<sync::HeadsByAudit> begin(Listener) override { return sync::HeadsByAudit(); }
    const record::OriginId &origin() const override { return m_origin; }
    void read(sync::action::ReadRuns, backend::Then<Result<sync::RunsRead>>) override { }
    void certify(std::vector<sync::StreamNumber>, backend::Then<Result<std::vector<trust::Receipt>>>) override { }
    void admit(Take take, backend::Then<std::vector<sync::Admitted>> then) override
    {
        m_asked.push_back({std::move(take), std::move(then)});
    }

    bool busy() const { return m_started || !m_asked.empty(); }
    /// Takes what is there by now, on a thread of its own as the store does.
    void start()
    {
        std::vector<sync::action::Admit> taken;
        std::thread([&] { taken = m_asked.front().take(); }).join();
        transactions.emplace_back();
        for (const sync::action::Admit &each : taken)
            transactions.back().push_back(each.sequence);
        m_started = true;
    }
    void finish()
    {
        if (!m_started)
            start();
        m_started = false;
        std::vector<sync::Admitted> answers;
        for (const std::uint64_t sequence : transactions.back())
            answers.push_back({sequence, {}, {}, {}});
        const auto then = std::move(m_asked.front().then);
        m_asked.pop_front();
        then(std::move(answers));
        if (transactions.back().empty())
            transactions.pop_back(); // an earlier one had taken all
    }

    std::vector<std::vector<std::uint64_t>> transactions; ///< sequences

private:
    struct Asked {
        Take take;
        backend::Then<std::vector<sync::Admitted>> then;
    };

    record::OriginId m_origin{};
    std::deque<Asked> m_asked;
    bool m_started = false;
};

struct Queue {
    void add(std::size_t bytes)
    {
        sync::action::Admit admit{++m_added, {}, {}, {}, {}};
        queue.add(std::move(admit), bytes, [this, expected = m_added](const sync::Admitted &admitted) {
            CHECK(admitted.sequence == expected);
            answered.push_back(admitted.sequence);
        });
    }
    void finishAll()
    {
        while (store.busy())
            store.finish();
    }

    HeldStore store;
    AdmissionQueue queue{store};
    std::vector<std::uint64_t> answered;

private:
    std::uint64_t m_added = 0;
};

} // namespace

TEST_CASE("What comes while the disk is busy is committed together, and answered in order")
{
    Queue all;
    all.add(1000);
    all.store.start();
    for (int i = 0; i < 4; ++i)
        all.add(1000);
    all.finishAll();
    CHECK(all.store.transactions == std::vector<std::vector<std::uint64_t>>{{1}, {2, 3, 4, 5}});
    CHECK(all.answered == std::vector<std::uint64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("A transaction ends with the first that fills it, and one that is too large goes alone")
{
    Queue all;
    all.add(1);
    all.store.start();
    for (int i = 0; i < 3; ++i)
        all.add(server::kTransactionBytes / 2);
    all.add(3 * server::kTransactionBytes);
    all.add(1);
    all.finishAll();
    CHECK(all.store.transactions == std::vector<std::vector<std::uint64_t>>{{1}, {2, 3}, {4, 5}, {6}});
    CHECK(all.answered.size() == 6);
}

TEST_CASE("However they come, each batch is committed once and answered in order")
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 dice(seed);
        Queue all;
        std::uint64_t added = 0;
        for (int step = 0; step < 60; ++step) {
            if (dice() % 3 != 0) {
                all.add(dice() % (server::kTransactionBytes / (dice() % 2 ? 1 : 50)));
                ++added;
            } else if (all.store.busy()) {
                all.store.finish();
            }
        }
        all.finishAll();
        std::vector<std::uint64_t> committed;
        for (const auto &transaction : all.store.transactions)
            committed.insert(committed.end(), transaction.begin(), transaction.end());
        CHECK(committed.size() == added);
        CHECK(std::ranges::is_sorted(committed));
        CHECK(all.answered == committed);
    }
}

TEST_CASE("The size of what is asked counts bodies, personal data, what was read of them, and quarantine")
{
    store::EncodedRun run{"A", {}, {}, {{1, Bytes(1000), Bytes(500)}, {2, Bytes(2000), {}}}, {}};
    sync::action::Admit admit{1, {run}, {}, {}, {}};
    const std::size_t encoded = sync::heldBy(admit);
    CHECK(encoded >= 3500);
    CHECK(encoded < 4000);
    admit.runs[0].findings.changes.resize(2);
    CHECK(sync::heldBy(admit) >= encoded + 2 * sizeof(record::Change));
    admit.quarantine.push_back({run, sync::Reason::ClockAhead});
    CHECK(sync::heldBy(admit) >= 2 * encoded + 2 * sizeof(record::Change));
}
