// A file of unconfirmed records as it comes from anywhere: bytes that are not ours are refused, in little time and
// memory. Behind the seal the sections are those of branch_fuzz.

#include "core/store/branch_record.h"
#include "core/store/parcel_file.h"
#include "tests/fuzz/require.h"

using namespace plumbline::core;
using plumbline::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // A costly key derivation would be all that is measured: the first byte of costs stays small.
    Bytes bytes(data, data + size);
    if (bytes.size() > store::kParcelFormat.size())
        bytes[store::kParcelFormat.size()] &= 7;
    SystemRandom random;
    const auto sections = store::openParcel(bytes, "a passphrase", "p", random);
    if (!sections)
        require(!sections.error().message.zh.empty() && sections.error().place == "p",
                "a refusal has words and a place");
    else
        for (const store::Section &section : *sections)
            (void)store::decodeBranch(section.content);
    return 0;
}
