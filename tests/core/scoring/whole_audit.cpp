#include "whole_audit.h"

#include <algorithm>
#include <stdexcept>

namespace plumbline::test {

ItemIndex item(std::string_view code)
{
    const std::optional<ItemIndex> found = standard::findItem(code);
    if (!found)
        throw std::invalid_argument(std::string(code));
    return *found;
}

audit::Evaluation evaluation(std::string id, std::string project, int likert)
{
    audit::Evaluation made;
    made.id = std::move(id);
    made.project = std::move(project);
    for (ItemIndex index : standard::serviceItems()) {
        audit::Answer &answer = made.answers.emplace_back();
        answer.item = index;
        answer.likert = likert;
    }
    return made;
}

audit::Answer &answer(audit::Evaluation &evaluation, std::string_view code)
{
    const auto found = std::find_if(evaluation.answers.begin(), evaluation.answers.end(),
                                    [&](const audit::Answer &candidate) { return candidate.item == item(code); });
    if (found == evaluation.answers.end())
        throw std::invalid_argument(std::string(code));
    return *found;
}

namespace {

void setAlpha(audit::Answer &answer, int thousandths)
{
    answer.likert = std::max(1, (thousandths + 199) / 200);
    answer.alpha = thousandths;
}

} // namespace

void setAlpha(audit::Evaluation &evaluation, std::string_view code, int thousandths)
{
    setAlpha(answer(evaluation, code), thousandths);
}

audit::Evaluation evaluationOf(std::string id, std::string project, int count, int sum)
{
    audit::Evaluation made = evaluation(std::move(id), std::move(project), 1);
    int left = sum;
    for (int i = 0; i < static_cast<int>(made.answers.size()); ++i) {
        audit::Answer &answer = made.answers[static_cast<std::size_t>(i)];
        if (i >= count) {
            answer.likert.reset();
            answer.notInvolved = "nothing of the kind";
            continue;
        }
        const int alpha = left / (count - i);
        setAlpha(answer, alpha);
        left -= alpha;
    }
    return made;
}

audit::Grade &grade(audit::Audit &audit, std::string_view code)
{
    return audit.management.at(item(code));
}

audit::Audit wholeAudit(std::size_t population, int likert, int level)
{
    audit::Audit audit;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < population; ++i)
        audit.projects.emplace_back().id = ids.emplace_back("P" + std::to_string(i));
    const sampling::Draw draw = sampling::draw(ids, "whole").value();
    audit.sample.emplace();
    audit.sample->seed = "whole";
    audit.sample->drawn = draw.drawn;
    audit.sample->frame = draw.frame;
    audit.sample->size = static_cast<std::int64_t>(draw.drawn.size());
    for (std::size_t i = 0; i < draw.drawn.size(); ++i)
        audit.evaluations.push_back(evaluation("E" + std::to_string(i), draw.drawn[i], likert));
    for (ItemIndex index = 0; index < standard::kItemCount; ++index) {
        audit::Grade &grade = audit.management.emplace_back();
        grade.item = index;
        grade.level = level;
    }
    audit::ServiceMonth &month = audit.serviceMonths.emplace_back();
    month.month = "2026-10";
    month.issues = month.responded = month.closed = 12;
    month.complaints = month.complaintsSolved = 2;
    month.surveyed = 20;
    month.satisfactionTotal = audit::Decimal{"18.4"};
    for (const char *code : {"5.0.1", "1.3.5", "2.1.3", "3.1.2", "4.1"})
        audit.conformity.indicators[code].met = true;
    audit.conformity.conclusion = audit::Conclusion::Met;
    return audit;
}

void gradeWithSum(audit::Audit &audit, int sum)
{
    int left = sum;
    int items = static_cast<int>(audit.management.size());
    for (audit::Grade &grade : audit.management) {
        grade.level = left / items;
        left -= *grade.level;
        --items;
    }
}

std::vector<std::string> whats(const scoring::AuditResult &result)
{
    std::vector<std::string> names;
    for (const scoring::Missing &missing : result.missing)
        names.emplace_back(scoring::name(missing.what));
    return names;
}

} // namespace plumbline::test
