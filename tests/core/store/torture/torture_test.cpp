// Real processes, really killed while they write: what was acknowledged is there, the store opens, all chains verify.

#include "core/store/store.h"
#include "tests/core/store/torture/script.h"
#include "tests/core/store/torture/victim.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/unsynced_file.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <set>

using namespace plumbline::tests;
using namespace plumbline::tests::torture;

namespace {

constexpr int kKillsAStore = 25; // then a new folder, so that making one is killed too

int kills()
{
    const char *const wanted = std::getenv("PLUMBLINE_KILLS");
    return wanted == nullptr ? 110 : std::atoi(wanted);
}

struct Acknowledged {
    std::uint64_t change = 0;
    std::uint64_t setting = 0;
    std::set<std::string> attachments;

    void take(const std::vector<std::string> &lines)
    {
        for (const std::string &line : lines) {
            if (line.starts_with("c "))
                change = std::stoull(line.substr(2));
            else if (line.starts_with("s "))
                setting = std::stoull(line.substr(2));
            else
                attachments.insert(line.substr(2));
        }
    }
};

void check(const std::filesystem::path &folder, const Acknowledged &acknowledged)
{
    SystemClock clock;
    SystemRandom random;
    if (acknowledged.change == 0 && !store::protectionOf(folder))
        return; // killed while it was made
    auto opened = store::Store::open(folder, store::KeyFileProtection{}, {clock, random});
    if (!opened && acknowledged.change == 0)
        return;
    if (!opened)
        FAIL(opened.error().message.en);
    store::Store &store = **opened;
    const auto heads = *store.heads(kAudit);
    const std::uint64_t head = heads.empty() ? 0 : heads.front().number;
    REQUIRE(heads.size() <= 1);
    REQUIRE(head >= acknowledged.change);
    if (head > 0) {
        std::uint64_t number = 0;
        REQUIRE(store.log(kAudit, [&](const Change &change) {
            const Edit edit = editOf(++number);
            return change.id.number == number && change.entity == edit.entity && change.patches.size() == 1
                && change.patches[0].value == edit.fields[0].second;
        }));
        REQUIRE(number == head);
    }
    for (const std::string &name : acknowledged.attachments)
        REQUIRE(store.attachment(name));
    if (acknowledged.setting > 0)
        REQUIRE(std::stoull(std::string(asText(**store.setting(kSetting)))) >= acknowledged.setting);
    REQUIRE(store.verify()->empty());
    REQUIRE(store.verifyRegisters()->empty());
}

} // namespace

TEST_CASE("A writer that is killed anywhere has lost nothing that it acknowledged")
{
    Dice dice(20251125);
    std::unique_ptr<ScratchFolder> scratch;
    Acknowledged acknowledged;
    std::uint64_t changes = 0;
    int beforeFirst = 0;
    const int wanted = kills();
    for (int kill = 0; kill < wanted; ++kill) {
        INFO("kill " << kill);
        if (kill % kKillsAStore == 0) {
            changes += acknowledged.change;
            scratch = std::make_unique<ScratchFolder>();
            acknowledged = {};
        }
        const auto folder = scratch->path() / "store";
        Victim victim(PLUMBLINE_STORE_WRITER, folder);
        // After so many acknowledgements and a moment more, so that it dies anywhere in its work; sometimes at once.
        const auto lines =
            victim.killAfter(dice() % 5 == 0 ? 0 : dice() % 25, std::chrono::microseconds(dice() % 4000));
        beforeFirst += lines.empty() ? 1 : 0;
        acknowledged.take(lines);
        check(folder, acknowledged);
    }
    changes += acknowledged.change;
    std::cout << wanted << " writers killed, " << beforeFirst << " before they acknowledged anything; " << changes
              << " acknowledged changes, all there\n";
    CHECK(changes > static_cast<std::uint64_t>(wanted));
}
