#include "core/exchange/csv_list.h"
#include "tests/fuzz/list_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    plumbline::fuzz::checkList(plumbline::core::exchange::readCsvList(text, "l.csv", {}));
    plumbline::fuzz::checkList(plumbline::core::exchange::readCsvList(text, "l.csv", {std::nullopt, true}));
    return 0;
}
