// exchange.parse of bench.md: the slower of two shapes of audit file, one rich in answers, one of many short
// evaluations.

#include "core/exchange/audit_file.h"
#include "tests/bench/figure.h"

#include <cstdlib>
#include <string>

using namespace plumbline;
using namespace plumbline::core;

namespace {

constexpr int kRounds = 7;
constexpr double kBar = 100; // MB/s

audit::Evaluation evaluation(int number)
{
    audit::Evaluation evaluation;
    evaluation.id = "E" + std::to_string(number);
    evaluation.project = "P" + std::to_string(number % 57);
    evaluation.evaluator = "受访者";
    evaluation.at = "2026-11-03T10:12:00+08:00";
    return evaluation;
}

std::string withAnswers(int evaluations)
{
    audit::Audit audit;
    audit.id = "bench";
    for (int i = 0; i < evaluations; ++i) {
        audit::Evaluation one = evaluation(i);
        for (const standard::ItemIndex item : standard::serviceItems()) {
            audit::Answer answer;
            answer.item = item;
            answer.likert = 1 + (i + item) % 5;
            if (item % 4 == 0)
                answer.alpha = *answer.likert * 200 - 50;
            if (item % 9 == 0)
                answer.note = "现场查看，记录齐全";
            one.answers.push_back(answer);
        }
        audit.evaluations.push_back(std::move(one));
    }
    return exchange::writeAudit(audit);
}

std::string withoutAnswers(int evaluations)
{
    audit::Audit audit;
    audit.id = "bench";
    for (int i = 0; i < evaluations; ++i) {
        audit.evaluations.push_back(evaluation(i));
        audit.evaluations.back().excluded = "test";
    }
    return exchange::writeAudit(audit);
}

/// Megabytes a second, the median of several readings.
double rateOf(const std::string &file)
{
    std::vector<double> rates;
    for (int round = 0; round < kRounds; ++round) {
        const double seconds = bench::secondsOf([&file] {
            if (!exchange::readAudit(file))
                std::abort();
        });
        rates.push_back(static_cast<double>(file.size()) / 1e6 / seconds);
    }
    return bench::medianOf(rates);
}

} // namespace

int main()
{
    const double rich = rateOf(withAnswers(10'000));
    const double many = rateOf(withoutAnswers(100'000));
    std::fprintf(stderr, "with answers %.0f MB/s, short evaluations %.0f MB/s\n", rich, many);
    bench::printValue("exchange.parse", std::min(rich, many), "MB/s", kBar, true);
}
