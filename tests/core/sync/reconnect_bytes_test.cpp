// A reconnect with nothing new: one round trip, and bytes that grow neither with history nor with the number of audits.

#include "core/sync/initiator.h"
#include "core/sync/responder.h"
#include "tests/core/sync/machine_values.h"

using namespace plumbline::tests;

namespace {

struct Cost {
    std::size_t messages = 0;
    std::size_t bytes = 0;
    bool caughtUp = false;
    bool operator==(const Cost &) const = default;
};

Cost reconnect(std::size_t audits, std::uint64_t changesEach)
{
    std::vector<store::StreamHead> heads;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < audits; ++i) {
        names.push_back("audit-2026-" + std::to_string(i));
        for (std::uint8_t origin = 1; origin <= 4; ++origin)
            heads.push_back(headOf(names.back(), origin, changesEach / 4));
    }
    const auto held = byAudit(heads);
    Initiator tablet({originOf(1), held, {}, {}});
    Responder server(originOf(9));
    Cost cost;
    const auto count = [&](const Actions &actions) {
        Bytes frame;
        for (const action::Send &send : all<action::Send>(actions)) {
            ++cost.messages;
            cost.bytes += send.frame.size();
            frame = send.frame;
        }
        cost.caughtUp = cost.caughtUp || !all<action::CaughtUp>(actions).empty();
        return frame;
    };
    server.received(count(tablet.start()), 0);
    auto scope = std::make_shared<Scope>(*scopeOf(Role::DecisionMaker, names));
    scope->user = std::string(32, 'u');
    count(tablet.received(count(server.scope(scope, held))));
    return cost;
}

} // namespace

TEST_CASE("a reconnect with nothing new is one round trip of 200 bytes or less, whatever is held")
{
    const Cost small = reconnect(1, 1'000);
    CHECK(small.messages == 2);
    CHECK(small.bytes <= 200);
    CHECK(small.caughtUp);
    CHECK(reconnect(1, 1'000'000) == small);
    CHECK(reconnect(200, 1'000) == small);
    CHECK(reconnect(200, 1'000'000) == small);
}
