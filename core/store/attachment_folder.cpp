#include "core/store/attachment_folder.h"

#include "core/store/limits.h"
#include "core/store/safe_file.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

constexpr std::uint64_t kPosition = 0; // the key is for attachments alone and the SHA-256 is inside

std::optional<Digest> digestOf(const std::string &sha256Hex)
{
    const auto bytes = fromHex(sha256Hex);
    Digest digest{};
    if (!bytes || bytes->size() != digest.size())
        return std::nullopt;
    std::ranges::copy(*bytes, digest.begin());
    return digest;
}

Error damagedFile(const std::string &place)
{
    return {ErrorCode::Corrupted,
            {"附件已损坏：内容与登记的摘要不符。", "The attachment is damaged: it is not what its SHA-256 says."},
            place};
}

} // namespace

AttachmentFolder::AttachmentFolder(std::filesystem::path folder, const trust::Key &key, Random &random)
    : m_folder(std::move(folder)),
      m_tagKey(key.derive("attachment tags")),
      m_sealer(key.derive("attachments"), random)
{
}

std::filesystem::path AttachmentFolder::fileOf(const Digest &digest) const
{
    const std::string name = toHex(trust::keyedTag(m_tagKey, asText(digest)));
    return m_folder / name.substr(0, 2) / name.substr(2);
}

Result<std::string> AttachmentFolder::put(ByteView bytes)
{
    if (bytes.size() > kMaxAttachment)
        return Error{
            ErrorCode::InvalidInput, {"附件过大（上限 256 MB）。", "The attachment is larger than 256 MB."}, ""};
    const Digest digest = sha256(bytes);
    const std::filesystem::path file = fileOf(digest);
    std::string name = toHex(digest);
    std::error_code fault;
    Digest kept{};
    if (std::filesystem::exists(file, fault) && read(file, kept).ok() && kept == digest) {
        // It may stem from an attempt that got no further than its name: only what is synced is acknowledged.
        if (auto synced = syncFolder(file.parent_path()); !synced)
            return synced.error();
        return name;
    }
    for (const std::filesystem::path &folder : {m_folder, file.parent_path()}) {
        if (auto made = makePrivateFolder(folder); !made)
            return made.error();
    }
    Bytes plain(digest.begin(), digest.end());
    plain.insert(plain.end(), bytes.begin(), bytes.end());
    Bytes sealed;
    m_sealer.seal(plain, kPosition, sealed);
    if (auto written = writeSafely(file, sealed); !written)
        return written.error();
    return name;
}

Result<Bytes> AttachmentFolder::read(const std::filesystem::path &file, Digest &digest)
{
    auto sealed = readWhole(file, kMaxAttachment + digest.size() + trust::Sealer::kOverhead);
    if (!sealed)
        return sealed.error();
    if (!*sealed)
        return Error{ErrorCode::NotFound, {"没有这个附件。", "There is no such attachment here."}, file.string()};
    Bytes plain;
    if (!m_sealer.open(**sealed, kPosition, plain) || plain.size() < digest.size())
        return damagedFile(file.string());
    std::copy_n(plain.begin(), digest.size(), digest.begin());
    plain.erase(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(digest.size()));
    if (sha256(plain) != digest)
        return damagedFile(file.string());
    return plain;
}

Result<void> AttachmentFolder::remove(const std::string &sha256Hex)
{
    const auto digest = digestOf(sha256Hex);
    std::error_code fault;
    if (!digest || !std::filesystem::exists(fileOf(*digest), fault))
        return {};
    if (auto removed = removeFile(fileOf(*digest)); !removed)
        return removed;
    return syncFolder(fileOf(*digest).parent_path());
}

bool AttachmentFolder::has(const std::string &sha256Hex) const
{
    const auto digest = digestOf(sha256Hex);
    std::error_code fault;
    return digest && std::filesystem::exists(fileOf(*digest), fault);
}

Result<Bytes> AttachmentFolder::get(const std::string &sha256Hex)
{
    const auto digest = digestOf(sha256Hex);
    if (!digest)
        return Error{
            ErrorCode::InvalidInput,
            {"附件名应为 64 位十六进制 SHA-256。", "An attachment's name is 64 hexadecimal digits of SHA-256."},
            sha256Hex};
    Digest found{};
    auto bytes = read(fileOf(*digest), found);
    if (bytes && found != *digest)
        return damagedFile(sha256Hex);
    if (!bytes)
        bytes.error().place = sha256Hex;
    return bytes;
}

Result<std::vector<std::filesystem::path>> AttachmentFolder::files() const
{
    std::vector<std::filesystem::path> found;
    std::error_code fault;
    if (!std::filesystem::exists(m_folder, fault))
        return found;
    for (std::filesystem::recursive_directory_iterator at(m_folder, fault), end; !fault && at != end;
         at.increment(fault)) {
        // A temporary one was left by a crash before its rename: nobody was told that it is here.
        if (at->is_regular_file(fault) && at->path().extension() != ".new")
            found.push_back(at->path());
    }
    if (fault)
        return systemError(fault.value(), m_folder);
    std::ranges::sort(found);
    return found;
}

Result<std::vector<std::string>> AttachmentFolder::names()
{
    const auto all = files();
    if (!all)
        return all.error();
    std::vector<std::string> found;
    for (const auto &file : *all) {
        Digest digest{};
        if (const auto bytes = read(file, digest))
            found.push_back(toHex(digest));
        else if (bytes.error().code == ErrorCode::Io) // a disk that fails says nothing of what is on it
            return bytes.error();
    }
    std::ranges::sort(found);
    return found;
}

Result<std::vector<std::string>> AttachmentFolder::damaged()
{
    const auto all = files();
    if (!all)
        return all.error();
    std::vector<std::string> found;
    for (const auto &file : *all) {
        Digest digest{};
        const auto bytes = read(file, digest);
        if (!bytes && bytes.error().code == ErrorCode::Io)
            return bytes.error();
        if (!bytes || fileOf(digest) != file)
            found.push_back(std::filesystem::relative(file, m_folder.parent_path()).string());
    }
    return found;
}

} // namespace plumbline::core::store
