#include "tests/support/unsynced_file.h"

#include <algorithm>

namespace plumbline::tests {

using core::Bytes;

namespace {

enum class Fate { AllKept, AllLost, Mixed };

Fate drawFate(Dice &dice)
{
    switch (dice() % 4) {
    case 0:
        return Fate::AllKept;
    case 1:
        return Fate::AllLost;
    default:
        return Fate::Mixed;
    }
}

} // namespace

void UnsyncedFile::write(std::uint64_t offset, core::ByteView bytes)
{
    m_pending.push_back({false, offset, Bytes(bytes.begin(), bytes.end())});
}

void UnsyncedFile::truncate(std::uint64_t size)
{
    m_pending.push_back({true, size, {}});
}

void UnsyncedFile::apply(Bytes &content, const Pending &pending, Dice *garbage)
{
    if (pending.truncates) {
        content.resize(pending.offset);
        return;
    }
    const std::size_t end = pending.offset + pending.bytes.size();
    const std::size_t before = content.size();
    if (end > before) {
        content.resize(end);
        if (garbage && pending.offset > before && coin(*garbage))
            std::generate(content.begin() + std::ptrdiff_t(before), content.begin() + std::ptrdiff_t(pending.offset),
                          [garbage] { return static_cast<std::uint8_t>((*garbage)()); });
    }
    std::copy(pending.bytes.begin(), pending.bytes.end(), content.begin() + std::ptrdiff_t(pending.offset));
}

void UnsyncedFile::sync()
{
    for (const Pending &pending : m_pending)
        apply(m_durable, pending, nullptr);
    m_pending.clear();
}

void UnsyncedFile::failSync(Dice &dice)
{
    m_durable = afterPowerCut(dice);
    m_pending.clear();
}

Bytes UnsyncedFile::afterPowerCut(Dice &dice) const
{
    Bytes content = m_durable;
    const Fate fate = drawFate(dice);
    if (fate == Fate::AllLost)
        return content;
    for (const Pending &pending : m_pending) {
        if (fate == Fate::AllKept || pending.truncates) {
            if (fate == Fate::AllKept || coin(dice))
                apply(content, pending, &dice);
            continue;
        }
        // Sector by sector: a range never changes bytes beside it (SQLITE_IOCAP_POWERSAFE_OVERWRITE, as on Linux).
        const std::uint64_t end = pending.offset + pending.bytes.size();
        const std::uint64_t fateOfWrite = dice() % 3;
        if (fateOfWrite == 0)
            continue;
        for (std::uint64_t from = pending.offset; from < end;) {
            const std::uint64_t to = std::min(end, (from / kSectorSize + 1) * kSectorSize);
            const auto begin = pending.bytes.begin() + std::ptrdiff_t(from - pending.offset);
            if (fateOfWrite == 1 || coin(dice))
                apply(content, {false, from, Bytes(begin, begin + std::ptrdiff_t(to - from))}, &dice);
            from = to;
        }
    }
    return content;
}

} // namespace plumbline::tests
