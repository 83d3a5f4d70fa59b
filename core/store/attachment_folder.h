#pragma once
// Attachments: a file each, sealed, below DIR/attachments. Their names there are keyed tags of the SHA-256: who finds a
// tablet cannot even tell whether it holds a photo that he has a copy of. The sealed content starts with the SHA-256.

#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/trust/sealer.h"

#include <filesystem>

namespace plumbline::core::store {

class AttachmentFolder {
public:
    AttachmentFolder(std::filesystem::path folder, const trust::Key &key, Random &random);

    /// Durable when it returns. Bytes that are here already are not written again.
    Result<std::string> put(ByteView bytes);
    /// Errors: NotFound, Corrupted (does not unseal, or is not what its name says), Io.
    Result<Bytes> get(const std::string &sha256Hex);
    /// Gone for good when it returns; none there is no error.
    Result<void> remove(const std::string &sha256Hex);
    bool has(const std::string &sha256Hex) const; ///< by its name; whether it is whole, get() and damaged() tell
    Result<std::vector<std::string>> names();     ///< SHA-256 in hex, sorted; unreadable files are left out
    /// Files that are not what they should be, as paths below the folder.
    Result<std::vector<std::string>> damaged();

private:
    std::filesystem::path fileOf(const Digest &digest) const;
    Result<Bytes> read(const std::filesystem::path &file, Digest &digest);
    Result<std::vector<std::filesystem::path>> files() const;

    std::filesystem::path m_folder;
    trust::Key m_tagKey;
    trust::Sealer m_sealer;
};

} // namespace plumbline::core::store
