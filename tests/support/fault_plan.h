#pragma once
// Which operation of a disk goes wrong, and how.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace plumbline::tests {

enum class Operation : std::uint8_t { Open, Read, Write, Sync, Truncate, Delete, Size, Rename, MakeFolder };

const char *operationName(Operation operation);

constexpr unsigned only(Operation operation)
{
    return 1U << static_cast<unsigned>(operation);
}
inline constexpr unsigned kEveryOperation = ~0U;
/// Those between which the disk differs: a power cut at each of them is a power cut at every boundary.
inline constexpr unsigned kChangingOperations = only(Operation::Open) | only(Operation::Write) | only(Operation::Sync)
    | only(Operation::Truncate) | only(Operation::Delete) | only(Operation::Rename) | only(Operation::MakeFolder);

enum class Harm : std::uint8_t {
    None, ///< only counts
    IoError,
    DiskFull,  ///< of writes; others fail as with IoError
    ShortRead, ///< of reads: half the bytes, zeros for the rest, and SQLITE_IOERR_SHORT_READ, as at a file's end
    PowerCut,  ///< in the midst of the operation; all that follow fail too
};

struct Fault {
    Harm harm = Harm::None;
    unsigned operations = kEveryOperation; ///< which ones are counted and harmed
    std::uint64_t nth = 1;                 ///< from 1
    bool lasting = false;                  ///< and every one after it, until disarmed
    std::string file = {};                 ///< only of files of this name; of any where empty
};

class FaultPlan {
public:
    void arm(const Fault &fault);                       ///< counting begins anew
    std::uint64_t counted() const { return m_counted; } ///< operations of the armed kinds since arm()
    bool struck() const { return m_struck; }            ///< whether the armed fault has happened
    /// What this operation suffers; the path is from the disk's root.
    Harm next(Operation operation, const std::filesystem::path &path, const std::string &range);

    std::function<void(const std::string &)> trace; ///< a line for each operation; the same seed, the same lines

private:
    Fault m_fault;
    std::uint64_t m_counted = 0;
    bool m_struck = false;
};

} // namespace plumbline::tests
