#pragma once
// A second name of the write-ahead log, from the first commit after opening until the log has been folded into the
// file. While it is there, so must be the log. Being a name of the log itself it tells a log that was lost from one
// that another program folded in and removed, as any reader with SQLite does that is the last to close: then the pages
// of the file are those of the log. And what was lost by its first name can be read under its second.

#include "core/base/result.h"

#include <filesystem>

namespace plumbline::core::store {

class LogMark {
public:
    explicit LogMark(const std::filesystem::path &folder);

    bool isSet() const;
    bool set();   ///< durably; whether it is
    bool clear(); ///< durably; whether it is

    /// Whether the log is gone with something in it that the file does not have.
    bool isLogMissing() const;
    /// The log by its second name, empty where it has no other than its first.
    std::filesystem::path lostLog() const;

private:
    bool isGone() const;
    bool isFoldedIn() const;

    std::filesystem::path m_folder, m_database, m_log;
    std::filesystem::path m_link;  ///< the log's second name
    std::filesystem::path m_plain; ///< an empty file in its place where the file system knows no second names
};

} // namespace plumbline::core::store
