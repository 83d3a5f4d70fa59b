#pragma once
// Carries out what machines ask of a store, on the thread that owns it: the same for tablet, server, hub and simulator.

#include "core/sync/action.h"
#include "core/sync/digest.h"

#include <span>

namespace plumbline::core::sync {

/// Bytes of what its changes say, with their personal data.
std::size_t sizeOf(const store::EncodedRun &run);

/// Bytes of memory that what is asked holds.
std::size_t heldBy(const action::Admit &admit);

/// Runs of other origins that no signature covers yet are held back: nobody could tell who wrote them. Errors of the
/// store end the connection: the caller closes with Reason::StoreFailed.
Result<RunsRead> readRuns(store::Store &store, const action::ReadRuns &asked);

/// The runs of several connections in one durable transaction; one answer each, in their order. Receipts that the
/// machines asked for are signed after the commit. `timeMs` is this side's clock. What follows something in quarantine
/// joins it there.
std::vector<Admitted> admit(store::Store &store, std::span<const action::Admit *const> asked, trust::ReceiptKind kind,
                            std::int64_t timeMs);

/// The same, without copying what is to be kept: `asked` is as it was when it returns, whoever frees it.
std::vector<Admitted> admitInPlace(store::Store &store, std::span<action::Admit> asked, trust::ReceiptKind kind,
                                   std::int64_t timeMs);

/// Receipts for streams as far as they are here; those that are not are left out.
Result<std::vector<trust::Receipt>> certify(store::Store &store, const std::vector<StreamNumber> &streams,
                                            trust::ReceiptKind kind, std::int64_t timeMs);

/// True where one confirms other changes than this store's own under the same numbers: it was restored or copied. Its
/// numbers are doubted from then on (see Store::doubtNumbers): connect again. Errors: those of saveReceipt().
Result<bool> saveReceipts(store::Store &store, const std::vector<trust::Receipt> &receipts);

/// Own streams whose last change no receipt covers that counts with this peer: a server's, and with a hub a hub's too.
Result<std::vector<StreamNumber>> unconfirmed(store::Store &store, const HeadsByAudit &heads,
                                              trust::ReceiptKind peer = trust::ReceiptKind::Server);

} // namespace plumbline::core::sync
