// Scoring whole audits, and drawing from a million projects beside the SHA-256 sums that a draw cannot do without.

#include "core/base/sha256.h"
#include "core/sampling/sampling.h"
#include "core/scoring/score.h"
#include "figure.h"

#include <cstdlib>

using namespace plumbline;
using namespace plumbline::core;

namespace {

constexpr int kRounds = 9;
constexpr std::size_t kPopulation = 1002; // the largest for which 57 projects are enough

/// 57 projects of 1,002, `evaluations` of them in turn, each with 34 answers of its own levels and coefficients.
audit::Audit auditWith(std::size_t evaluations)
{
    audit::Audit audit;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < kPopulation; ++i)
        audit.projects.emplace_back().id = ids.emplace_back("P" + std::to_string(10'000 + i));
    const sampling::Draw draw = sampling::draw(ids, "20261101-3-5-1-6-6-2").value();
    audit.sample.emplace();
    audit.sample->seed = "20261101-3-5-1-6-6-2";
    audit.sample->drawn = draw.drawn;
    audit.sample->frame = draw.frame;
    std::uint32_t state = 1;
    const auto next = [&](std::uint32_t below) {
        state = state * 1'664'525 + 1'013'904'223;
        return state / 65'536 % below;
    };
    for (std::size_t i = 0; i < evaluations; ++i) {
        audit::Evaluation &evaluation = audit.evaluations.emplace_back();
        evaluation.id = "E" + std::to_string(i);
        evaluation.project = draw.drawn[i % draw.drawn.size()];
        for (standard::ItemIndex item : standard::serviceItems()) {
            audit::Answer &answer = evaluation.answers.emplace_back();
            answer.item = item;
            if (next(20) == 0) {
                answer.notInvolved = "no repair indoors";
                continue;
            }
            answer.likert = static_cast<int>(next(5)) + 1;
            if (next(2) == 0)
                answer.alpha = *answer.likert * 200 - static_cast<int>(next(199));
        }
    }
    for (standard::ItemIndex item = 0; item < standard::kItemCount; ++item) {
        audit::Grade &grade = audit.management.emplace_back();
        grade.item = item;
        grade.level = static_cast<int>(next(5)) + 1;
    }
    audit.conformity.conclusion = audit::Conclusion::Met;
    return audit;
}

double milliseconds(const audit::Audit &audit)
{
    std::size_t counted = 0;
    const double seconds = bench::secondsOf([&] { counted = scoring::score(audit).evaluations; });
    if (counted != audit.evaluations.size())
        std::exit(1); // then this would be a bench of something else
    return seconds * 1000;
}

void benchScoring()
{
    const audit::Audit small = auditWith(57 * 4);
    const audit::Audit large = auditWith(10'000);
    const audit::Audit huge = auditWith(100'000);
    std::vector<double> ofSmall, ofLarge, growth;
    for (int round = 0; round < kRounds; ++round) {
        ofSmall.push_back(milliseconds(small));
        ofLarge.push_back(milliseconds(large));
        growth.push_back(milliseconds(huge) / ofLarge.back());
    }
    bench::printValue("scoring.audit_57x4", bench::medianOf(ofSmall), "ms", 1);
    bench::printValue("scoring.evaluations_10k", bench::medianOf(ofLarge), "ms", 20);
    bench::printValue("scoring.growth", bench::medianOf(growth), "x", 11);
}

void benchDraw()
{
    std::vector<std::string> ids;
    for (int i = 0; i < 1'000'000; ++i)
        ids.push_back("P" + std::to_string(i));
    const std::string prefix(64, 'a'); // as long as the hexadecimal hash of a seed
    std::vector<double> ours, bare;
    for (int round = 0; round < 5; ++round) {
        bare.push_back(1000 * bench::secondsOf([&] {
                           Sha256 hash;
                           unsigned sum = 0;
                           std::string text = prefix;
                           for (const std::string &id : ids) {
                               text.resize(prefix.size());
                               text.append(id);
                               sum += hash.update(text).finish()[0];
                           }
                           if (sum == 0)
                               std::exit(1);
                       }));
        ours.push_back(1000 * bench::secondsOf([&] {
                           if (!sampling::draw(ids, "20261101").ok())
                               std::exit(1);
                       }));
    }
    bench::printRatio("sampling.draw_1m", bench::medianOf(ours), "ms", "the bare SHA-256 of them",
                      bench::medianOf(bare), 3, false);
}

} // namespace

int main()
{
    benchScoring();
    benchDraw();
}
