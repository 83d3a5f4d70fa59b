#include "tests/bench/app/big_audit.h"

#include "core/record/fold.h"
#include "core/sampling/sampling.h"
#include "core/store/store.h"

#include <cstdlib>
#include <iostream>

namespace plumbline::bench {

using namespace core;

namespace {

constexpr int kProjects = 500;

audit::Audit bigAudit()
{
    audit::Audit audit;
    audit.id = kBigAuditId;
    audit.organisation.name = "某建设集团有限公司";
    std::vector<std::string> ids;
    for (int number = 1; number <= kProjects; ++number) {
        audit::Project &project = audit.projects.emplace_back();
        project.id = ids.emplace_back("P" + std::to_string(number));
        project.name = "滨江新区第 " + std::to_string(number) + " 中学教学楼电气与锅炉改造";
        project.customer = "王女士";
        project.completed = "2025-03-15";
    }
    const auto draw = sampling::draw(ids, "20261101").value();
    audit.sample =
        audit::Sample{"20261101", draw.frame, static_cast<std::int64_t>(draw.drawn.size()), draw.drawn, {}, {}};
    for (std::size_t count = 0; record::unfold(audit).size() < kBigAuditChanges; ++count) {
        audit::Evaluation &evaluation = audit.evaluations.emplace_back();
        evaluation.id = "E" + std::to_string(count);
        evaluation.project = draw.drawn[count % draw.drawn.size()];
        evaluation.evaluator = "王女士";
        for (const audit::ItemIndex item : standard::serviceItems()) {
            audit::Answer &answer = evaluation.answers.emplace_back();
            answer.item = item;
            answer.likert = 3 + static_cast<int>((count + item) % 3);
        }
    }
    return audit;
}

} // namespace

void makeBigAudit(const std::filesystem::path &folder, const trust::ScryptCost &cost)
{
    SystemClock clock;
    SystemRandom random;
    auto store = store::Store::create(folder, store::PinProtection{kBigAuditPin, cost}, {clock, random});
    const auto appended = store ? (*store)->append(kBigAuditId, "li", record::unfold(bigAudit()))
                                : Result<std::vector<record::ChangeId>>(store.error());
    if (!appended) {
        std::cerr << "bench_app: " << appended.error().message.en << '\n';
        std::exit(1);
    }
}

} // namespace plumbline::bench
