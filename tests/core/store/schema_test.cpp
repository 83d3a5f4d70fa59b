// Stores of every schema that was ever released open, and say what they said. A new schema adds a folder to fixtures/,
// made by the version before the step; it is never changed.

#include "core/store/schema.h"
#include "tests/core/store/raw_database.h"
#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace plumbline::tests;

TEST_CASE("A store of each released schema opens, migrates and is whole")
{
    for (int version = 1; version <= store::kSchemaVersion; ++version) {
        INFO("schema " << version);
        const auto fixture =
            std::filesystem::path(PLUMBLINE_SOURCE_DIR) / "tests/core/store/fixtures" / ("v" + std::to_string(version));
        REQUIRE(std::filesystem::exists(fixture / "store.db")); // whoever adds a schema keeps a store of it
        ScratchFolder folder;
        std::filesystem::copy(fixture, folder.path() / "store", std::filesystem::copy_options::recursive);
        SteppingClock clock;
        SeededRandom random(1);
        auto opened = store::Store::open(folder.path() / "store", pin(), {clock, random});
        if (!opened)
            FAIL(opened.error().message.en);
        store::Store &kept = **opened;
        CHECK(kept.verify()->empty());
        CHECK(kept.verifyRegisters()->empty());
        CHECK(kept.lookOver());
        const auto audit = *kept.audit("fixture");
        REQUIRE(audit.evaluations.size() == 1);
        CHECK(audit.evaluations.front().evaluator == "Wang");
        CHECK(audit.evaluations.front().answers.size() == 3);
        const auto registers = *kept.registers("fixture");
        CHECK(std::ranges::count(registers, EntityKind::Answer, [](const auto &each) { return each.first.kind; })
              == 30);
        CHECK(kept.heads("fixture")->size() == 2);
        CHECK(kept.receipts()->size() == 2);
        CHECK(asText(**kept.setting("language")) == "zh");
        REQUIRE(kept.attachments()->size() == 1);
        CHECK(asText(*kept.attachment(kept.attachments()->front())) == "a photo");
        REQUIRE(kept.append("fixture", "li", {likert("E3", "1.3.1", 1)}));
        opened->reset();
        CHECK(RawDatabase(folder.path() / "store").number("PRAGMA user_version") == store::kSchemaVersion);
    }
}

TEST_CASE("A store of a newer schema, or key file, is refused as such and left as it is")
{
    Device device;
    REQUIRE(device.store->append("A", "li", {likert("E1", "1.3.1", 4)}));
    device.close();
    RawDatabase(device.path()).run("PRAGMA user_version=" + std::to_string(store::kSchemaVersion + 1));
    const auto opened = device.tryOpen();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::Unsupported);
    CHECK(opened.error().message.en.find("newer version") != std::string::npos);
    RawDatabase(device.path()).run("PRAGMA user_version=" + std::to_string(store::kSchemaVersion));
    device.reopen();
    CHECK(device.store->heads("A")->front().number == 1);
}
