// A store's key file: whatever reads is written so that it reads the same.

#include "core/store/key_text.h"
#include "tests/fuzz/require.h"

using namespace plumbline::core;
using plumbline::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto kept = store::parseKeyText(text);
    if (!kept)
        return 0;
    const std::string written = store::keyText(*kept);
    const auto again = store::parseKeyText(written);
    require(again.ok(), "what was written reads");
    require(store::keyText(*again) == written, "it reads the same");
    return 0;
}
