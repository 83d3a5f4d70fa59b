#include "tests/core/store/crash/rig.h"

#include "core/store/repair.h"
#include "tests/core/store/crash/workload.h"

#include <cstdlib>
#include <utility>

namespace plumbline::tests {

using namespace core;

std::uint64_t seeds(std::uint64_t quick)
{
    const char *wanted = std::getenv("PLUMBLINE_CRASH_SEEDS");
    return wanted ? std::strtoull(wanted, nullptr, 10) : quick;
}

Rig::Rig(std::uint64_t seed) : m_disk(m_scratch.path() / "disk", seed), m_random(seed) { }

Result<void> Rig::take(Result<std::unique_ptr<store::Store>> store)
{
    if (!store.ok())
        return store.error();
    m_store = std::move(store).value();
    (void)m_store->subscribe([this](const std::string &) { ++m_notified; });
    return {};
}

Result<void> Rig::create()
{
    return take(store::Store::create(folder(), store::KeyFileProtection{}, {m_clock, m_random}));
}

Result<void> Rig::open()
{
    return take(store::Store::open(folder(), store::KeyFileProtection{}, {m_clock, m_random}));
}

Result<void> Rig::openOrRepair()
{
    std::optional<store::RepairReport> report; // the store keeps what is to be said of it
    return take(store::openOrRepair(folder(), store::KeyFileProtection{}, {m_clock, m_random}, report));
}

void Rig::restart()
{
    m_disk.cutPower();
    close();
    m_disk.restart();
}

std::optional<Error> Rig::run(std::span<const Step> steps, std::size_t from)
{
    for (std::size_t i = from; i < steps.size(); ++i) {
        m_pending = &steps[i];
        m_notified = 0;
        if (Result<void> result = carryOut(*m_store, steps[i]); !result.ok())
            return std::move(result).error();
        apply(m_acknowledged, steps[i]);
        m_pending = nullptr;
        m_done = i + 1;
        m_notified = 0;
    }
    return std::nullopt;
}

std::optional<Error> Rig::runWholeDay(const std::vector<Step> &steps)
{
    const std::size_t half = steps.size() / 2;
    if (auto failed = run(std::span(steps).first(half)))
        return failed;
    close();
    if (auto opened = open(); !opened.ok())
        return opened.error();
    if (auto failed = run(steps, half))
        return failed;
    close();
    return std::nullopt;
}

std::string said(const Result<void> &result)
{
    return result.ok() ? "ok" : result.error().message.en + " [" + result.error().place + "]";
}

std::vector<std::string> Rig::compare()
{
    std::vector<std::string> faults;
    const StoreState found = observe(*m_store, faults);
    if (found == m_acknowledged) {
        m_pending = nullptr;
        return faults;
    }
    StoreState withPending = m_acknowledged;
    if (m_pending)
        apply(withPending, *m_pending);
    if (m_pending && found == withPending) {
        m_acknowledged = std::move(withPending);
        ++m_done;
    } else {
        faults.push_back("not what was acknowledged: " + difference(m_acknowledged, found));
    }
    m_pending = nullptr;
    return faults;
}

std::vector<std::string> Rig::compareWithoutPending()
{
    const Step *failed = std::exchange(m_pending, nullptr);
    std::vector<std::string> faults;
    if (m_notified != 0)
        faults.push_back("a change that failed was announced");
    StoreState found = observe(*m_store, faults);
    // An attachment may be there although its folder could not be synced: it is named by its bytes and harms nobody.
    StoreState withFailed = m_acknowledged;
    if (failed && failed->attachment)
        apply(withFailed, *failed);
    if (found == withFailed)
        found = m_acknowledged;
    if (found != m_acknowledged)
        faults.push_back("not what was acknowledged: " + difference(m_acknowledged, found));
    return faults;
}

} // namespace plumbline::tests
