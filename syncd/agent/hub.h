#pragma once
// The hub of a site, as a tablet knows it: where it is. What it may be trusted with its certificate says.

#include "core/sync/action.h"
#include "core/trust/receipt.h"
#include "syncd/agent/identity.h"

#include <functional>

namespace plumbline::agent {

/// The name in every hub's certificate and in no other: the server gives it to hubs alone, so that a hub is recognized
/// on any network, whatever its address there, and can never pass for the server.
inline constexpr char kHubSubject[] = "DNS:hub.plumbline.internal"; ///< as OpenSSL writes it in an extension
inline constexpr const char *kHubName = kHubSubject + 4;

/// Who a session is with.
struct Peer {
    Endpoint endpoint;
    core::trust::ReceiptKind kind = core::trust::ReceiptKind::Server;
};

/// HOST:PORT; nothing where none is set.
core::Result<std::optional<Endpoint>> hubOf(core::store::Store &store);

// --- origins that travel through a hub -------------------------------------------------------------------------------

/// The server has not met a tablet that only a hub has seen. So the tablet signs, with the key of its certificate, that
/// an origin is its own; the hub hands that on, and can write for nobody.
struct OriginClaim {
    core::record::OriginId origin{};
    core::Bytes certificate; ///< of the device, DER
    core::Bytes signature;   ///< ECDSA P-256 with SHA-256, by the certificate's key
};

/// Errors: Corrupted (the key).
core::Result<core::Bytes> signClaim(const std::string &keyPem, const core::record::OriginId &origin);

/// Whether the signature is by the certificate's key; who issued that is not looked at.
bool holds(const OriginClaim &claim);

} // namespace plumbline::agent
