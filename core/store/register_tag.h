#pragma once
// The tag that a group of registers is found by. Its name says too much to stand in the file, and a keyed hash of it
// alone would scatter groups that are made together over the whole index: each would rewrite a page of its own. So a
// tag begins with the hash of the group's neighbourhood, the name without its last two characters: evaluations E100 to
// E199 stand side by side.

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "core/trust/keys.h"

#include <array>

namespace plumbline::core::store {

using RegisterTag = trust::Tag;

class RegisterTags {
public:
    explicit RegisterTags(const trust::Key &key);
    RegisterTag of(std::string_view group);

private:
    trust::Tagger m_groups, m_neighbourhoods;
    std::string m_last; ///< neighbourhood, and its tag
    RegisterTag m_lastTag{};
};

/// Gives every row of the table its tag anew; its index must be gone meanwhile. Errors: Corrupted where one does not
/// unseal.
Result<void> tagRegistersAnew(Database &database, const trust::Key &key, Random &random);

} // namespace plumbline::core::store
