#include "audit_samples.h"
#include "random_audit.h"

#include "core/exchange/audit_file.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::auditWith;
using plumbline::test::RandomAudit;

namespace {

std::string fileText(const std::filesystem::path &path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

void checkRoundTrip(const audit::Audit &audit)
{
    const std::string written = writeAudit(audit);
    const Result<audit::Audit, Faults> again = readAudit(written);
    if (!again.ok())
        FAIL(again.error().front().place << ": " << again.error().front().message.en << "\n" << written);
    CHECK(*again == audit);
    CHECK(writeAudit(*again) == written);
}

} // namespace

TEST_CASE("reading what was written gives the same audit: random audits")
{
    for (unsigned seed = 0; seed < 500; ++seed) {
        CAPTURE(seed);
        checkRoundTrip(RandomAudit(seed).make());
    }
}

TEST_CASE("reading what was written gives the same audit: the shared cases")
{
    std::size_t read = 0;
    for (const auto &entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(PLUMBLINE_SHARED_DIR) / "cases")) {
        if (entry.path().filename() != "audit.json")
            continue;
        const Result<audit::Audit, Faults> audit = readAudit(fileText(entry.path()));
        if (!audit)
            continue;
        ++read;
        checkRoundTrip(*audit);
    }
    CHECK(read >= 6);
}

TEST_CASE("unknown members come back with the same value, after the known ones")
{
    const Result<audit::Audit, Faults> audit = readAudit(
        auditWith(R"("y": {"b" : [ 1e400 , 1234.50 ]}, "projects": [{"面积": 1.50, "id": "p", "name": "n"}])"));
    REQUIRE(audit.ok());
    const std::string written = writeAudit(*audit);
    CHECK(written.find(R"({ "id": "p", "name": "n", "面积": 1.50 })") != std::string::npos);
    CHECK(written.ends_with("\"y\": {\"b\":[1e400,1234.50]}\n}\n"));
}

TEST_CASE("the order of members in the file does not show in what is written")
{
    const auto written = [](const std::string &json) {
        const Result<audit::Audit, Faults> audit = readAudit(json);
        REQUIRE(audit.ok());
        return writeAudit(*audit);
    };
    CHECK(
        written(
            R"({"id":"a","format":"plumbline.audit/1","management":{"2.5":{"level":3},"1.1.1":{"level":2}},"standard":"JCCQB037-2025"})")
        == written(
            R"({"standard":"JCCQB037-2025","management":{"1.1.1":{"level":2},"2.5":{"level":3}},"format":"plumbline.audit/1","id":"a"})"));
}
