#pragma once
// A session on a store of its own in a temporary folder, and the event loop that brings the store's answers back.

#include "core/audit/audit.h"
#include "mobile/audits/audit_list.h"
#include "mobile/document/audit_document.h"
#include "mobile/session/session.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace plumbline::mobile::testing {

/// Wall-clock time that only the test moves.
class HandClock final : public core::Clock {
public:
    std::int64_t nowMs() const override { return m_nowMs; }
    void advance(std::int64_t ms) { m_nowMs += ms; }

private:
    std::int64_t m_nowMs = 1'793'750'400'000; // 2026-11-03
};

/// Runs the event loop until it holds; false after 20 s without.
bool until(const std::function<bool()> &holds);

class Stage {
public:
    Stage();

    Session &session() { return *m_session; }
    AuditDocument &document() { return *m_session->document(); }
    HandClock &clock() { return m_clock; }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    void begin();   ///< makes the store under the PIN "2468"
    void restart(); ///< ends the session and makes a new one on the same folder, still locked
    void unlock();

    /// Writes the audit as a file, imports it as a person would, and opens it.
    void openAudit(const core::audit::Audit &audit);
    bool drained()
    {
        return until([this] { return document().pending() == 0; });
    }

private:
    QTemporaryDir m_folder;
    HandClock m_clock;
    core::SystemRandom m_random;
    std::unique_ptr<Session> m_session;
};

/// Six projects with a sample of five that follows from its seed.
core::audit::Audit sampledAudit();

} // namespace plumbline::mobile::testing
