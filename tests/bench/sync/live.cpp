#include "syncd/agent/agent.h"
#include "tests/bench/figure.h"
#include "tests/bench/sync/figures.h"
#include "tests/bench/sync/site.h"

#include <condition_variable>
#include <mutex>

namespace plumbline::bench {

using namespace core;

namespace {

constexpr int kTaps = 500;
constexpr char kAudit[] = "audit-live";

/// What other threads report and this one waits for.
class Signal {
public:
    void raise()
    {
        const std::lock_guard lock(m_mutex);
        ++m_raised;
        m_changed.notify_all();
    }
    void await(int count)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, std::chrono::seconds(60), [&] { return m_raised >= count; }))
            giveUp("a change did not reach the other tablet");
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_raised = 0;
};

struct Tablet {
    explicit Tablet(std::unique_ptr<store::Store> store) : thread(std::move(store)), agent(thread) { }
    void start()
    {
        agent.onStatus([this](const agent::Status &status) {
            if (status.state == agent::State::Live)
                live.raise();
        });
        agent.start();
        live.await(1);
    }

    store::StoreThread thread;
    agent::Agent agent;
    Signal live;
};

} // namespace

void live()
{
    const Folder folder;
    const Site site(folder.path() / "server", 2, Assigned::All);
    Tablet first(makeStore(folder.path() / "first", site.credentials(0)));
    Tablet second(makeStore(folder.path() / "second", site.credentials(1)));
    Signal arrived;
    second.thread.run(
        [&](store::Store &store) { (void)store.subscribe([&](const std::string &) { arrived.raise(); }); });
    const auto tap = [&](int number) {
        first.thread.run([&](store::Store &store) {
            if (!store.append(kAudit, "u0", answers(static_cast<std::uint64_t>(number), 1)))
                giveUp("a tap was not saved");
        });
    };
    first.start();
    second.start();
    tap(0); // brings the audit
    arrived.await(1);
    std::vector<double> milliseconds;
    for (int i = 1; i <= kTaps; ++i) {
        milliseconds.push_back(1000 * secondsOf([&] {
                                   tap(i);
                                   arrived.await(i + 1);
                               }));
    }
    first.agent.stop();
    second.agent.stop();
    printValue("sync.live_p99", percentile(milliseconds, 0.99), "ms", 50);
}

} // namespace plumbline::bench
