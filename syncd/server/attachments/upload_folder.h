#pragma once
// Uploads under way: two files each in DIR/uploads, what it is to be and what has come of it. They outlive the daemon.
// Blocks on the disk: not for the network thread.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "syncd/backend/attachment_store.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace plumbline::server {

struct Upload {
    std::string id; ///< 32 hex digits, drawn
    std::string user;
    backend::AttachmentName name;
    std::uint64_t length = 0;
    std::int64_t expiresMs = 0;
    std::uint64_t offset = 0; ///< bytes that are here
};

class UploadFolder {
public:
    UploadFolder(std::filesystem::path folder, const core::Clock &clock, core::Random &random);

    /// Removes what has expired, first. Errors: Io, DiskFull; Busy: this user has too many already.
    core::Result<Upload> create(const std::string &user, const backend::AttachmentName &name, std::uint64_t length);

    /// Errors: NotFound (an id of another form too, and one that has expired).
    core::Result<Upload> find(const std::string &id) const;

    /// Errors: Busy if `offset` is not where the upload stands.
    core::Result<void> append(const Upload &upload, std::uint64_t offset, core::ByteView bytes);

    /// What was appended after `offset` goes.
    core::Result<void> cut(const Upload &upload, std::uint64_t offset);

    /// On disk when it returns.
    core::Result<void> sync(const Upload &upload);

    core::Result<core::Bytes> content(const Upload &upload) const;
    core::Result<void> remove(const Upload &upload);

private:
    std::filesystem::path partOf(const std::string &id) const { return m_folder / (id + ".part"); }
    std::filesystem::path planOf(const std::string &id) const { return m_folder / (id + ".plan"); }
    std::size_t sweep(const std::string &user);

    std::filesystem::path m_folder;
    const core::Clock &m_clock;
    core::Random &m_random;
};

} // namespace plumbline::server
