#pragma once
// What enrolment leaves in the store's sealed settings.

#include "syncd/agent/agent.h"
#include "syncd/agent/transport.h"

namespace plumbline::agent {

struct Credentials {
    Identity identity;
    TlsIdentity tls;
    std::int64_t issuedMs = 0;
};

core::Result<std::optional<Credentials>> credentialsOf(core::store::Store &store);
core::Result<void> keep(core::store::Store &store, const Credentials &credentials);

/// The key of an enrolment under way: made once, so that a lost answer is asked for again with the same key.
core::Result<std::string> pendingKey(core::store::Store &store);
core::Result<void> dropPendingKey(core::store::Store &store);

/// Renews the certificate by simplereenroll (RFC 7030 4.2.2). Blocks.
core::Result<Credentials> renew(const Credentials &credentials);

} // namespace plumbline::agent
