#pragma once
// What a report is made of: the audit, its result and its history in short, all of one moment.

#include "core/audit/audit.h"
#include "core/exchange/report.h"
#include "core/scoring/score.h"
#include "core/store/store.h"

#include <map>

namespace plumbline::mobile {

/// The history in a few lines: how much, by whom, from when to when, and what was amended with a reason.
struct HistoryInShort {
    struct Amendment {
        std::int64_t millis = 0;
        std::string author;
        core::record::Entity entity;
        std::string reason;
    };

    std::size_t changes = 0;
    std::int64_t firstMs = 0;
    std::int64_t lastMs = 0;
    std::map<std::string, std::size_t> byAuthor;
    std::vector<Amendment> amendments;             ///< the last ones, oldest first
    std::vector<std::string> submitted;            ///< evaluations that customers handed in
    std::map<std::string, std::string> signatures; ///< of those: evaluation, SHA-256 of the drawing
    std::map<std::string, std::string> team;       ///< name, duty: "lead" or "auditor"
};

struct ReportFacts {
    core::audit::Audit audit;
    core::scoring::AuditResult result;
    HistoryInShort history;
    std::map<std::string, core::Bytes> signatures; ///< evaluation, the drawing as SVG
    std::int64_t madeMs = 0;
    std::vector<core::exchange::HistoryLine> lines{}; ///< every change, where they are asked for
};

/// On the store's thread. `whole`: with every change as a line.
core::Result<ReportFacts> gatherFacts(core::store::Store &store, const std::string &audit, bool whole);

} // namespace plumbline::mobile
