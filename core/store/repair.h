#pragma once
// Repair of a damaged store: what was there is set aside whole, a new store is made from what is readable, and the
// report says what that came to. What others wrote, and what a server has confirmed, comes back with the next exchange.

#include "core/store/store.h"

#include <set>

namespace plumbline::core::store {

struct RepairReport {
    std::filesystem::path keptAside;  ///< folder with the damaged files as they were
    std::uint64_t changes = 0;        ///< readable and kept where they were
    std::uint64_t issuedAgain = 0;    ///< own ones behind a gap, written again as another origin
    std::uint64_t missing = 0;        ///< known to have been there and not readable
    std::set<std::string> incomplete; ///< audits that lack some
    std::uint64_t attachments = 0;    ///< damaged files, set aside
    bool newOrigin = false;           ///< own numbers are missing: this store writes as another from now on
    bool identityLost = false;
    bool logMissing = false; ///< the write-ahead log was gone: what was written last may be missing without a trace

    Text summary() const; ///< for the person: what happened, what it came to, what to do
};

/// Whose damage is repaired unasked. A device's server has what others wrote, and takes again what was this device's
/// own; what a server loses comes back only from devices that still are, so that a row that does not unseal is for a
/// person to decide on (a backup may have it): the store opens, and lookThrough() says so.
enum class Holder : std::uint8_t { Device, Server };

/// Opens a store; where it is damaged, repairs it first and fills `report`. Errors: those of Store::open(); Corrupted
/// where the key file is gone too, since then nothing can be read. A store that opens is opened, damaged as it is,
/// where the repair fails, as on a full disk.
Result<std::unique_ptr<Store>> openOrRepair(const std::filesystem::path &folder, const Protection &protection,
                                            Surroundings surroundings, std::optional<RepairReport> &report,
                                            Holder holder = Holder::Device);

/// Repairs a store whether it looks damaged or not. Nobody may have it open.
Result<RepairReport> repair(const std::filesystem::path &folder, const Protection &protection,
                            Surroundings surroundings);

/// Moves all of a store that cannot be opened any more, as without its key, to a folder beside it, whose path is
/// returned. A new one can then be made.
Result<std::filesystem::path> setAside(const std::filesystem::path &folder, const Clock &clock);

} // namespace plumbline::core::store
