// The draw at hand and what is recorded of it.

#include "mobile/planning/planning.h"
#include "stage.h"

#include "core/sampling/sampling.h"

#include <catch2/catch.hpp>

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
    }

    Stage stage;
    Planning planning;
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
