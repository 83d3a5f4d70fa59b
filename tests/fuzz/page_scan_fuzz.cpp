// A damaged store's file, read page by page, with any bytes after a write-ahead log's head.

#include "core/store/page_scan.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/scratch_file.h"

using namespace plumbline::core;
using plumbline::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const plumbline::fuzz::ScratchFile file;
    Bytes bytes(data, data + size);
    bytes.resize((size + store::kPageSize - 1) / store::kPageSize * store::kPageSize);
    file.write(bytes);
    std::size_t rows = 0;
    const auto scanned = store::scanPages(file.path(), file.path().string() + "-wal",
                                          [&](const store::ScannedRow &row) { rows += row.columns.size(); });
    require(scanned.ok(), "a file that is there is scanned");
    return 0;
}
