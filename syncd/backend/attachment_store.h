#pragma once
// Where a server keeps attachments, named by the SHA-256 of their bytes. Answers later, on the network thread.

#include "syncd/backend/log_store.h"

#include <string>

namespace plumbline::backend {

/// An attachment of one audit. The same bytes in another audit are another attachment: who may see one audit learns
/// nothing of another by naming its files.
struct AttachmentName {
    std::string audit;
    std::string sha256; ///< 64 lower-case hex digits
};

struct AttachmentStanding {
    bool named = false; ///< a record of this audit names it
    bool held = false;
};

class AttachmentStore {
public:
    virtual ~AttachmentStore() = default;

    virtual void standing(AttachmentName name, Then<core::Result<AttachmentStanding>> then) = 0;

    /// Durable when it answers. Errors: Corrupted (the bytes are not what their name says), Io, DiskFull.
    virtual void keep(AttachmentName name, core::Bytes bytes, Then<core::Result<void>> then) = 0;

    /// Errors: NotFound (not held for this audit), Corrupted, Io.
    virtual void read(AttachmentName name, Then<core::Result<core::Bytes>> then) = 0;
};

} // namespace plumbline::backend
