// A disk that takes no more, and then takes it again: what is kept beside the record is told once, and kept in the end.

#include "tests/mobile/stage.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <sys/resource.h>

using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;

namespace {

/// No file of this process may grow as long as it lives; the system refuses as it does for want of room.
class FullDisk {
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        ::rlimit none = m_before;
        none.rlim_cur = 1;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    ::rlimit m_before{};
};

} // namespace

TEST_CASE("Drafts and the place are kept once the disk has room again, and the message goes")
{
    Stage stage;
    stage.begin();
    stage.openAudit(sampledAudit());
    REQUIRE(until([&] { return stage.session().drafts()->kept() && stage.session().placeKept(); }));
    int told = 0;
    QObject::connect(stage.session().drafts(), &Drafts::refused, &stage.session(), [&] { ++told; });
    {
        const FullDisk full;
        stage.session().drafts()->keep("note:1.3.1", "", "门框有裂缝");
        stage.session().navigator()->keep("strokes", "M1 1L200 200");
        REQUIRE(until([&] { return told == 1 && !stage.session().trouble().isEmpty(); }));
        stage.session().drafts()->keep("note:1.3.1", "", "门框有裂缝，已拍照");
        CHECK_FALSE(stage.session().drafts()->kept());
    }
    REQUIRE(until([&] { return stage.session().trouble().isEmpty() && stage.session().drafts()->kept(); }));
    CHECK(told == 1);
    REQUIRE(until([&] { return stage.session().placeKept(); }));
    stage.restart();
    stage.unlock();
    CHECK(stage.session().drafts()->text("note:1.3.1", "") == "门框有裂缝，已拍照");
    CHECK(stage.session().navigator()->kept("strokes").toString() == "M1 1L200 200");
}
