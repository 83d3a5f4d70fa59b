#include "whole_audit.h"

#include <catch2/catch.hpp>

using namespace plumbline::test;
using scoring::Missing;
using scoring::score;
using What = Missing::What;

TEST_CASE("A whole audit is final and misses nothing")
{
    for (std::size_t population : {1, 2, 6, 25, 100}) {
        const scoring::AuditResult result = score(wholeAudit(population));
        CHECK(result.final);
        CHECK(result.missing.empty());
        CHECK(result.verified);
    }
}

TEST_CASE("The sample: none, fewer than required, or one that does not follow")
{
    audit::Audit audit = wholeAudit(6);
    audit.sample->drawn.pop_back();
    audit.sample->size = 4;
    audit.evaluations.pop_back();
    CHECK(whats(score(audit)) == std::vector<std::string>{"sample"}); // verified all the same
    CHECK(score(audit).verified);
    audit.sample->size = 5;
    CHECK(whats(score(audit)) == std::vector<std::string>{"sample", "sample_unverified"});
    audit.sample->drawn.push_back(audit.sample->drawn[0]); // five entries, four different ids
    CHECK(whats(score(audit)) == std::vector<std::string>{"sample", "sample_unverified"});
    audit.sample.reset();
    CHECK(whats(score(audit)) == std::vector<std::string>{"sample"});
    audit.sample.emplace();
    audit.sample->seed = "whole";
    CHECK(whats(score(audit)) == std::vector<std::string>{"sample"});

    audit::Audit changed = wholeAudit(6);
    changed.projects[0].id = "another";
    const std::vector<std::string> after = whats(score(changed));
    CHECK(std::count(after.begin(), after.end(), "sample_unverified") == 1);
    CHECK(std::count(after.begin(), after.end(), "sample") == 0);
}

TEST_CASE("An audit without projects: nothing is required yet, and the sample is missing")
{
    audit::Audit audit = wholeAudit(1);
    audit.projects.clear();
    CHECK_FALSE(score(audit).required);
    CHECK(whats(score(audit)) == std::vector<std::string>{"sample", "sample_unverified"});
    audit.sample.reset();
    CHECK(whats(score(audit)) == std::vector<std::string>{"sample"});
    CHECK(score(audit).stars == 4);
}

TEST_CASE("A project without a complete evaluation stands beside the open answers of its incomplete one")
{
    audit::Audit audit = wholeAudit(2);
    audit::Evaluation &first = audit.evaluations[0];
    answer(first, "4.1").likert.reset();
    answer(first, "1.3.2").likert.reset();
    const std::string project = first.project;
    CHECK(score(audit).missing
          == std::vector<Missing>{{What::Answer, project, "E0", item("1.3.2")},
                                  {What::Answer, project, "E0", item("4.1")},
                                  {What::Evaluation, project, {}, {}}});
    CHECK(score(audit).evaluations == 1);

    audit.evaluations.push_back(evaluation("whole", project, 3)); // a complete one beside it
    CHECK(whats(score(audit)) == std::vector<std::string>{"answer", "answer"});
    audit.evaluations.erase(audit.evaluations.begin());
    CHECK(score(audit).final);
    audit.evaluations.clear();
    CHECK(whats(score(audit)) == std::vector<std::string>{"evaluation", "evaluation"});
}

TEST_CASE("An evaluation with nothing open and nothing answered is listed without an item")
{
    audit::Audit audit = wholeAudit(1);
    const std::string project = audit.evaluations[0].project;
    audit.evaluations.push_back(evaluationOf("nothing", project, 0, 0));
    CHECK(score(audit).missing == std::vector<Missing>{{What::Answer, project, "nothing", {}}});
    audit.evaluations[1].excluded = "nobody there";
    CHECK(score(audit).final);

    // The same for all of them, when no service item is involved.
    audit.evaluations.pop_back();
    for (ItemIndex index : standard::serviceItems())
        audit.notInvolved[index] = "x";
    CHECK(score(audit).missing
          == std::vector<Missing>{{What::Answer, project, "E0", {}}, {What::Evaluation, project, {}, {}}});
}

TEST_CASE("Sorted by what, project, evaluation and item, as bytes")
{
    audit::Audit audit;
    audit.projects.resize(3);
    audit.projects[0].id = "\U0001f3d7";
    audit.projects[1].id = "\ufffd";
    audit.projects[2].id = "B";
    audit.sample.emplace();
    audit.sample->seed = "s";
    audit.sample->drawn = {"\U0001f3d7", "B", "\ufffd"};
    for (const auto &[id, project] : std::vector<std::pair<std::string, std::string>>{
             {"b", "\ufffd"}, {"a", "\U0001f3d7"}, {"c", "B"}, {"a2", "B"}, {"C", "B"}}) {
        audit::Evaluation one = evaluation(id, project, 4);
        answer(one, "2.5").likert.reset();
        answer(one, "2.4.2").likert.reset();
        audit.evaluations.push_back(one);
    }
    const std::vector<Missing> missing = score(audit).missing;
    std::vector<std::string> keys;
    for (const Missing &entry : missing)
        keys.push_back(std::string(scoring::name(entry.what)) + "|" + entry.project.value_or("") + "|"
                       + entry.evaluation.value_or("") + "|"
                       + (entry.item ? std::string(standard::item(*entry.item).code) : std::string()));
    CHECK(std::is_sorted(keys.begin(), keys.end()));
    CHECK(keys.front() == "answer|B|C|2.4.2");
    CHECK(keys[1] == "answer|B|C|2.5");
    CHECK(keys[9] == "answer|\U0001f3d7|a|2.5");
    CHECK(keys[10] == "conclusion|||");
    CHECK(keys[11] == "evaluation|B||");
    CHECK(keys[13] == "evaluation|\U0001f3d7||");
    CHECK(keys[14] == "management|||1.1.1");
    CHECK(missing.size() == 10 + 1 + 3 + 52);
}

TEST_CASE("A result from a known standing is the result")
{
    const audit::Audit audit = wholeAudit(6);
    const sampling::Standing standing = sampling::examine(*audit.sample, audit.projects);
    CHECK(score(audit, standing).final);
    CHECK(score(audit, standing).current == score(audit).current);
    CHECK(score(audit, sampling::Standing{}).missing == std::vector<Missing>{{What::Sample, {}, {}, {}}});
}
