#pragma once
// Uploads under way, which outlive the daemon. Blocks on disk or database: not for the network thread.

#include "core/base/result.h"
#include "syncd/backend/attachment_store.h"

#include <cstdint>
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

inline core::Error noSuchUpload(const std::string &id)
{
    return {core::ErrorCode::NotFound, {"没有此上传，或已过期。", "There is no such upload, or it has expired."}, id};
}

class Uploads {
public:
    virtual ~Uploads() = default;

    /// Removes what has expired, first. Errors: Io, DiskFull, Network; Busy: this user has too many already.
    virtual core::Result<Upload> create(const std::string &user, const backend::AttachmentName &name,
                                        std::uint64_t length) = 0;

    /// Errors: NotFound (an id of another form too, and one that has expired).
    virtual core::Result<Upload> find(const std::string &id) = 0;

    /// Errors: Busy if `offset` is not where the upload stands.
    virtual core::Result<void> append(const Upload &upload, std::uint64_t offset, core::ByteView bytes) = 0;

    /// On disk when it returns: what was appended before.
    virtual core::Result<void> sync(const Upload &upload) = 0;

    virtual core::Result<core::Bytes> content(const Upload &upload) = 0;
    virtual core::Result<void> remove(const Upload &upload) = 0;
};

} // namespace plumbline::server
