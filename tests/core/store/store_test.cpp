// The store as people use it: what was written is there, also after closing, and says who wrote it.

#include "tests/core/store/store_fixture.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace plumbline::tests;
namespace audit = plumbline::core::audit;

TEST_CASE("What was appended is there after closing and opening")
{
    Device device;
    const auto made = device.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), likert("E1", "1.3.1", 4)});
    REQUIRE(made);
    REQUIRE(made->size() == 2);
    CHECK((*made)[1].number == 2);
    const auto before = *device.store->registers("A");
    const auto head = device.store->heads("A")->front();
    device.reopen();
    CHECK(*device.store->registers("A") == before);
    CHECK(device.store->heads("A")->front().hash == head.hash);
    const audit::Audit folded = *device.store->audit("A");
    REQUIRE(folded.evaluations.size() == 1);
    CHECK(folded.evaluations[0].evaluator == "Wang");
    REQUIRE(folded.evaluations[0].answers.size() == 1);
    CHECK(folded.evaluations[0].answers[0].likert == 4);
    CHECK(device.store->verify()->empty());
}

TEST_CASE("A field that already says so makes no change")
{
    Device device;
    REQUIRE(device.store->append("A", "li", {likert("E1", "1.3.1", 4)}));
    CHECK(device.store->append("A", "li", {likert("E1", "1.3.1", 4)})->empty());
    CHECK(device.store->append("A", "li", {likert("E1", "1.3.1", 5)})->size() == 1);
    CHECK(device.store->heads("A")->front().number == 2);
}

TEST_CASE("The log tells oldest first what happened, with old values superseded")
{
    Device device;
    const auto first = *device.store->append("A", "li", {likert("E1", "1.3.1", 4)});
    REQUIRE(device.store->append("A", "zhao", {likert("E1", "1.3.1", 2)}));
    std::vector<Change> changes;
    REQUIRE(device.store->log("A", [&](const Change &change) {
        changes.push_back(change);
        return true;
    }));
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].author == "li");
    CHECK(changes[1].author == "zhao");
    CHECK(changes[0].time < changes[1].time);
    CHECK(changes[1].patches.front().supersedes == first);
}

TEST_CASE("A folder has one store, in one process, of one version")
{
    Device device;
    CHECK(plumbline::core::store::Store::create(device.path(), pin(), {device.clock, device.random}).error().code
          == ErrorCode::InvalidInput);
    CHECK(device.tryOpen().error().code == ErrorCode::Busy);
    device.close();
    CHECK(plumbline::core::store::Store::open(device.folder.path() / "none", pin(), {device.clock, device.random})
              .error()
              .code
          == ErrorCode::NotFound);
    struct stat status{};
    REQUIRE(::stat(device.path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    for (const auto &entry : std::filesystem::directory_iterator(device.path())) {
        REQUIRE(::stat(entry.path().c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
}

TEST_CASE("Two devices exchange and agree; a field changed on both shows both values until it is settled")
{
    Device a(1), b(2);
    REQUIRE(a.store->append("A", "li", {likert("E1", "1.3.1", 4)}));
    REQUIRE(bring(*a.store, *b.store, "A").front().stored == 1);
    REQUIRE(a.store->append("A", "li", {likert("E1", "1.3.1", 5)}));
    REQUIRE(b.store->append("A", "zhao", {likert("E1", "1.3.1", 1)}));
    bring(*a.store, *b.store, "A");
    bring(*b.store, *a.store, "A");
    CHECK(*a.store->registers("A") == *b.store->registers("A"));
    REQUIRE(a.store->conflicts("A")->size() == 1);
    CHECK(a.store->conflicts("A")->front().values.size() == 2);
    // Settled by saying either again.
    REQUIRE(b.store->append("A", "zhao", {likert("E1", "1.3.1", 1)})->size() == 1);
    bring(*b.store, *a.store, "A");
    CHECK(a.store->conflicts("A")->empty());
    CHECK(*a.store->registers("A") == *b.store->registers("A"));
    CHECK(a.store->verify()->empty());
    CHECK(b.store->verify()->empty());
}

TEST_CASE("Submitted answers stay as they are; the evaluation can be excluded")
{
    Device device;
    REQUIRE(
        device.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), likert("E1", "1.3.1", 4), submit("E1")}));
    CHECK(device.store->append("A", "li", {likert("E1", "1.3.1", 5)}).error().code == ErrorCode::Refused);
    CHECK(device.store->append("A", "li", {likert("E1", "1.3.2", 5)}).error().code == ErrorCode::Refused);
    CHECK(device.store->append("A", "li", {{{EntityKind::Evaluation, "E1"}, {{field::kSubmitted, false}}, {}}})
              .error()
              .code
          == ErrorCode::Refused);
    CHECK(device.store->append(
        "A", "li", {{{EntityKind::Evaluation, "E1"}, {{field::kExcluded, std::string("filled in by staff")}}, {}}}));
    CHECK(device.store->audit("A")->evaluations[0].answers[0].likert == 4);
    CHECK(device.store->heads("A")->front().number == 4);
}

TEST_CASE("Settings are kept, and listed by prefix")
{
    Device device;
    const std::string secret = "server.example:8443";
    REQUIRE(device.store->putSetting("agent/server", plumbline::core::asBytes(secret)));
    REQUIRE(device.store->putSetting("agent/server", plumbline::core::asBytes(secret)));
    REQUIRE(device.store->putSetting("language", plumbline::core::asBytes("zh")));
    device.reopen();
    CHECK(plumbline::core::asText(**device.store->setting("agent/server")) == secret);
    CHECK_FALSE(device.store->setting("agent")->has_value());
    CHECK(*device.store->settingNames("agent/") == std::vector<std::string>{"agent/server"});
    CHECK(device.store->settingNames("")->size() == 2);
}
