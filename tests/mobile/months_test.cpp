#include "mobile/conformity/month_list.h"
#include "tests/mobile/stage.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;

namespace {

core::audit::Audit auditWithMonths()
{
    core::audit::Audit audit = sampledAudit();
    for (const char *name : {"2026-08", "2026-09"}) {
        core::audit::ServiceMonth &month = audit.serviceMonths.emplace_back();
        month.month = name;
        month.issues = 12;
        month.satisfactionTotal = core::audit::Decimal{"3.50"};
        month.unknown.emplace_back("source", R"("hotline")");
    }
    return audit;
}

} // namespace

TEST_CASE("A month that is taken out is in the record no longer, and comes back as it was")
{
    Stage stage;
    stage.begin();
    stage.openAudit(auditWithMonths());
    MonthList months;
    months.setDocument(&stage.document());
    REQUIRE(until([&] { return months.rowCount() == 2; }));
    REQUIRE(months.setFigure(0, "closed", "11")); // later than what was loaded
    months.takeOut(0);
    CHECK(months.gone() == "2026-08");
    REQUIRE(months.rowCount() == 1);
    REQUIRE(stage.drained());

    SECTION("also after a restart")
    {
        months.setDocument(nullptr);
        stage.restart();
        stage.unlock();
        REQUIRE(until([&] { return stage.session().document() && stage.document().ready(); }));
        REQUIRE(stage.document().audit().serviceMonths.size() == 1);
        CHECK(stage.document().audit().serviceMonths[0].month == "2026-09");
    }
    SECTION("put back, in its place and with what nobody here knows")
    {
        months.putBack();
        CHECK(months.gone().isEmpty());
        REQUIRE(stage.drained());
        stage.document().reload();
        REQUIRE(until([&] { return stage.document().audit().serviceMonths.front().month == "2026-08"; }));
        const core::audit::ServiceMonth &month = stage.document().audit().serviceMonths.front();
        CHECK(month.issues == 12);
        CHECK(month.closed == 11);
        REQUIRE(month.satisfactionTotal);
        CHECK(month.satisfactionTotal->text == "3.50");
        REQUIRE(month.unknown.size() == 1);
        CHECK(month.unknown.front().second == R"("hotline")");
    }
    SECTION("without it nothing is put back")
    {
        months.takeOut(7);
        CHECK(months.gone() == "2026-08");
        CHECK(months.rowCount() == 1);
    }
}
