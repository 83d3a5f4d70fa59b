// What counts as a conflict: values that differ, or two hand-ins.

#include "core/record/fold.h"
#include "core/record/register.h"

#include <catch2/catch.hpp>

using namespace plumbline::core::record;

namespace {

/// Two devices that did not know of each other write one field.
Registers written(Entity entity, const char *name, const Value &one, const Value &other)
{
    Registers registers;
    Folded folded;
    for (const auto &[device, value] : {std::pair(1, one), std::pair(2, other)}) {
        OriginId origin{};
        origin.fill(static_cast<std::uint8_t>(device));
        merge(registers, folded, {"A", {origin, 1}, {device, 0}, "li", {}, entity, {{name, value, {}}}});
    }
    return registers;
}

} // namespace

TEST_CASE("Two who record the same agree; two who record otherwise do not")
{
    const Entity item{EntityKind::Management, "1.1.1"};
    const auto level = [](int value) { return Value(std::int64_t{value}); };
    CHECK(conflicts(written(item, field::kLevel, level(3), level(4))).size() == 1);
    CHECK(conflicts(written(item, field::kLevel, level(3), Value(Null{}))).size() == 1);
    CHECK(conflicts(written(item, field::kLevel, level(3), level(3))).empty());
    CHECK(conflicts(written({EntityKind::Evaluation, "E1"}, field::kSubmitted, true, true)).size() == 1);
}
