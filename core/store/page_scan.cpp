#include "core/store/page_scan.h"

#include "core/store/page_source.h"

namespace plumbline::core::store {

namespace {

enum PageType : std::uint8_t { IndexInterior = 2, IndexLeaf = 10, TableLeaf = 13 };

/// SQLite's varint: big-endian, seven bits a byte, the ninth whole.
bool readVarint(ByteView bytes, std::size_t &at, std::uint64_t &value)
{
    value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at >= bytes.size())
            return false;
        const std::uint8_t byte = bytes[at++];
        if (i == 8) {
            value = value << 8 | byte;
            return true;
        }
        value = value << 7 | (byte & 0x7f);
        if (byte < 0x80)
            return true;
    }
    return true;
}

std::optional<std::size_t> sizeOf(std::uint64_t serial)
{
    constexpr std::size_t kInteger[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (serial < std::size(kInteger))
        return kInteger[serial];
    if (serial < 12)
        return std::nullopt;
    return static_cast<std::size_t>((serial - 12) / 2);
}

std::optional<std::vector<Column>> readRecord(ByteView payload)
{
    std::size_t at = 0;
    std::uint64_t headSize = 0;
    if (!readVarint(payload, at, headSize) || headSize > payload.size())
        return std::nullopt;
    const ByteView head = payload.first(headSize);
    std::size_t body = headSize;
    std::vector<Column> columns;
    while (at < head.size()) {
        std::uint64_t serial = 0;
        if (!readVarint(head, at, serial))
            return std::nullopt;
        const auto size = sizeOf(serial);
        if (!size || *size > payload.size() - body)
            return std::nullopt;
        const ByteView content = payload.subspan(body, *size);
        body += *size;
        if (serial == 0) {
            columns.emplace_back();
        } else if (serial >= 12) {
            columns.emplace_back(Bytes(content.begin(), content.end()));
        } else if (serial >= 8) {
            columns.emplace_back(static_cast<std::int64_t>(serial - 8));
        } else {
            const int shift = static_cast<int>(64 - 8 * *size); // sign-extended
            columns.emplace_back(static_cast<std::int64_t>(fromBigEndian(content) << shift) >> shift);
        }
    }
    return columns;
}

class Scanner {
public:
    Scanner(PageSource &pages, const std::function<void(const ScannedRow &)> &visitor)
        : m_pages(pages),
          m_visitor(visitor)
    {
    }

    void page(std::uint32_t number)
    {
        const ByteView page = m_pages.page(number, m_page);
        const std::size_t head = number == 1 ? 100 : 0; // the file's header comes before
        if (page.size() != kPageSize)
            return;
        const std::uint8_t type = page[head];
        if (type != IndexInterior && type != IndexLeaf && type != TableLeaf)
            return;
        const std::size_t first = head + (type == IndexInterior ? 12 : 8);
        const std::size_t count = fromBigEndian(page.subspan(head + 3, 2));
        for (std::size_t i = 0; i < count && first + 2 * i + 2 <= page.size(); ++i)
            cell(page, type, fromBigEndian(page.subspan(first + 2 * i, 2)));
    }

private:
    void cell(ByteView page, std::uint8_t type, std::size_t at)
    {
        if (type == IndexInterior)
            at += 4; // the child to its left
        std::uint64_t size = 0, rowid = 0;
        if (!readVarint(page, at, size) || (type == TableLeaf && !readVarint(page, at, rowid)))
            return;
        if (size > kMaxPayload || !payload(page, type, at, size))
            return;
        auto columns = readRecord(m_payload);
        if (!columns)
            return;
        ScannedRow row{std::nullopt, std::move(*columns)};
        if (type == TableLeaf)
            row.rowid = static_cast<std::int64_t>(rowid);
        m_visitor(row);
    }

    /// The whole payload, what overflows to other pages included.
    bool payload(ByteView page, std::uint8_t type, std::size_t at, std::size_t size)
    {
        constexpr std::size_t kUsable = kPageSize;
        constexpr std::size_t kLeast = (kUsable - 12) * 32 / 255 - 23;
        const std::size_t most = type == TableLeaf ? kUsable - 35 : (kUsable - 12) * 64 / 255 - 23;
        std::size_t local = size;
        if (size > most) {
            local = kLeast + (size - kLeast) % (kUsable - 4);
            if (local > most)
                local = kLeast;
        }
        if (at + local + (local < size ? 4 : 0) > page.size())
            return false;
        m_payload.assign(page.begin() + static_cast<std::ptrdiff_t>(at),
                         page.begin() + static_cast<std::ptrdiff_t>(at + local));
        auto next = local < size ? static_cast<std::uint32_t>(fromBigEndian(page.subspan(at + local, 4))) : 0;
        Bytes buffer;
        while (m_payload.size() < size) {
            const ByteView overflow = next == 0 ? ByteView() : m_pages.page(next, buffer);
            if (overflow.size() != kPageSize)
                return false;
            const std::size_t part = std::min(size - m_payload.size(), kUsable - 4);
            m_payload.insert(m_payload.end(), overflow.begin() + 4,
                             overflow.begin() + 4 + static_cast<std::ptrdiff_t>(part));
            next = static_cast<std::uint32_t>(fromBigEndian(overflow.first(4)));
        }
        return true;
    }

    static constexpr std::size_t kMaxPayload = 1U << 30; ///< far above any setting; a length that is damage is not

    PageSource &m_pages;
    const std::function<void(const ScannedRow &)> &m_visitor;
    Bytes m_page, m_payload;
};

} // namespace

Result<void> scanPages(const std::filesystem::path &file, const std::filesystem::path &log,
                       const std::function<void(const ScannedRow &)> &visitor)
{
    auto pages = PageSource::open(file, log);
    if (!pages)
        return pages.error();
    Scanner scanner(*pages, visitor);
    for (std::uint32_t number = 1; number <= pages->count(); ++number)
        scanner.page(number);
    return {};
}

} // namespace plumbline::core::store
