// Audit files: whatever is read is written so that it reads the same; whatever is refused says where and why.

#include "core/exchange/audit_file.h"
#include "tests/fuzz/require.h"

using namespace plumbline::core;
using plumbline::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const Result<audit::Audit, Faults> read = exchange::readAudit(text);
    if (!read) {
        require(!read.error().empty(), "a refusal has a fault");
        for (const Error &fault : read.error())
            require(!fault.message.zh.empty() && !fault.message.en.empty(), "a fault has words");
        return 0;
    }
    const std::string written = exchange::writeAudit(*read);
    const Result<audit::Audit, Faults> again = exchange::readAudit(written);
    require(again.ok(), "what was written is read");
    require(*again == *read, "reading what was written gives the same audit");
    require(exchange::writeAudit(*again) == written, "the same audit gives the same bytes");
    return 0;
}
