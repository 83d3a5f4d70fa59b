#include "core/store/log_mark.h"

#include "core/store/opening.h"
#include "core/store/page_source.h"
#include "core/store/safe_file.h"

#include <unistd.h>

namespace plumbline::core::store {

namespace {

bool isThere(const std::filesystem::path &file)
{
    std::error_code fault;
    return std::filesystem::exists(file, fault);
}

} // namespace

LogMark::LogMark(const std::filesystem::path &folder)
    : m_folder(folder),
      m_database(folder / kDatabase),
      m_log(folder / kLog),
      m_link(folder / kUnfoldedLog),
      m_plain(folder / kUnfolded)
{
}

bool LogMark::isSet() const
{
    return isThere(m_link) || isThere(m_plain);
}

bool LogMark::set()
{
    std::error_code fault;
    if (std::filesystem::equivalent(m_link, m_log, fault))
        return true;
    if (!removeFile(m_link)) // of a log before this one
        return false;
    if (::link(m_log.c_str(), m_link.c_str()) != 0)
        return writeSafely(m_plain, {}).ok();
    return removeFile(m_plain).ok() && syncFolder(m_folder).ok();
}

bool LogMark::clear()
{
    return removeFile(m_link).ok() && removeFile(m_plain).ok() && syncFolder(m_folder).ok();
}

bool LogMark::isGone() const
{
    std::error_code fault; // an empty one may have been made anew since
    return !isThere(m_log) || (isThere(m_link) && std::filesystem::file_size(m_log, fault) == 0);
}

bool LogMark::isLogMissing() const
{
    return isSet() && isGone() && !(isThere(m_link) && isFoldedIn());
}

std::filesystem::path LogMark::lostLog() const
{
    return isThere(m_link) && isGone() ? m_link : std::filesystem::path();
}

bool LogMark::isFoldedIn() const
{
    std::error_code fault;
    if (std::filesystem::file_size(m_link, fault) == 0 && !fault)
        return true; // only SQLite empties it, once it has been folded in
    auto pages = PageSource::open(m_database, m_link);
    return pages && pages->isLogFoldedIn();
}

} // namespace plumbline::core::store
