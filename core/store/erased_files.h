#pragma once
// The files of attachments whose content was erased. The erasure is durable first; then the file goes. A crash between
// the two leaves a list of what is still to go, which opening carries out.

#include "core/store/store_impl.h"

namespace plumbline::core::store {

/// Within the caller's transaction.
Result<void> eraseFileLater(Store::Impl &store, const std::string &sha256Hex);

/// Removes what is on the list, unless another audit names the same bytes. Not within a transaction.
Result<void> removeErasedFiles(Store::Impl &store);

/// Whether these bytes were erased in some audit, and no other wants them.
Result<bool> isErasedFile(Store::Impl &store, const std::string &sha256Hex);

} // namespace plumbline::core::store
