#pragma once
// The PIN of a sealed store: from a file that nobody else can read, or from a terminal; never from an argument.

#include "core/base/result.h"

#include <string>

namespace plumbline::core::cli {

/// First line of the file. InvalidInput where others may read the file, with the reason.
Result<std::string> pinFromFile(const std::string &file);

/// Asks on the terminal without echo; twice where the PIN is a new one. InvalidInput without a terminal.
Result<std::string> pinFromTerminal(Language language, bool isNew);

/// The same for the passphrase of a file of unconfirmed records.
Result<std::string> passphraseFromTerminal(Language language, bool isNew);

} // namespace plumbline::core::cli
