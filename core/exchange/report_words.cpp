#include "core/exchange/report_sheets.h"

#include <algorithm>

namespace plumbline::core::exchange {

namespace {

using State = ItemStanding::State;

template <class Entry>
const Entry *find(const std::vector<Entry> &ascending, standard::ItemIndex item)
{
    const auto at = std::ranges::lower_bound(ascending, item, {}, &Entry::item);
    return at != ascending.end() && at->item == item ? &*at : nullptr;
}

} // namespace

ItemStanding standingOf(const audit::Evaluation &evaluation, standard::ItemIndex item, const scoring::ItemScope &scope)
{
    if (!standard::item(item).inService)
        return {State::NotAsked};
    const audit::Answer *answer = find(evaluation.answers, item);
    if (!scope.service.holds(item) || (answer != nullptr && audit::isReason(answer->notInvolved)))
        return {State::NotInvolved};
    if (answer == nullptr || !answer->likert)
        return {State::Open};
    constexpr int kThousandthsPerLevel = 200; // the upper end of a level's band, the default
    return {State::Given, answer->alpha.value_or(*answer->likert * kThousandthsPerLevel)};
}

ItemStanding gradeStandingOf(const audit::Audit &audit, standard::ItemIndex item, const scoring::ItemScope &scope)
{
    const audit::Grade *grade = find(audit.management, item);
    if (!scope.management.holds(item) || (grade != nullptr && audit::isReason(grade->notInvolved)))
        return {State::NotInvolved};
    if (grade == nullptr || !grade->level)
        return {State::Open};
    return {State::Given, *grade->level * 1000 / standard::kMaturityLevelCount};
}

std::string pointsText(int duePoints, int thousandths)
{
    const int points = duePoints * thousandths;
    std::string decimals = std::to_string(1000 + points % 1000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return std::to_string(points / 1000) + (decimals.empty() ? "" : "." + decimals);
}

const char *conclusionWord(const std::optional<audit::Conclusion> &conclusion)
{
    if (!conclusion)
        return "未定";
    return *conclusion == audit::Conclusion::Met ? "符合" : "不符合";
}

const char *indicationWord(scoring::Indication state)
{
    switch (state) {
    case scoring::Indication::Met:
        return "符合";
    case scoring::Indication::NotMet:
        return "不符合";
    case scoring::Indication::NoCases:
        return "无案例";
    case scoring::Indication::NotRecorded:
        return "未记录";
    }
    return "";
}

std::string scoreWords(const scoring::Score &score)
{
    if (!score)
        return "—";
    return scoring::cutToHundredths(*score) + "（= " + scoring::exactText(*score) + "）";
}

} // namespace plumbline::core::exchange
