#include "tests/mobile/stage.h"

#include "core/record/fold.h"
#include "mobile/session/pin_guard.h"
#include "mobile/tablet_limits.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <sys/resource.h>

using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;

TEST_CASE("A first start seals the device with a PIN; a later one needs it")
{
    Stage stage;
    REQUIRE(stage.session().state() == Session::NoStore);
    stage.session().create("12", "李审核");
    REQUIRE(stage.session().state() == Session::NoStore);
    REQUIRE(stage.session().problem().contains("4"));

    stage.begin();
    stage.restart();
    REQUIRE(stage.session().state() == Session::Locked);
    stage.session().unlock("1357");
    REQUIRE(until([&] { return stage.session().state() == Session::Locked && !stage.session().problem().isEmpty(); }));
    stage.unlock();
    REQUIRE(stage.session().auditor() == "李审核");
}

TEST_CASE("The PIN guard makes wrong PINs wait longer and longer, and never locks anybody out")
{
    HandClock clock;
    plumbline::core::SystemRandom random;
    PinGuard guard(clock, random);
    guard.remember("2468");
    for (int attempt = 0; attempt < kFreePinAttempts; ++attempt)
        REQUIRE(guard.check("0000") == PinGuard::Verdict::Wrong);
    const auto first = guard.wait();
    REQUIRE(first == kFirstPinDelay);
    REQUIRE(guard.check("2468") == PinGuard::Verdict::TooSoon);
    clock.advance(first.count());
    REQUIRE(guard.check("0000") == PinGuard::Verdict::Wrong);
    REQUIRE(guard.wait() == 2 * first);
    clock.advance(std::chrono::milliseconds(kLongestPinDelay).count());
    REQUIRE(guard.check("2468") == PinGuard::Verdict::Right);
    REQUIRE(guard.wait().count() == 0);
}

TEST_CASE("The wait after wrong PINs is told after a restart too, and ends")
{
    Stage stage;
    stage.begin();
    stage.restart();
    for (int attempt = 0; attempt < 5; ++attempt) {
        stage.clock().advance(std::chrono::milliseconds(kLongestPinDelay).count());
        stage.session().unlock("0000");
        REQUIRE(until([&] { return stage.session().state() == Session::Locked; }));
    }
    REQUIRE(stage.session().pinWaitSeconds() > 0);
    stage.restart();
    const int left = stage.session().pinWaitSeconds();
    REQUIRE(left > 0);
    stage.session().unlock("2468");
    REQUIRE(stage.session().state() == Session::Locked); // not even tried
    stage.clock().advance(1000LL * left);
    REQUIRE(stage.session().pinWaitSeconds() == 0);
    stage.unlock();
}

TEST_CASE("A name that the disk does not take is said to the person, in their language, until they have seen it")
{
    Stage stage;
    stage.begin();
    stage.session().settings()->setLanguage("en");
    stage.session().store()->run([](plumbline::core::store::Store &) { }); // has the name of the first start
    rlimit former{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &former) == 0);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit none = former;
    none.rlim_cur = 1;
    REQUIRE(setrlimit(RLIMIT_FSIZE, &none) == 0);
    stage.session().setAuditor("王审核");
    const bool told = until([&] { return !stage.session().trouble().isEmpty(); });
    REQUIRE(setrlimit(RLIMIT_FSIZE, &former) == 0);
    REQUIRE(told);
    REQUIRE(stage.session().trouble().startsWith("Your name is not kept"));
    stage.session().settings()->setLanguage("zh");
    REQUIRE(stage.session().trouble().startsWith("您的姓名未能存入本机"));
    stage.session().dismissTrouble();
    REQUIRE(stage.session().trouble().isEmpty());

    stage.restart();
    stage.unlock();
    REQUIRE(stage.session().auditor() == "李审核");
    stage.session().setAuditor("王审核");
    stage.restart();
    stage.unlock();
    REQUIRE(stage.session().auditor() == "王审核");
    REQUIRE(stage.session().trouble().isEmpty());
}

TEST_CASE("After a restart the person is on the very page and item again")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    stage.session().navigator()->open("visit", {{"audit", stage.document().auditId()}, {"project", "P3"}});
    stage.session().navigator()->keep("row", 17);
    stage.restart();
    stage.unlock();
    REQUIRE(stage.session().navigator()->page() == "visit");
    REQUIRE(stage.session().navigator()->place().value("project") == "P3");
    REQUIRE(stage.session().navigator()->kept("row").toInt() == 17);
    REQUIRE(stage.session().document() != nullptr);
    REQUIRE(until([&] { return stage.document().ready(); }));
}

TEST_CASE("Handed over, the tablet opens no other page until the PIN is given, not even after a restart")
{
    Stage stage;
    stage.begin();
    Navigator &navigator = *stage.session().navigator();
    navigator.open("customer");
    stage.session().handOver();
    navigator.open("settings");
    navigator.back();
    navigator.home();
    navigator.replace("audits");
    REQUIRE(navigator.page() == "customer");
    REQUIRE_FALSE(stage.session().takeBack("0000"));
    REQUIRE(navigator.held());

    stage.restart();
    stage.unlock();
    REQUIRE(stage.session().navigator()->page() == "customer");
    REQUIRE(stage.session().navigator()->held());
    REQUIRE(stage.session().takeBack("2468"));
    stage.session().navigator()->back();
    REQUIRE(stage.session().navigator()->page() == "audits");
}

TEST_CASE("A saved place that cannot be read is the first page")
{
    for (const char *saved : {"", "nonsense", "{\"stack\":[{\"place\":{}}]}", "[]", "{\"stack\":7,\"held\":true}"}) {
        Navigator navigator;
        navigator.restore(saved);
        REQUIRE(navigator.page() == "audits");
        REQUIRE_FALSE(navigator.held());
    }
}

TEST_CASE("Damage in the midst of a large store is said while the app runs, and repaired at the next start")
{
    using namespace plumbline::core;
    Stage stage;
    stage.begin();
    stage.session().settings()->setLanguage("en");
    stage.session().store()->run([](store::Store &held) {
        std::vector<record::Edit> edits;
        for (int i = 0; i < 40'000; ++i)
            edits.push_back({{record::EntityKind::Answer, "E" + std::to_string(i / 30) + "/" + std::to_string(i % 30)},
                             {{record::field::kNote, std::string(200, static_cast<char>('a' + i % 26))}},
                             {}});
        REQUIRE(held.append("A", "li", edits));
    });
    stage.restart();
    const auto file = stage.folder() / "store.db";
    const auto size = std::filesystem::file_size(file);
    REQUIRE(size > 8 << 20); // more than an opening reads
    {
        std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(static_cast<std::streamoff>(size / 3 / 4096 * 4096 + 2000));
        out.write("!!!!!!!!", 8);
    }
    stage.unlock();
    REQUIRE(until([&] { return !stage.session().trouble().isEmpty(); }));
    CHECK(stage.session().trouble().contains("Close the app and open it again"));
    stage.restart();
    stage.unlock();
    CHECK(stage.session().repairNotice().contains("repaired"));
    CHECK(stage.session().trouble().isEmpty());
}
