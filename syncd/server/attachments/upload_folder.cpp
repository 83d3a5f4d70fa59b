#include "syncd/server/attachments/upload_folder.h"

#include "syncd/server/limits.h"
#include "syncd/server/private_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

namespace {

Error failed(const std::filesystem::path &file)
{
    const int fault = errno;
    const std::string why = std::strerror(fault);
    return {fault == ENOSPC || fault == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io,
            {"上传文件写入失败：" + why, "An upload cannot be written: " + why},
            file.string()};
}

class File {
public:
    File(const std::filesystem::path &path, int flags)
        : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600))
    {
    }
    ~File()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    int get() const { return m_descriptor; }
    explicit operator bool() const { return m_descriptor >= 0; }
    std::optional<std::uint64_t> size() const
    {
        struct stat about{};
        return ::fstat(m_descriptor, &about) == 0 ? std::optional(static_cast<std::uint64_t>(about.st_size))
                                                  : std::nullopt;
    }

private:
    int m_descriptor;
};

bool isId(const std::string &text)
{
    return text.size() == 32
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

UploadFolder::UploadFolder(std::filesystem::path folder, const Clock &clock, Random &random)
    : m_folder(std::move(folder)),
      m_clock(clock),
      m_random(random)
{
}

// Counts what the user still has under way.
std::size_t UploadFolder::sweep(const std::string &user)
{
    std::size_t theirs = 0;
    std::error_code fault;
    for (const auto &entry : std::filesystem::directory_iterator(m_folder, fault)) {
        if (entry.path().extension() != ".plan")
            continue;
        const auto upload = find(entry.path().stem().string());
        if (upload) {
            theirs += upload->user == user ? 1 : 0;
            continue;
        }
        std::error_code ignored;
        std::filesystem::remove(partOf(entry.path().stem().string()), ignored);
        std::filesystem::remove(entry.path(), ignored);
    }
    return theirs;
}

Result<Upload> UploadFolder::create(const std::string &user, const backend::AttachmentName &name, std::uint64_t length)
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made.error();
    if (sweep(user) >= kMaxUploadsPerUser)
        return Error{ErrorCode::Busy, {"未完成的上传过多。", "Too many uploads are under way."}, {}};
    std::array<std::uint8_t, 16> drawn;
    m_random.fill(drawn);
    Upload upload{
        toHex(drawn), user, name, length, m_clock.nowMs() + std::chrono::milliseconds(kUploadLifetime).count(), 0};
    const File part(partOf(upload.id), O_WRONLY | O_CREAT | O_EXCL);
    if (!part)
        return failed(partOf(upload.id));
    const json plan{{"user", user},
                    {"audit", name.audit},
                    {"sha256", name.sha256},
                    {"length", length},
                    {"expires_ms", upload.expiresMs}};
    if (auto written = writePrivateFile(planOf(upload.id), plan.dump(-1, ' ', true)); !written)
        return written.error();
    return upload;
}

Result<Upload> UploadFolder::find(const std::string &id)
{
    if (!isId(id))
        return noSuchUpload(id);
    const auto text = readPrivateFile(planOf(id));
    if (!text)
        return text.error().code == ErrorCode::NotFound ? noSuchUpload(id) : text.error();
    const json plan = json::parse(*text, nullptr, false);
    const File part(partOf(id), O_RDONLY);
    const auto size = part ? part.size() : std::nullopt;
    if (!plan.is_object() || !size)
        return noSuchUpload(id);
    Upload upload{id,
                  plan.value("user", ""),
                  {plan.value("audit", ""), plan.value("sha256", "")},
                  plan.value("length", std::uint64_t(0)),
                  plan.value("expires_ms", std::int64_t(0)),
                  *size};
    if (upload.expiresMs < m_clock.nowMs())
        return noSuchUpload(id);
    return upload;
}

Result<void> UploadFolder::append(const Upload &upload, std::uint64_t offset, ByteView bytes)
{
    const File part(partOf(upload.id), O_WRONLY);
    if (!part)
        return noSuchUpload(upload.id);
    if (part.size() != offset)
        return Error{ErrorCode::Busy, {"上传位置不符。", "The upload stands elsewhere."}, upload.id};
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(part.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            const Error error = failed(partOf(upload.id));
            return error;
        }
        offset += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> UploadFolder::sync(const Upload &upload)
{
    const File part(partOf(upload.id), O_WRONLY);
    if (!part || ::fdatasync(part.get()) != 0)
        return failed(partOf(upload.id));
    return {};
}

Result<Bytes> UploadFolder::content(const Upload &upload)
{
    const File part(partOf(upload.id), O_RDONLY);
    Bytes bytes(upload.length);
    std::size_t read = 0;
    while (part && read < bytes.size()) {
        const ssize_t some = ::pread(part.get(), bytes.data() + read, bytes.size() - read, static_cast<off_t>(read));
        if (some < 0 && errno == EINTR)
            continue;
        if (some <= 0)
            break;
        read += static_cast<std::size_t>(some);
    }
    if (!part || read != bytes.size())
        return failed(partOf(upload.id));
    return bytes;
}

Result<void> UploadFolder::remove(const Upload &upload)
{
    // The plan last: without it nobody would sweep the rest.
    std::error_code fault;
    std::filesystem::remove(partOf(upload.id), fault);
    if (!fault)
        std::filesystem::remove(planOf(upload.id), fault);
    if (fault) {
        errno = fault.value();
        return failed(partOf(upload.id));
    }
    return {};
}

} // namespace plumbline::server
