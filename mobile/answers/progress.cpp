#include "mobile/answers/progress.h"

#include "mobile/document/apply_edit.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

bool notInvolvedInAudit(const audit::Audit &audit, standard::ItemIndex item)
{
    const auto reason = audit.notInvolved.find(item);
    return reason != audit.notInvolved.end() && audit::isReason(reason->second);
}

bool answered(const audit::Audit &audit, const audit::Evaluation &evaluation, standard::ItemIndex item)
{
    if (notInvolvedInAudit(audit, item))
        return true;
    const audit::Answer *answer = findAnswer(evaluation, item);
    return answer && (answer->likert || audit::isReason(answer->notInvolved));
}

int answeredItems(const audit::Audit &audit, const audit::Evaluation &evaluation)
{
    const auto items = standard::serviceItems();
    return static_cast<int>(std::count_if(items.begin(), items.end(),
                                          [&](standard::ItemIndex item) { return answered(audit, evaluation, item); }));
}

bool graded(const audit::Audit &audit, standard::ItemIndex item)
{
    if (notInvolvedInAudit(audit, item))
        return true;
    const audit::Grade *grade = findGrade(audit, item);
    return grade && (grade->level || audit::isReason(grade->notInvolved));
}

} // namespace plumbline::mobile
