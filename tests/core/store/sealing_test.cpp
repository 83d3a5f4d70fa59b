// At rest nothing that a person wrote can be read; the PIN opens it, and a wrong one costs time but never data.

#include "core/store/pin_delay.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/whole_file.h"

#include <catch2/catch.hpp>

using namespace plumbline::tests;
using plumbline::core::asBytes;
using plumbline::core::asText;

TEST_CASE("Nothing that was written can be found in the files")
{
    Device device;
    const std::vector<std::string> words{
        "audit-of-Zhongtian",    "evaluator-Wang-Fang",     "P-Riverside-Tower",         "E-visit-17",
        "the lift was noisy",    "auditor-li-wei",          "because-the-form-was-lost", "likert",
        "secret-server.example", "photo-bytes-photo-bytes", "organisation.name"};
    REQUIRE(device.store->append(words[0], words[5], {evaluationOf(words[3], words[2], words[1])}));
    REQUIRE(device.store->append(words[0], words[5],
                                 {{{EntityKind::Answer, answerKey(words[3], "1.3.1")},
                                   {{field::kLikert, std::int64_t{4}}, {field::kNote, words[4]}},
                                   words[6]},
                                  {{EntityKind::Audit, ""}, {{field::kOrganisation, words[0]}}, {}}}));
    REQUIRE(device.store->putSetting("server", asBytes(words[8])));
    REQUIRE(device.store->putAttachment(asBytes(words[9])));
    const auto search = [&] {
        std::size_t files = 0;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(device.path())) {
            if (!entry.is_regular_file())
                continue;
            ++files;
            const auto content = readWholeFile(entry.path());
            for (const std::string &word : words)
                CHECK(asText(content).find(word) == std::string_view::npos);
            CHECK(asText(content).find(plumbline::core::toHex(plumbline::core::sha256(asBytes(words[9]))))
                  == std::string_view::npos);
        }
        CHECK(files >= 3);
    };
    search(); // while open: the write-ahead log too
    device.close();
    search();
    device.reopen();
    CHECK(device.store->audit(words[0])->evaluations[0].evaluator == words[1]);
}

TEST_CASE("Wrong PINs wait longer and longer; the right one opens all afterwards")
{
    Device device;
    REQUIRE(device.store->append("A", "li", {likert("E1", "1.3.1", 4)}));
    device.close();
    int refusedAtOnce = 0;
    for (int i = 0; i < 8; ++i) {
        const auto opened = device.tryOpen("0000");
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::WrongPin);
        refusedAtOnce += opened.error().message.en.find("Try again in") != std::string::npos ? 1 : 0;
    }
    CHECK(refusedAtOnce > 0);
    CHECK(device.tryOpen().error().code == ErrorCode::WrongPin); // the right one waits too
    std::filesystem::remove(device.path() / "store.tries");
    device.reopen();
    CHECK(device.store->heads("A")->front().number == 1);
    using namespace std::chrono_literals;
    CHECK(plumbline::core::store::delayAfter(4) == 0ms);
    CHECK(plumbline::core::store::delayAfter(5) == 5s);
    CHECK(plumbline::core::store::delayAfter(6) == 10s);
    CHECK(plumbline::core::store::delayAfter(1000) == 15min);
}

TEST_CASE("A PIN is changed only by who knows it")
{
    Device device;
    CHECK(device.store->changePin("1111", "97531").error().code == ErrorCode::WrongPin);
    CHECK(device.store->changePin("2468", "97").error().code == ErrorCode::InvalidInput);
    REQUIRE(device.store->changePin("2468", "97531"));
    device.close();
    CHECK(device.tryOpen("2468").error().code == ErrorCode::WrongPin);
    CHECK(device.tryOpen("97531"));
}

TEST_CASE("Without its key file a store says so and nothing is made in its place")
{
    Device device;
    device.close();
    std::filesystem::remove(device.path() / "store.key");
    std::filesystem::remove(device.path() / "store.key.copy");
    CHECK(device.tryOpen().error().code == ErrorCode::Corrupted);
    CHECK(device.tryOpen().error().message.en.find("store.key") != std::string::npos);
    CHECK(plumbline::core::store::Store::create(device.path(), pin(), {device.clock, device.random}).error().code
          == ErrorCode::InvalidInput);
}
