// A run of changes with its checkpoint, as branches and files of unconfirmed records hold it.

#include "core/store/branch_record.h"
#include "tests/fuzz/require.h"

using namespace plumbline::core;
using plumbline::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto run = store::decodeBranch(ByteView(data, size));
    if (!run)
        return 0;
    const Bytes written = store::encodeBranch(*run);
    const auto again = store::decodeBranch(written);
    require(again.has_value(), "what was written reads");
    require(store::encodeBranch(*again) == written, "it reads the same");
    if (run->checkpoint)
        (void)trust::check(*run->checkpoint);
    return 0;
}
