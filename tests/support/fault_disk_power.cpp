#include "tests/support/fault_disk.h"
#include "tests/support/fault_disk_file.h"
#include "tests/support/whole_file.h"

#include <set>

namespace plumbline::tests {

using Guard = std::lock_guard<std::recursive_mutex>;
namespace fs = std::filesystem;

namespace {

/// The index of the log in shared memory: gone with the power.
bool isVolatile(const fs::path &path)
{
    return path.filename().string().ends_with("-shm");
}

} // namespace

std::optional<FaultDisk::Survivor> FaultDisk::survivorOf(const fs::path &path)
{
    std::error_code none;
    const fs::file_status status = fs::status(path, none);
    if (fs::exists(status)) {
        const auto inode = inodeOf(path);
        const auto known = inode ? m_files.find(*inode) : m_files.end();
        if (known == m_files.end())
            return Survivor{false, status.permissions(), readWholeFile(path)};
        if (known->second->inFolder || coin(m_dice))
            return Survivor{false, status.permissions(), known->second->content.afterPowerCut(m_dice)};
    }
    const auto removed = m_removed.find(path);
    if (removed == m_removed.end() || !coin(m_dice))
        return std::nullopt;
    return Survivor{false, removed->second.permissions, removed->second.file->content.afterPowerCut(m_dice)};
}

void FaultDisk::cutPower()
{
    const Guard guard(m_mutex);
    if (m_off)
        return;
    m_off = true;
    std::set<fs::path> paths; // sorted, so that the dice fall the same way
    for (const auto &entry : fs::recursive_directory_iterator(m_root)) {
        if (entry.is_directory())
            m_survivors[entry.path()] = {true, entry.status().permissions(), {}};
        else if (entry.is_regular_file() && !isVolatile(entry.path()))
            paths.insert(entry.path());
    }
    for (const auto &[path, removed] : m_removed)
        paths.insert(path);
    for (const fs::path &path : paths)
        if (std::optional<Survivor> survivor = survivorOf(path))
            m_survivors[path] = std::move(*survivor);
}

void FaultDisk::restart()
{
    const Guard guard(m_mutex);
    cutPower();
    std::error_code none;
    fs::create_directories(m_root);
    for (const auto &entry : fs::directory_iterator(m_root))
        fs::remove_all(entry.path(), none);
    for (const auto &[path, survivor] : m_survivors) {
        if (survivor.isFolder) {
            fs::create_directories(path);
        } else {
            fs::create_directories(path.parent_path());
            writeWholeFile(path, survivor.content);
        }
        fs::permissions(path, survivor.permissions);
    }
    m_survivors.clear();
    m_removed.clear();
    m_files.clear();
    m_plan.arm({});
    ++m_generation;
    m_off = false;
}

} // namespace plumbline::tests
