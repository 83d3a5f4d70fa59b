#pragma once
// `store.key`: how the random key of a store is kept. Text lines, so that a person can see what protects a store:
//   plumbline.key/1
//   protection: pin            (or: file)
//   kdf: scrypt 16 8 1         (log2 N, r, p)
//   salt: HEX
//   wrapped: HEX               (AES-256-GCM; or, for `file`, key: HEX)
//   check: HEX                 (first 8 bytes of the SHA-256 of all before: a damaged file is not a wrong PIN)
// `store.key.copy` is the same again, read where the first is missing or damaged.
// It is apart from the database so that a damaged database does not take the key with it; both are needed.
// `store.tries` counts wrong PINs; it is written before a PIN is tried, so pulling the plug gains no free try.

#include "core/store/store.h"
#include "core/trust/keys.h"

namespace plumbline::core::store {

class KeyFile {
public:
    explicit KeyFile(const std::filesystem::path &folder);

    Result<Protection> protection() const; ///< the PIN left empty; NotFound, Corrupted, Unsupported

    Result<void> write(const trust::Key &key, const Protection &protection, Random &random) const;

    /// Errors: WrongPin (the message says how long to wait, if so), NotFound, Corrupted, Unsupported.
    /// Its caller has the folder's lock: it counts the try, and mends the copy.
    Result<trust::Key> read(const Protection &protection, Surroundings surroundings) const;

    Result<std::chrono::milliseconds> wait(const Clock &clock) const; ///< after wrong PINs; see pin_delay.h
    Result<trust::ScryptCost> cost() const;                           ///< of a store under a PIN

private:
    Result<void> writeBoth(const std::string &text) const;

    std::filesystem::path m_file;
    std::filesystem::path m_copy;
    std::filesystem::path m_tries;
};

} // namespace plumbline::core::store
