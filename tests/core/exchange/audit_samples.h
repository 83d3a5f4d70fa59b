#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace plumbline::test {

/// An audit file with one member put in or replaced at its top.
inline std::string auditWith(const std::string &members)
{
    return R"({"format": "plumbline.audit/1", "id": "a", "standard": "JCCQB037-2025", )" + members + "}";
}

/// An audit of one evaluation with these answers.
inline std::string auditWithAnswers(const std::string &answers)
{
    return auditWith(
        R"("evaluations": [{"id": "E1", "project": "P1", "by": {"kind": "customer", "name": "n"}, "answers": {)"
        + answers + "}}]");
}

inline std::vector<std::string> places(const core::Faults &faults)
{
    std::vector<std::string> all;
    for (const core::Error &fault : faults)
        all.push_back(fault.place);
    return all;
}

} // namespace plumbline::test
