#include "tests/support/fault_disk_guard.h"
#include "tests/support/whole_file.h"

namespace plumbline::tests {

namespace fs = std::filesystem;

namespace {

/// The index of the log in shared memory: gone with the power.
bool isVolatile(const fs::path &path)
{
    return path.filename().string().ends_with("-shm");
}

} // namespace

Names FaultDisk::names()
{
    Names names;
    names[m_root].permissions = fs::status(m_root).permissions();
    for (const auto &entry : fs::recursive_directory_iterator(m_root)) {
        if (entry.is_directory())
            names[entry.path()].permissions = entry.status().permissions();
        else if (entry.is_regular_file() && !isVolatile(entry.path()))
            names[entry.path()] = {track(entry.path(), true), entry.status().permissions()};
    }
    return names;
}

void FaultDisk::cutPower()
{
    const Guard guard(*this);
    if (m_off)
        return;
    m_off = true;
    Names surviving = names();
    m_journal.undoSome(surviving, m_dice);
    std::map<DiskFilePtr, fs::path> first; // of a file with two names there is one content
    for (const auto &[path, named] : surviving) {
        const auto [known, isNew] = first.try_emplace(named.file, path);
        if (named.file && !isNew)
            m_survivors[path] = {false, named.permissions, {}, known->second};
        else
            m_survivors[path] = {!named.file,
                                 named.permissions,
                                 named.file ? named.file->content.afterPowerCut(m_dice) : core::Bytes{},
                                 {}};
    }
}

void FaultDisk::restart()
{
    const Guard guard(*this);
    cutPower();
    std::error_code none;
    fs::create_directories(m_root);
    for (const auto &entry : fs::directory_iterator(m_root))
        fs::remove_all(entry.path(), none);
    for (const auto &[path, survivor] : m_survivors) {
        if (survivor.isFolder)
            fs::create_directories(path);
        else if (!survivor.sameAs.empty())
            fs::create_hard_link(survivor.sameAs, path);
        else
            writeWholeFile(path, survivor.content);
        fs::permissions(path, survivor.permissions);
    }
    m_survivors.clear();
    m_journal.clear();
    m_files.clear();
    m_plan.arm({});
    ++m_generation;
    m_off = false;
}

} // namespace plumbline::tests
