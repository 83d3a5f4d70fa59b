#include "tests/support/folder_journal.h"

#include <unistd.h>

#include <algorithm>
#include <ranges>

namespace plumbline::tests {

DiskFile::~DiskFile()
{
    if (pin >= 0)
        ::close(pin);
}

void FolderJournal::made(const std::filesystem::path &path)
{
    m_entries.push_back({Deed::Made, path, {}, nullptr, std::nullopt});
}

void FolderJournal::removed(const std::filesystem::path &path, Named what)
{
    m_entries.push_back({Deed::Removed, path, {}, nullptr, std::move(what)});
}

void FolderJournal::renamed(const std::filesystem::path &from, const std::filesystem::path &to, DiskFilePtr file,
                            std::optional<Named> replaced)
{
    m_entries.push_back({Deed::Renamed, to, from, std::move(file), std::move(replaced)});
}

void FolderJournal::synced(const std::filesystem::path &folder)
{
    std::erase_if(m_entries, [&folder](const Entry &entry) { return entry.path.parent_path() == folder; });
}

void FolderJournal::undo(const Entry &entry, Names &names)
{
    const auto at = names.find(entry.path);
    switch (entry.deed) {
    case Deed::Made: // with all that is in it
        std::erase_if(names, [&entry](const auto &named) {
            const auto &whole = named.first;
            return std::mismatch(entry.path.begin(), entry.path.end(), whole.begin(), whole.end()).first
                == entry.path.end();
        });
        break;
    case Deed::Removed:
        if (at == names.end() && names.contains(entry.path.parent_path()))
            names[entry.path] = *entry.before;
        break;
    case Deed::Renamed:
        if (at == names.end() || at->second.file != entry.file)
            break;
        names[entry.from] = at->second;
        if (entry.before)
            names[entry.path] = *entry.before;
        else
            names.erase(entry.path);
        break;
    }
}

void FolderJournal::undoSome(Names &names, Dice &dice) const
{
    for (const Entry &entry : std::views::reverse(m_entries))
        if (coin(dice))
            undo(entry, names);
}

} // namespace plumbline::tests
