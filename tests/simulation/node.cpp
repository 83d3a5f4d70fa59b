#include "tests/simulation/node.h"

namespace plumbline::tests {

using namespace core;

namespace {

const store::Protection kProtection = store::PinProtection{"2468", trust::ScryptCost{4, 1, 1}};

} // namespace

Node::Node(Timeline &timeline, const std::filesystem::path &root, std::string name, std::uint64_t seed,
           std::int64_t clockOffMs)
    : m_name(std::move(name)),
      m_clock(timeline, clockOffMs),
      m_random(seed),
      m_disk(root / m_name, seed)
{
    auto made = store::Store::create(m_disk.root() / "store", kProtection, {m_clock, m_random});
    if (!made)
        throw std::runtime_error(made.error().message.en);
    m_store = std::move(*made);
    m_origin = m_store->origin();
    opened();
}

void Node::opened()
{
    cache = sync::HeadCache(sync::byAudit(*m_store->heads()));
    m_changed.clear();
    m_store->subscribe([this](const std::string &audit) { m_changed.insert(audit); });
}

void Node::crash()
{
    m_disk.cutPower();
    m_store.reset();
}

std::string Node::restart()
{
    m_disk.restart();
    auto opened = store::Store::open(m_disk.root() / "store", kProtection, {m_clock, m_random});
    if (!opened)
        return m_name + " does not open: " + opened.error().message.en;
    m_store = std::move(*opened);
    this->opened();
    return brokenPromise();
}

void Node::armFault(Timeline &timeline)
{
    Fault fault;
    const std::uint64_t kind = timeline.roll(10);
    fault.harm = kind < 6 ? Harm::PowerCut : kind < 8 ? Harm::IoError : Harm::DiskFull;
    fault.operations = kChangingOperations;
    fault.nth = 1 + timeline.roll(60);
    m_disk.arm(fault);
}

void Node::promise(const store::StreamHead &head)
{
    auto &kept = m_promised[{head.audit, head.origin}];
    if (head.number > kept.number)
        kept = head;
}

std::string Node::brokenPromise()
{
    for (const auto &[key, promised] : m_promised) {
        const auto held = cache.heads().find(key.first);
        bool kept = false;
        if (held != cache.heads().end())
            for (const store::StreamHead &head : held->second)
                kept = kept
                    || (head.origin == key.second
                        && (head.number > promised.number
                            || (head.number == promised.number && head.hash == promised.hash)));
        if (!kept)
            return m_name + " lost " + key.first + "/" + record::originText(key.second) + " up to "
                + std::to_string(promised.number);
    }
    return {};
}

} // namespace plumbline::tests
