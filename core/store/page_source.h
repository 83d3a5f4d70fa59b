#pragma once
// Pages of a SQLite file with the committed part of its write-ahead log over it.

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>
#include <fstream>
#include <map>

namespace plumbline::core::store {

class PageSource {
public:
    /// Errors: Io. A file that is too short has fewer pages, a log that is missing or unreadable none.
    static Result<PageSource> open(const std::filesystem::path &file, const std::filesystem::path &log);

    /// Whether the file by itself has all that was committed to the log, and there is such.
    bool isLogFoldedIn();

    std::uint32_t count() const { return m_count; }

    /// Page `number`, from 1, in `buffer`; empty where it is not there.
    ByteView page(std::uint32_t number, Bytes &buffer);

private:
    void readLog();

    std::ifstream m_file, m_log;
    std::uint32_t m_count = 0;
    std::uint32_t m_committed = 0; ///< pages of the file as the log's last commit has it; 0 without one
    std::map<std::uint32_t, std::uint64_t> m_inLog; ///< page to the place of its newest committed copy
};

} // namespace plumbline::core::store
