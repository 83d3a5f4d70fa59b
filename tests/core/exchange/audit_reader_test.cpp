#include "audit_samples.h"

#include "core/exchange/audit_file.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::auditWith;
using plumbline::test::auditWithAnswers;
using plumbline::test::places;

namespace {

using Places = std::vector<std::string>;

Places faultsOf(const std::string &json)
{
    const Result<audit::Audit, Faults> read = readAudit(json);
    return read.ok() ? Places() : places(read.error());
}

audit::Audit reading(const std::string &json)
{
    const Result<audit::Audit, Faults> read = readAudit(json);
    if (!read.ok())
        FAIL(read.error().front().place << ": " << read.error().front().message.en);
    return *read;
}

audit::Answer answerOf(const std::string &members)
{
    return reading(auditWithAnswers("\"1.3.1\": {" + members + "}")).evaluations.at(0).answers.at(0);
}

Places answerFaults(const std::string &members)
{
    return faultsOf(auditWithAnswers("\"1.3.1\": {" + members + "}"));
}

const std::string kAnswer = "/evaluations/0/answers/1.3.1";

} // namespace

TEST_CASE("the smallest audit file")
{
    const audit::Audit audit = reading(auditWith("\"projects\": []"));
    CHECK(audit.id == "a");
    CHECK_FALSE(audit.sample);
    CHECK(faultsOf("{}") == Places{"/format", "/id", "/standard"});
    CHECK(faultsOf("[]") == Places{""});
    CHECK(faultsOf(R"({"format": "plumbline.audit/2", "id": "", "standard": "ISO 9001"})")
          == Places{"/format", "/id", "/standard"});
    CHECK(faultsOf(R"({"format": 1, "id": 7, "standard": null})") == Places{"/format", "/id", "/standard"});
}

TEST_CASE("null stands for a part that is not there")
{
    const audit::Audit audit = reading(auditWith(
        R"("organisation": null, "projects": null, "sample": null, "not_involved": null, "evaluations": null,
           "management": null, "service_months": null, "conformity": null)"));
    CHECK(audit.projects.empty());
    CHECK_FALSE(audit.sample);
    CHECK(faultsOf(auditWith(R"("organisation": [], "projects": {}, "sample": 1, "not_involved": [], "evaluations": "",
                                "management": true, "service_months": {}, "conformity": [])"))
          == Places{"/organisation", "/projects", "/sample", "/not_involved", "/evaluations", "/management",
                    "/service_months", "/conformity"});
}

TEST_CASE("ids are kept byte by byte; empty ones, line breaks and repetitions are faults")
{
    const audit::Audit audit =
        reading(auditWith(R"("projects": [{"id": "A01"}, {"id": "Ａ01"}, {"id": "a01"}, {"id": " A01"}])"));
    CHECK(audit.projects[1].id == "Ａ01");
    CHECK(audit.projects[3].id == " A01");
    CHECK(
        faultsOf(auditWith(
            R"("projects": [{"id": ""}, {"id": "a\nb"}, {"id": "x"}, {"id": "x"}, {"id": 7}, {}, {"id": null}, 3, null])"))
        == Places{"/projects/0/id", "/projects/1/id", "/projects/3/id", "/projects/4/id", "/projects/5/id",
                  "/projects/6/id", "/projects/7", "/projects/8"});
}

TEST_CASE("likert levels are integers 1 to 5, or open")
{
    CHECK(answerOf("\"likert\": 1").likert == 1);
    CHECK(answerOf("\"likert\": 5").likert == 5);
    CHECK_FALSE(answerOf("\"likert\": null").likert);
    CHECK_FALSE(answerOf("\"note\": \"x\"").likert);
    for (const char *level : {"0", "6", "-1", "4.0", "4e0", "\"4\"", "true", "[]", "99999999999999999999"}) {
        CAPTURE(level);
        CHECK(answerFaults(std::string("\"likert\": ") + level) == Places{kAnswer + "/likert"});
    }
}

TEST_CASE("alpha has at most three decimals")
{
    CHECK(answerOf(R"("likert": 1, "alpha": "0")").alpha == 0);
    CHECK(answerOf(R"("likert": 1, "alpha": 0)").alpha == 0);
    CHECK(answerOf(R"("likert": 5, "alpha": 1)").alpha == 1000);
    CHECK(answerOf(R"("likert": 5, "alpha": "1.000")").alpha == 1000);
    CHECK(answerOf(R"("likert": 5, "alpha": "1.0")").alpha == 1000);
    CHECK(answerOf(R"("likert": 3, "alpha": "0.55")").alpha == 550);
    CHECK(answerOf(R"("likert": 3, "alpha": "0.401")").alpha == 401);
    CHECK_FALSE(answerOf(R"("likert": 3, "alpha": null)").alpha);
    for (const char *alpha : {"\"0.5500\"", "\"5e-1\"", "\".5\"", "\"0.\"",    "\"1.\"", "\"0,5\"", "\"+0.5\"",
                              "\" 0.5\"",   "\"0.5 \"", "\"\"",   "\"1.001\"", "\"2\"",  "\"-0\"",  "\"００\"",
                              "2",          "-0",       "00",     "0.5",       "true",   "\"01\"",  "\"0.5x\""}) {
        CAPTURE(alpha);
        CHECK_FALSE(
            readAudit(auditWithAnswers("\"1.3.1\": {\"likert\": 3, \"alpha\": " + std::string(alpha) + "}")).ok());
    }
}

TEST_CASE("alpha stays inside the band of its level: open below, closed above")
{
    const auto fits = [](int level, const std::string &alpha) {
        return answerFaults("\"alpha\": \"" + alpha + "\", \"likert\": " + std::to_string(level)).empty();
    };
    for (int level = 1; level <= 5; ++level) {
        const auto thousandths = [](int value) {
            std::string text = std::to_string(value);
            text.insert(0, 4 - text.size(), '0');
            return text.substr(0, 1) + "." + text.substr(1);
        };
        CAPTURE(level);
        CHECK(fits(level, thousandths(level * 200)));
        CHECK(fits(level, thousandths(level * 200 - 199)));
        CHECK(fits(level, thousandths((level - 1) * 200)) == (level == 1));
        if (level < 5)
            CHECK_FALSE(fits(level, thousandths(level * 200 + 1)));
    }
    CHECK(answerFaults(R"("alpha": "0.5")") == Places{kAnswer + "/alpha"});
    CHECK(answerFaults(R"("alpha": "0.5", "likert": null)") == Places{kAnswer + "/alpha"});
    CHECK(answerFaults(R"("alpha": "0.5", "likert": 9)") == Places{kAnswer + "/likert"});
}

TEST_CASE("codes are those of Appendix 1")
{
    CHECK(faultsOf(auditWithAnswers(R"("1.1.1": {"likert": 3}, "5.4": {}, "2.5": null)")).empty());
    CHECK(faultsOf(auditWithAnswers(R"("1.3.9": {}, "1.3.1 ": {}, "a/b": {}, "m~n": {}, "１.3.1": {}, "": {})"))
          == Places{"/evaluations/0/answers/1.3.9", "/evaluations/0/answers/1.3.1 ", "/evaluations/0/answers/a~1b",
                    "/evaluations/0/answers/m~0n", "/evaluations/0/answers/１.3.1", "/evaluations/0/answers/"});
    CHECK(
        faultsOf(auditWith(
            R"("not_involved": {"3.4.9": "x", "3.4.2": 5}, "management": {"9": {}}, "conformity": {"indicators": {"5.9": {}}})"))
        == Places{"/not_involved/3.4.9", "/not_involved/3.4.2", "/management/9", "/conformity/indicators/5.9"});
}

TEST_CASE("answers come in the order of the standard")
{
    const audit::Audit audit =
        reading(auditWithAnswers(R"("5.3.5": {"likert": 5}, "1.3.1": {"likert": 1}, "2.5": {"likert": 2})"));
    const auto &answers = audit.evaluations.at(0).answers;
    REQUIRE(answers.size() == 3);
    CHECK(answers[0].likert == 1);
    CHECK(answers[1].likert == 2);
    CHECK(answers[2].likert == 5);
}

TEST_CASE("an evaluation names its evaluator, project and time")
{
    const auto evaluation = [](const std::string &members) {
        return auditWith("\"evaluations\": [{" + members + "}]");
    };
    const audit::Audit audit = reading(evaluation(
        R"("id": "E1", "project": "P9", "by": {"kind": "auditor", "name": "王"}, "at": "2024-02-29T23:59:59.5Z", "excluded": " ", "answers": {})"));
    CHECK(audit.evaluations[0].kind == audit::EvaluatorKind::Auditor);
    CHECK(audit.evaluations[0].excluded == " ");
    CHECK(faultsOf(evaluation("")) == Places{"/evaluations/0/id", "/evaluations/0/project", "/evaluations/0/by"});
    CHECK(
        faultsOf(evaluation(
            R"("id": "E1", "project": "", "by": {"kind": "client"}, "at": "2026-02-30T10:00:00+08:00", "excluded": true, "answers": [])"))
        == Places{"/evaluations/0/project", "/evaluations/0/by/kind", "/evaluations/0/at", "/evaluations/0/excluded",
                  "/evaluations/0/answers"});
    CHECK(faultsOf(evaluation(R"("id": "E1", "project": "P", "by": {"name": "n"})"))
          == Places{"/evaluations/0/by/kind"});
    CHECK(faultsOf(evaluation(R"("id": "E1", "project": "P", "by": null)")) == Places{"/evaluations/0/by"});
}

TEST_CASE("days, months and hours exist")
{
    const auto completed = [](const std::string &date) {
        return faultsOf(auditWith(R"("projects": [{"id": "p", "completed": ")" + date + "\"}]")).empty();
    };
    for (const char *date : {"", "2024-02-29", "2000-02-29", "2023-12-31"})
        CHECK(completed(date));
    for (const char *date : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-4-3",
                             "24-04-03", "2024/04/03", "2024-06-30T00:00", "20240630", "0000-01-01", "２０24-01-01"}) {
        CAPTURE(date);
        CHECK_FALSE(completed(date));
    }
    const auto at = [](const std::string &time) {
        return faultsOf(auditWith(R"("evaluations": [{"id": "E", "project": "P", "by": {"kind": "auditor"}, "at": ")"
                                  + time + "\"}]"))
            .empty();
    };
    for (const char *time : {"2026-11-03T10:12:00+08:00", "2026-11-03T10:12Z", "2026-11-03T10:12:00.123-05:30",
                             "2016-12-31T23:59:60Z", "2026-11-03T10:12:00", "2026-11-03"})
        CHECK(at(time));
    for (const char *time :
         {"2026-11-03T25:00:00+08:00", "2026-11-03T24:00:00Z", "2026-11-03T10:60:00Z", "2026-11-03T10:12:61Z",
          "2026-11-31T10:00:00Z", "2026-11-03T10:12:00+24:00", "2026-11-03T10:12:00+8", "2026-11-03T10:12:00.Z", "now",
          "2026-11-03T10", "2026-11-03T10:12:00+08:00 "}) {
        CAPTURE(time);
        CHECK_FALSE(at(time));
    }
}

TEST_CASE("a sample may lack size, frame and replacements")
{
    const audit::Audit audit = reading(auditWith(R"("sample": {"seed": "s", "drawn": ["b", "a"]})"));
    REQUIRE(audit.sample);
    CHECK(audit.sample->drawn == std::vector<std::string>{"b", "a"});
    CHECK_FALSE(audit.sample->size);
    CHECK_FALSE(audit.sample->frame);
    CHECK(faultsOf(auditWith(R"("sample": {"seed": 5, "frame": 1, "size": 2.0, "drawn": ["", 1, "a\rb"],
                                "replacements": [{}, {"out": "a", "in": 1, "reason": 2}, "x"]})"))
          == Places{"/sample/seed", "/sample/frame", "/sample/size", "/sample/drawn/0", "/sample/drawn/1",
                    "/sample/drawn/2", "/sample/replacements/0/out", "/sample/replacements/0/in",
                    "/sample/replacements/1/in", "/sample/replacements/1/reason", "/sample/replacements/2"});
}

TEST_CASE("monthly figures are counts and an exact decimal")
{
    const auto month = [](const std::string &members) {
        return auditWith(R"("service_months": [{"month": "2026-10", )" + members + "}]");
    };
    const audit::Audit audit = reading(month(R"("issues": 0, "surveyed": null, "satisfaction_total": "18.40")"));
    CHECK(audit.serviceMonths[0].issues == 0);
    CHECK_FALSE(audit.serviceMonths[0].surveyed);
    CHECK(audit.serviceMonths[0].satisfactionTotal->text == "18.40");
    CHECK(reading(month("\"satisfaction_total\": 18")).serviceMonths[0].satisfactionTotal->text == "18");
    for (const char *member :
         {"\"issues\": -1", "\"issues\": 1.0", "\"issues\": \"1\"", "\"issues\": 9223372036854775808",
          "\"satisfaction_total\": 18.4", "\"satisfaction_total\": \"-1\"", "\"satisfaction_total\": \"1e1\"",
          "\"satisfaction_total\": \"\"", "\"satisfaction_total\": \"1.\"", "\"satisfaction_total\": \".5\"",
          "\"satisfaction_total\": -1"}) {
        CAPTURE(member);
        CHECK(faultsOf(month(member)).size() == 1);
    }
    CHECK(
        faultsOf(auditWith(
            R"("service_months": [{"month": "2026-13"}, {}, {"month": "2026-1"}, {"month": "2026-02"}, {"month": "2026-02"}])"))
        == Places{"/service_months/0/month", "/service_months/1/month", "/service_months/2/month"});
    // Two entries of one month: no rule forbids them, and both count.
    CHECK(reading(auditWith(R"("service_months": [{"month": "2026-02"}, {"month": "2026-02"}])")).serviceMonths.size()
          == 2);
}

TEST_CASE("what is beyond a limit is told the limit")
{
    const auto fault = [](const std::string &members) {
        return readAudit(auditWith(R"("service_months": [{"month": "2026-10", )" + members + "}]"))
            .error()
            .front()
            .message.en;
    };
    CHECK(fault("\"issues\": 9223372036854775808").find("9223372036854775807") != std::string::npos);
    CHECK(fault("\"satisfaction_total\": \"" + std::string(1001, '1') + '"').find("1000 characters, found 1001")
          != std::string::npos);
    const std::string longest = "0." + std::string(998, '3');
    const std::string month = R"("service_months": [{"month": "2026-10", "issues": 9223372036854775807,
                                 "satisfaction_total": ")";
    CHECK(reading(auditWith(month + longest + "\"}]")).serviceMonths[0].satisfactionTotal->text == longest);
}

TEST_CASE("the conclusion is met, not_met or open")
{
    const auto conclusion = [](const std::string &word) {
        return auditWith("\"conformity\": {\"conclusion\": " + word + "}");
    };
    CHECK(reading(conclusion("\"met\"")).conformity.conclusion == audit::Conclusion::Met);
    CHECK(reading(conclusion("\"not_met\"")).conformity.conclusion == audit::Conclusion::NotMet);
    CHECK_FALSE(reading(conclusion("\"\"")).conformity.conclusion);
    CHECK_FALSE(reading(conclusion("null")).conformity.conclusion);
    for (const char *word : {"\"Met\"", "\"open\"", "\" \"", "true", "1", "\"not met\""})
        CHECK(faultsOf(conclusion(word)) == Places{"/conformity/conclusion"});
    CHECK(
        faultsOf(auditWith(
            R"("conformity": {"indicators": {"5.0.1": {"met": "yes"}, "4.1": {"met": null, "note": 3}}, "justification": 1})"))
        == Places{"/conformity/indicators/5.0.1/met", "/conformity/indicators/4.1/note", "/conformity/justification"});
}

TEST_CASE("grades are levels 1 to 5, open, or not involved")
{
    const audit::Audit audit = reading(auditWith(
        R"("management": {"5.4": {"level": 5}, "1.1.1": {"level": null, "not_involved": "none"}, "2.5": null})"));
    REQUIRE(audit.management.size() == 3);
    CHECK_FALSE(audit.management[0].level);
    CHECK(audit.management[0].notInvolved == "none");
    CHECK(audit.management[2].level == 5);
    CHECK(
        faultsOf(auditWith(
            R"("management": {"1.1.1": {"level": 0}, "1.1.2": {"level": 6}, "1.1.3": 4, "1.1.4": {"level": "four"}})"))
        == Places{"/management/1.1.1/level", "/management/1.1.2/level", "/management/1.1.3",
                  "/management/1.1.4/level"});
}

TEST_CASE("a repeated member is a fault, and the rest is read all the same")
{
    CHECK(faultsOf(auditWithAnswers(
              R"("1.3.1": {"likert": 4}, "1.3.2": {"likert": 8}, "1.3.1": {"likert": 1, "x": 1, "x": 1})"))
          == Places{"/evaluations/0/answers/1.3.1/x", "/evaluations/0/answers/1.3.1",
                    "/evaluations/0/answers/1.3.2/likert"});
}

TEST_CASE("faults say what was expected in both languages, and the line")
{
    const Result<audit::Audit, Faults> read = readAudit(auditWithAnswers("\n\n\"1.3.1\": {\"likert\": \"four\"}"));
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().front().message.en == "line 3: expected an integer from 1 to 5, found the string \"four\".");
    CHECK(read.error().front().message.zh == "第 3 行：应为 1 到 5 的整数，实为字符串“four”。");
}
