// Whole workbooks: the archive, its parts and how they hang together.

#include "core/exchange/xlsx_list.h"
#include "tests/fuzz/list_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    plumbline::fuzz::checkList(plumbline::core::exchange::readXlsxList(bytes, "l.xlsx", {}));
    return 0;
}
