#include "core/store/page_source.h"

#include "core/store/page_scan.h"
#include "core/store/safe_file.h"

#include <algorithm>
#include <cerrno>

namespace plumbline::core::store {

namespace {

constexpr std::size_t kLogHead = 32;
constexpr std::size_t kFrameHead = 24;
constexpr std::ptrdiff_t kFileHead = 100;

std::uint32_t word(const Bytes &bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(bytes[at]) << 24 | static_cast<std::uint32_t>(bytes[at + 1]) << 16
        | static_cast<std::uint32_t>(bytes[at + 2]) << 8 | bytes[at + 3];
}

/// The running checksum of the log: two words, over words in the order that the log's magic number names.
struct Checksum {
    bool bigEndian = false;
    std::uint32_t a = 0, b = 0;

    void add(const Bytes &bytes, std::size_t from, std::size_t size)
    {
        const auto next = [&](std::size_t at) {
            const std::uint32_t value = word(bytes, at);
            return bigEndian ? value : __builtin_bswap32(value);
        };
        for (std::size_t at = from; at + 8 <= from + size; at += 8) {
            a += next(at) + b;
            b += next(at + 4) + a;
        }
    }
};

bool readAt(std::ifstream &in, std::uint64_t at, Bytes &buffer, std::size_t size)
{
    buffer.resize(size);
    in.clear();
    in.seekg(static_cast<std::streamoff>(at));
    in.read(reinterpret_cast<char *>(buffer.data()), static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(in.gcount()) == size;
}

} // namespace

Result<PageSource> PageSource::open(const std::filesystem::path &file, const std::filesystem::path &log)
{
    PageSource source;
    source.m_file.open(file, std::ios::binary);
    if (!source.m_file)
        return systemError(errno, file);
    std::error_code fault;
    const auto size = std::filesystem::file_size(file, fault);
    if (fault)
        return systemError(fault.value(), file);
    source.m_count = static_cast<std::uint32_t>(size / kPageSize);
    source.m_log.open(log, std::ios::binary);
    if (source.m_log)
        source.readLog();
    return source;
}

void PageSource::readLog()
{
    Bytes head;
    if (!readAt(m_log, 0, head, kLogHead) || (word(head, 0) & ~1U) != 0x377f0682 || word(head, 8) != kPageSize)
        return;
    Checksum sum{(word(head, 0) & 1) != 0, 0, 0};
    sum.add(head, 0, 24);
    if (sum.a != word(head, 24) || sum.b != word(head, 28))
        return;
    std::map<std::uint32_t, std::uint64_t> uncommitted;
    Bytes frame;
    for (std::uint64_t at = kLogHead; readAt(m_log, at, frame, kFrameHead + kPageSize); at += kFrameHead + kPageSize) {
        sum.add(frame, 0, 8);
        sum.add(frame, kFrameHead, kPageSize);
        const bool ofThisLog = word(frame, 8) == word(head, 16) && word(frame, 12) == word(head, 20);
        if (!ofThisLog || sum.a != word(frame, 16) || sum.b != word(frame, 20))
            return; // the end of what was written, or a torn frame: nothing after it counts
        uncommitted[word(frame, 0)] = at + kFrameHead;
        if (word(frame, 4) == 0)
            continue;
        m_committed = word(frame, 4);
        m_count = std::max(m_count, m_committed);
        uncommitted.merge(m_inLog); // newer ones stay
        m_inLog = std::move(uncommitted);
        uncommitted.clear();
    }
}

ByteView PageSource::page(std::uint32_t number, Bytes &buffer)
{
    if (number == 0 || number > m_count)
        return {};
    const auto inLog = m_inLog.find(number);
    const bool read = inLog != m_inLog.end() ? readAt(m_log, inLog->second, buffer, kPageSize)
                                             : readAt(m_file, std::uint64_t{number - 1} * kPageSize, buffer, kPageSize);
    return read ? ByteView(buffer) : ByteView();
}

bool PageSource::isLogFoldedIn()
{
    Bytes ofFile, ofLog;
    for (const auto &[number, place] : m_inLog) {
        if (number > m_committed)
            continue;
        if (!readAt(m_log, place, ofLog, kPageSize)
            || !readAt(m_file, std::uint64_t{number - 1} * kPageSize, ofFile, kPageSize))
            return false;
        const std::ptrdiff_t from = number == 1 ? kFileHead : 0; // says how the file was last opened too
        if (!std::equal(ofLog.begin() + from, ofLog.end(), ofFile.begin() + from))
            return false;
    }
    return m_committed > 0;
}

} // namespace plumbline::core::store
