#pragma once
// The last answers of one evaluation, to be taken back one tap at a time.

#include "core/audit/audit.h"
#include "core/record/change.h"

#include <optional>
#include <vector>

namespace plumbline::mobile {

class AnswerUndo {
public:
    /// What stood in the row before the tap that follows; nullptr: nothing.
    void remember(int row, const core::audit::Answer *before);
    bool empty() const { return m_taken.empty(); }
    void clear() { m_taken.clear(); }

    struct Step {
        int row;
        std::vector<std::pair<std::string, core::record::Value>> fields; ///< that bring back what stood there
    };
    std::optional<Step> take(); ///< the last one remembered

private:
    struct Taken {
        int row;
        core::audit::Answer before;
    };

    std::vector<Taken> m_taken;
};

} // namespace plumbline::mobile
