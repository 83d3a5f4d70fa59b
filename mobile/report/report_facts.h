#pragma once
// What a report is made of: the audit, its result and its history in short, all of one moment.

#include "core/audit/audit.h"
#include "core/scoring/score.h"
#include "core/store/store.h"

#include <map>

namespace plumbline::mobile {

/// The history in a few lines: how much, by whom, from when to when, and what was amended with a reason.
struct HistoryInShort {
    struct Amendment {
        std::int64_t millis = 0;
        std::string author;
        std::string entity; ///< its key
        std::string reason;
    };

    std::size_t changes = 0;
    std::int64_t firstMs = 0;
    std::int64_t lastMs = 0;
    std::map<std::string, std::size_t> byAuthor;
    std::vector<Amendment> amendments;  ///< the last ones, oldest first
    std::vector<std::string> submitted; ///< evaluations that customers handed in
};

struct ReportFacts {
    core::audit::Audit audit;
    core::scoring::AuditResult result;
    HistoryInShort history;
    std::int64_t madeMs = 0;
};

/// On the store's thread.
core::Result<HistoryInShort> historyInShort(core::store::Store &store, const std::string &audit);

} // namespace plumbline::mobile
