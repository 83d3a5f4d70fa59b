#pragma once

#include "core/cli/arguments.h"
#include "core/cli/console.h"
#include "core/store/repair.h"

namespace plumbline::core::cli {

/// A store that the command line names, opened under its PIN (or a server's own key file).
class StoreAccess {
public:
    /// `create`: makes a store in a folder that has none.
    Result<void> open(const StoreArguments &arguments, Language language, bool create);
    store::Store &store() { return *m_store; }

    /// Sets a damaged store aside and makes one from what is readable.
    Result<store::RepairReport> repair(const StoreArguments &arguments, Language language);

    /// NotFound where the store holds no such audit.
    Result<void> find(const std::string &audit);

private:
    Result<store::Protection> protection(const StoreArguments &arguments, Language language, bool create, bool &isNew);

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<store::Store> m_store;
};

} // namespace plumbline::core::cli
