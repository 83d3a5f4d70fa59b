#include "mobile/document/customers_style.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

namespace plumbline::mobile {

using namespace core;

std::optional<scoring::ResponseStyle> customersStyle(const record::Registers &registers, const std::string &evaluation)
{
    const auto found = registers.find({record::EntityKind::Evaluation, evaluation});
    if (found == registers.end() || !found->second.fields.contains(record::field::kNoticeAt))
        return {};
    std::vector<scoring::TimedAnswer> answers;
    const std::string prefix = record::answerKey(evaluation, "");
    for (auto at = registers.lower_bound({record::EntityKind::Answer, prefix}); at != registers.end(); ++at) {
        if (at->first.kind != record::EntityKind::Answer || !at->first.key.starts_with(prefix))
            break;
        const auto item = standard::findItem(record::splitAnswerKey(at->first.key).second);
        const record::FieldState *likert = at->second.field(record::field::kLikert);
        if (!item || !likert || likert->current.empty())
            continue;
        const record::Candidate &candidate = likert->current.front();
        if (const auto *level = std::get_if<std::int64_t>(&candidate.value))
            answers.push_back({*item, static_cast<int>(*level), candidate.time.millis});
    }
    return scoring::responseStyle(std::move(answers));
}

} // namespace plumbline::mobile
