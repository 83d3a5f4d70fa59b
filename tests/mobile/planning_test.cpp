// The draw at hand and what is recorded of it.

#include "mobile/planning/list_file.h"
#include "mobile/planning/planning.h"
#include "stage.h"

#include "core/record/fold.h"
#include "core/sampling/sampling.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QTemporaryDir>

using namespace plumbline;
using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;

namespace {

struct Draw {
    Draw()
    {
        stage.begin();
        stage.openAudit(sampledAudit());
        planning.setDocument(&stage.document());
        list.setDocument(&stage.document());
    }

    Stage stage;
    Planning planning;
    ListFile list;
};

} // namespace

TEST_CASE("The tickets at hand are of the seed that they were drawn with, and gone where a draw is refused")
{
    Draw draw;
    draw.planning.draw("777", 0);
    CHECK(draw.planning.drawnSeed() == "777");
    CHECK(draw.planning.tickets().size() == draw.planning.required());
    draw.planning.draw("778", 1); // fewer than must be
    CHECK(draw.planning.problem() != "");
    CHECK(draw.planning.drawnSeed() == "");
    CHECK(draw.planning.tickets().isEmpty());
}

TEST_CASE("A draw from a list that has changed since is not recorded")
{
    Draw draw;
    draw.planning.draw("777", 0);
    core::record::Edit more{
        {core::record::EntityKind::Project, "P99"}, {{core::record::field::kName, std::string("came later")}}, {}};
    draw.stage.session().store()->run([&](core::store::Store &store) {
        REQUIRE(store.append(draw.stage.document().auditId().toStdString(), "zhao", {more}));
    });
    REQUIRE(until([&] { return draw.stage.document().audit().projects.size() == sampledAudit().projects.size() + 1; }));
    const QString before = draw.planning.seed();
    draw.planning.recordDraw();
    REQUIRE(until([&] { return draw.planning.problem() != ""; }));
    CHECK(draw.planning.tickets().isEmpty());
    CHECK(draw.planning.seed() == before);
    draw.planning.draw("777", 0);
    draw.planning.recordDraw();
    REQUIRE(until([&] { return draw.planning.seed() == "777"; }));
}

TEST_CASE("Each file is read by its own columns, and row numbers are a choice of their own")
{
    Draw draw;
    QTemporaryDir folder;
    const auto file = [&](const char *name, const char *text) {
        QFile written(folder.filePath(name));
        REQUIRE(written.open(QIODevice::WriteOnly));
        written.write(text);
        return QUrl::fromLocalFile(written.fileName());
    };
    ListFile &list = draw.list;
    const auto read = [&](const QUrl &url) {
        list.read(url);
        REQUIRE(until([&] { return !list.working(); }));
    };
    const auto choose = [&](const char *column) {
        list.setIdColumn(column);
        REQUIRE(until([&] { return !list.working(); }));
    };
    read(file("a.csv", "项目编号,项目名称\nP1,一号楼\nP2,二号楼\n"));
    CHECK(list.idColumn() == "项目编号");
    choose("");
    CHECK(list.idColumn() == "");
    CHECK(list.preview().front().toMap()["id"].toString() == "1");
    choose("项目编号");
    CHECK(list.idColumn() == "项目编号");
    read(file("b.csv", "code,name\nX1,one\nX2,two\n"));
    CHECK(list.problem().isEmpty());
    CHECK(list.listed() == 2);
    // An id that stands twice: the ways out are there to choose.
    read(file("c.csv", "项目编号,项目名称\nP1,一号楼\nP1,二号楼\n"));
    CHECK_FALSE(list.problem().isEmpty());
    CHECK(list.headings() == QStringList{"项目编号", "项目名称"});
    choose("");
    CHECK(list.problem().isEmpty());
    CHECK(list.listed() == 2);
}

TEST_CASE("Another list makes the draw stale, and a new draw mends it")
{
    Draw draw;
    CHECK_FALSE(draw.stage.document().drawStale());
    QTemporaryDir folder;
    QFile written(folder.filePath("more.csv"));
    REQUIRE(written.open(QIODevice::WriteOnly));
    written.write("id,name\nN1,a\nN2,b\nN3,c\nN4,d\n");
    written.close();
    draw.list.read(QUrl::fromLocalFile(written.fileName()));
    REQUIRE(until([&] { return draw.list.listed() == 4; }));
    draw.list.useList();
    REQUIRE(until([&] { return draw.stage.document().drawStale(); }));
    draw.planning.draw("31", 0);
    draw.planning.recordDraw();
    REQUIRE(until([&] { return !draw.stage.document().drawStale(); }));
}
