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
    /// Errors: Io. Files that are missing or too short have fewer pages.
    static Result<PageSource> open(const std::filesystem::path &file);

    std::uint32_t count() const { return m_count; }

    /// Page `number`, from 1, in `buffer`; empty where it is not there.
    ByteView page(std::uint32_t number, Bytes &buffer);

private:
    void readLog();

    std::ifstream m_file, m_log;
    std::uint32_t m_count = 0;
    std::map<std::uint32_t, std::uint64_t> m_inLog; ///< page to the place of its newest committed copy
};

} // namespace plumbline::core::store
