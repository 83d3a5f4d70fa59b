#pragma once
// What came with a clock far ahead: listed for the office, released on its word, and by itself once its time has come.

#include "core/base/clock.h"
#include "core/store/store_thread.h"
#include "syncd/backend/log_store.h"

#include <string>

namespace plumbline::server {

class QuarantineWatch {
public:
    QuarantineWatch(core::store::StoreThread &store, const core::Clock &clock, backend::Post post);

    /// Whether `command` is one of these.
    static bool handles(const std::string &command);

    /// {"command": "quarantine"} lists, {"command": "release", "audit": ID, "origin": HEX} admits all that waits of one
    /// device in one audit; answers as AdminService does. Errors: InvalidInput, NotFound (nothing of it waits),
    /// Refused (the record does not take it).
    void handle(const std::string &requestJson, backend::Then<std::string> then);

    /// Admits what is no longer ahead of this side's clock; `then` gets how many streams grew.
    void releaseDue(backend::Then<core::Result<std::size_t>> then);

private:
    core::store::StoreThread &m_store;
    const core::Clock &m_clock;
    backend::Post m_post;
    std::shared_ptr<bool> m_alive;
};

} // namespace plumbline::server
