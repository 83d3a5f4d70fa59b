#pragma once
// tus 1.0 (creation, checksum, expiration, termination) as values: what a request asks, what an answer says.

#include "core/base/result.h"
#include "syncd/backend/attachment_store.h"
#include "syncd/server/attachments/uploads.h"
#include "syncd/server/http_message.h"

#include <optional>
#include <string>

namespace plumbline::server::tus {

inline constexpr char kPath[] = "/attachments/v1";
inline constexpr char kContentPath[] = "/attachments/v1/content/";

/// Every answer's headers.
HttpResponse answer(unsigned status, std::string event);

HttpResponse options();

/// As tus answers it, with our two lines for people.
HttpResponse refuse(unsigned status, const char *event, const char *zh, const char *en);

/// What a failed store or folder means to the client.
HttpResponse refuse(const core::Error &error);

/// Upload-Length and Upload-Metadata (`audit`, `sha256`; others, such as a file name, mean nothing here).
struct Creation {
    backend::AttachmentName name;
    std::uint64_t length = 0;
};
/// Nothing if it is not well-formed; then `refused` says why. (No Result: GCC 12 warns of its copies in coroutines.)
std::optional<Creation> creationOf(const std::string &length, const std::string &metadata, HttpResponse &refused);

/// The name of GET and HEAD below kContentPath: SHA-256 in the path, the audit in base64 in a header.
std::optional<backend::AttachmentName> contentOf(const std::string &path, const std::string &auditHeader);
HttpResponse badName();

/// A number of a header. Nothing for anything else.
std::optional<std::uint64_t> numberOf(const std::string &text);

/// Upload-Checksum: the digest that a piece must have.
struct Checksum {
    bool sha1 = false; ///< else SHA-256
    core::Bytes digest;
};
core::Result<std::optional<Checksum>, HttpResponse> checksumOf(const std::string &header);
bool matches(const Checksum &checksum, core::ByteView bytes);

/// Upload-Offset, Upload-Length and Upload-Expires of an upload.
void describe(const Upload &upload, HttpResponse &response);

} // namespace plumbline::server::tus
