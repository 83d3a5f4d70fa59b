#pragma once
// Which attachments the records of this device name, and which of them the server is known to hold. Kept in the store's
// settings, audit by audit, with how far the log has been looked through.

#include "core/store/store.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plumbline::agent {

struct AttachmentItem {
    std::string audit;
    std::string sha256;
    auto operator<=>(const AttachmentItem &) const = default;
};

/// Lives as long as the agent, so that a change is looked at once; used on the store's thread alone.
class AttachmentIndex {
public:
    /// `prefix` of its settings: what a hub holds says nothing of the server.
    explicit AttachmentIndex(std::string prefix) : m_prefix(std::move(prefix)) { }

    /// Looks at changes that somebody has read anyway, where they follow those looked at: open() need not read them.
    core::Result<void> see(core::store::Store &store, const core::store::EncodedRun &run);

    /// Named by a record, and not known to be here and there alike.
    core::Result<std::vector<AttachmentItem>> open(core::store::Store &store);

    /// The server and this device both hold it.
    core::Result<void> settle(core::store::Store &store, const AttachmentItem &item);

    /// Where an upload under way stands: the path the server gave it; empty before and after.
    core::Result<std::string> uploadPath(core::store::Store &store, const AttachmentItem &item) const;
    core::Result<void> keepUploadPath(core::store::Store &store, const AttachmentItem &item,
                                      const std::string &path) const;

private:
    struct Audit {
        std::map<std::string, std::uint64_t> at; ///< how far it has been looked through, by origin
        std::map<std::string, bool> settled;     ///< by SHA-256
        std::uint64_t unsaved = 0;               ///< changes looked at since it was written
    };

    core::Result<Audit *> audit(core::store::Store &store, const std::string &id);
    core::Result<void> write(core::store::Store &store, const std::string &id, Audit &audit) const;
    static core::Result<void> follow(core::store::Store &store, const core::store::StreamHead &head, Audit &audit);
    static void look(const core::store::EncodedRun &run, std::uint64_t &at, Audit &audit);

    std::string m_prefix;
    std::map<std::string, Audit> m_audits;
};

} // namespace plumbline::agent
