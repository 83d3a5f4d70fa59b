// Bytes of a change: whatever reads is written so that it reads the same, and is merged without harm.

#include "core/record/encoding.h"
#include "core/record/fold.h"
#include "core/record/register.h"
#include "tests/fuzz/require.h"

using namespace plumbline::core;
using namespace plumbline::core::record;
using plumbline::fuzz::require;

namespace {

class NoRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::uint8_t &byte : bytes)
            byte = 7;
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    // The first byte says how much of the rest is personal data.
    const ByteView rest(data + 1, size - 1);
    const std::size_t personal = rest.size() * data[0] / 256;
    const ChangeId id{{1, 2, 3}, 1000};
    const auto change = decode("A", id, rest.first(rest.size() - personal), rest.last(personal));
    if (!change) {
        require(!change.error().message.zh.empty() && !change.error().place.empty(), "a refusal has words and a place");
        return 0;
    }
    require(entityOf(rest.first(rest.size() - personal)) == change->entity, "what it is of reads alike");
    NoRandom random;
    const Encoding encoding = encode(*change, random);
    const auto again = decode("A", id, encoding.body, encoding.personal);
    require(again.ok(), "what was written reads");
    Change expected = *change;
    for (FieldPatch &patch : expected.patches)
        patch.erased = false; // an erased value is written as none
    Change got = *again;
    for (FieldPatch &patch : got.patches)
        patch.erased = false;
    require(got == expected, "it reads the same");
    Registers registers;
    Folded folded;
    merge(registers, folded, *change);
    (void)fold("A", registers);
    (void)conflicts(registers);
    return 0;
}
