#include "core/store/parcel_file.h"

#include "core/record/wire.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

constexpr std::size_t kSaltSize = 16;
constexpr std::size_t kWrappedSize = 32 + trust::Sealer::kOverhead;
constexpr std::size_t kHeadSize = kParcelFormat.size() + 3 + kSaltSize + kWrappedSize;
constexpr std::string_view kAnyFormat = "plumbline.parcel/";
/// 128 MiB and some 0.4 s: a file from elsewhere must not make a tablet work for minutes, or take its memory.
constexpr std::uint32_t kMaxLogN = 17;
constexpr std::size_t kCountSize = 8;

Error damaged(const std::string &place)
{
    return {
        ErrorCode::Corrupted,
        {"导出文件已损坏或不完整，没有导入任何内容。", "The export file is damaged or cut off; nothing was taken in."},
        place};
}

void putBigEndian(Bytes &bytes, std::uint64_t value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

} // namespace

bool isParcel(ByteView start)
{
    return asText(start).starts_with(kAnyFormat);
}

ParcelWriter::ParcelWriter(const std::string &passphrase, const trust::ScryptCost &cost, Random &random)
{
    const trust::Key key(random);
    const trust::WrappedKey wrapped = trust::wrapKey(key, passphrase, cost, random);
    m_bytes.assign(kParcelFormat.begin(), kParcelFormat.end());
    for (const std::uint32_t part : {cost.logN, cost.r, cost.p})
        m_bytes.push_back(static_cast<std::uint8_t>(part));
    m_bytes.insert(m_bytes.end(), wrapped.salt.begin(), wrapped.salt.end());
    m_bytes.insert(m_bytes.end(), wrapped.sealed.begin(), wrapped.sealed.end());
    m_sealer = std::make_unique<trust::Sealer>(key.derive("parcel"), random);
}

void ParcelWriter::add(SectionKind kind, ByteView content)
{
    Bytes plain{static_cast<std::uint8_t>(kind)};
    plain.insert(plain.end(), content.begin(), content.end());
    Bytes sealed;
    m_sealer->seal(plain, m_sections++, sealed);
    putBigEndian(m_bytes, sealed.size(), 4);
    m_bytes.insert(m_bytes.end(), sealed.begin(), sealed.end());
}

Bytes ParcelWriter::finish()
{
    Bytes count;
    putBigEndian(count, m_sections, kCountSize);
    add(SectionKind::End, count);
    return std::move(m_bytes);
}

Result<std::vector<Section>> openParcel(ByteView bytes, const std::string &passphrase, const std::string &place,
                                        Random &random)
{
    if (!isParcel(bytes))
        return Error{ErrorCode::InvalidInput,
                     {"不是准绳导出的“未确认内容”文件。", "This is no file of unconfirmed records from plumbline."},
                     place};
    if (!asText(bytes).starts_with(kParcelFormat))
        return Error{
            ErrorCode::Unsupported,
            {"此导出文件由更新的版本写成，请更新程序。", "This export was written by a newer version: update."},
            place};
    if (bytes.size() < kHeadSize)
        return damaged(place);
    const std::uint8_t *at = bytes.data() + kParcelFormat.size();
    trust::WrappedKey wrapped{{at[0], at[1], at[2]}, Bytes(at + 3, at + 3 + kSaltSize), {}};
    wrapped.sealed.assign(at + 3 + kSaltSize, at + 3 + kSaltSize + kWrappedSize);
    if (wrapped.cost.logN > kMaxLogN)
        return damaged(place);
    const auto key = trust::unwrapKey(wrapped, passphrase, random);
    if (!key)
        return Error{ErrorCode::WrongPin,
                     {"口令不正确，或导出文件已损坏。", "The passphrase is not right, or the export file is damaged."},
                     place};
    trust::Sealer sealer(key->derive("parcel"), random);
    std::vector<Section> sections;
    Bytes plain;
    for (ByteView left = bytes.subspan(kHeadSize); left.size() >= 4;) {
        const std::size_t size = fromBigEndian(left.first(4));
        left = left.subspan(4);
        if (size > left.size() || !sealer.open(left.first(size), sections.size(), plain) || plain.empty())
            return damaged(place);
        left = left.subspan(size);
        const auto kind = static_cast<SectionKind>(plain[0]);
        if (kind == SectionKind::End) {
            const bool whole = plain.size() == 1 + kCountSize && left.empty()
                && fromBigEndian(ByteView(plain).subspan(1)) == sections.size();
            return whole ? Result(std::move(sections)) : damaged(place);
        }
        sections.push_back({kind, Bytes(plain.begin() + 1, plain.end())});
    }
    return damaged(place); // it has no end
}

} // namespace plumbline::core::store
