#pragma once
// Everything not yet confirmed, as one sealed file that another device or the server can take in: for a tablet that
// will not see its server again. It is sealed by a passphrase that travels apart from it: whom it reaches is decided
// after it was written, and a server's key may not be at hand on site.
//
// Layout: "plumbline.parcel/1\n"; scrypt's log2 N, r, p, a byte each; salt, 16 bytes; the file's own key wrapped under
// it, 61 bytes; then sections, each a length of 4 bytes (big-endian) and as many sealed bytes, AES-256-GCM with the
// section's place in the file as additional data. A section starts with its kind: 1 a run of changes (branch_record.h),
// 2 an attachment, 3 the end, which gives the number of sections before it: a file that was cut off is not taken.

#include "core/store/store.h"

namespace plumbline::core::store {

inline constexpr std::string_view kParcelFormat = "plumbline.parcel/1\n";

struct ParcelReport {
    std::uint64_t changes = 0;     ///< written; or taken in, new here
    std::uint64_t repeated = 0;    ///< taken in before: no effect
    std::uint64_t attachments = 0; ///< written; or taken in
    std::vector<Error> refused;    ///< runs that were not taken, each with its reason; all else was
};

/// Writes this store's own changes that no server's receipt covers, and the attachments that they name. Errors: those
/// of the store; InvalidInput for a passphrase under 8 characters.
Result<ParcelReport> writeParcel(Store &store, const std::filesystem::path &file, const std::string &passphrase,
                                 const trust::ScryptCost &cost, Random &random);

bool isParcel(ByteView start); ///< by its first bytes

/// Takes a parcel in: checked as an exchange would, any number of times. Attachments come first, so that no change
/// names one that is not here. Nothing is taken of a file that is damaged or cut off. Errors: WrongPin (passphrase),
/// Corrupted, Unsupported (newer), Io.
Result<ParcelReport> readParcel(Store &store, const std::filesystem::path &file, const std::string &passphrase,
                                Random &random);

} // namespace plumbline::core::store
