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
    opened();
}

void Node::opened()
{
    refresh();
    m_changed.clear();
    m_store->subscribe([this](const std::string &audit) { m_changed.insert(audit); });
}

void Node::refresh()
{
    origins.insert(m_store->origin());
    if (const auto heads = m_store->heads())
        cache = sync::HeadCache(sync::byAudit(*heads));
}

void Node::crash()
{
    m_disk.cutPower();
    m_store.reset();
}

std::string Node::restart()
{
    m_disk.disarm();
    if (m_disk.isOff())
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
    fault.lasting = fault.harm == Harm::DiskFull; // until somebody makes room
    m_disk.arm(fault);
}

void Node::backUp()
{
    m_backup = m_disk.root().parent_path() / (m_name + ".backup");
    std::filesystem::remove_all(m_backup);
    std::filesystem::copy(m_disk.root(), m_backup, std::filesystem::copy_options::recursive);
    m_notesThen = notes;
    m_photosThen = photos;
}

void Node::restoreBackup()
{
    m_disk.cutPower();
    m_disk.restart();
    for (const auto &entry : std::filesystem::directory_iterator(m_disk.root()))
        std::filesystem::remove_all(entry.path());
    std::filesystem::copy(m_backup, m_disk.root(), std::filesystem::copy_options::recursive);
    notes = m_notesThen; // what was only here is lost with the disk
    photos = m_photosThen;
    m_promised.clear();
}

void Node::promise(const store::StreamHead &head)
{
    if (head.number == 0)
        return; // of a stream that is not here, or whose numbers are doubted, nothing is promised
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
