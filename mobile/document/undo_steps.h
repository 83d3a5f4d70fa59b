#pragma once
// The last edits of a page, to be taken back one tap at a time.

#include "core/record/change.h"

#include <optional>
#include <vector>

namespace plumbline::mobile {

class UndoSteps {
public:
    /// The edit that brings back what stood there before the latest one.
    void remember(core::record::Edit back);
    bool empty() const { return m_steps.empty(); }
    void clear() { m_steps.clear(); }

    std::optional<core::record::Edit> take(); ///< the last one remembered

private:
    std::vector<core::record::Edit> m_steps;
};

} // namespace plumbline::mobile
