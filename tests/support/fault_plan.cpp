#include "tests/support/fault_plan.h"

namespace plumbline::tests {

const char *operationName(Operation operation)
{
    switch (operation) {
    case Operation::Open:
        return "open";
    case Operation::Read:
        return "read";
    case Operation::Write:
        return "write";
    case Operation::Sync:
        return "sync";
    case Operation::Truncate:
        return "truncate";
    case Operation::Delete:
        return "delete";
    case Operation::Size:
        return "size";
    case Operation::Rename:
        return "rename";
    case Operation::MakeFolder:
        return "mkdir";
    }
    return "";
}

void FaultPlan::arm(const Fault &fault)
{
    m_fault = fault;
    m_counted = 0;
    m_struck = false;
}

Harm FaultPlan::next(Operation operation, const std::filesystem::path &path, const std::string &range)
{
    Harm harm = Harm::None;
    if ((m_fault.operations & only(operation)) != 0 && (m_fault.file.empty() || path.filename() == m_fault.file)) {
        ++m_counted;
        if (m_counted == m_fault.nth || (m_fault.lasting && m_counted > m_fault.nth))
            harm = m_fault.harm;
        m_struck = m_struck || harm != Harm::None;
    }
    if (trace)
        trace(std::string(operationName(operation)) + ' ' + path.string() + range
              + (harm == Harm::None ? "" : " HARMED"));
    return harm;
}

} // namespace plumbline::tests
