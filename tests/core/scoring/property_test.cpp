#include "core/base/sha256.h"
#include "whole_audit.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

using namespace plumbline::test;
using scoring::AuditResult;
using scoring::Rational;
using scoring::score;

namespace {

int pick(int from, int to)
{
    return *rc::gen::inRange(from, to + 1);
}

bool chance(int percent)
{
    return pick(1, 100) <= percent;
}

// RC_ASSERT takes its expression apart, which loses the short circuit of || and &&: those stand in brackets of their
// own.

/// A drawn sample with an evaluation or two, none or half a one in each project, and half the rest filled in.
audit::Audit anyAudit()
{
    audit::Audit audit = wholeAudit(static_cast<std::size_t>(pick(1, 9)), pick(2, 5), pick(3, 5));
    const bool whole = chance(40);
    std::vector<audit::Evaluation> evaluations;
    for (const std::string &project : audit.sample->drawn) {
        for (int i = whole ? 1 : pick(0, 2); i > 0; --i) {
            const int count = chance(80) ? pick(1, 34) : 0;
            evaluations.push_back(evaluationOf("E" + std::to_string(evaluations.size()), project, count,
                                               pick(500 * count, 1000 * count)));
            if (!whole && count > 0 && chance(20))
                evaluations.back().answers[static_cast<std::size_t>(pick(0, count - 1))].likert.reset();
            if (chance(5))
                evaluations.back().excluded = "x";
        }
    }
    audit.evaluations = std::move(evaluations);
    for (audit::Answer *answer : [&] {
             std::vector<audit::Answer *> open;
             for (audit::Evaluation &evaluation : audit.evaluations)
                 for (audit::Answer &answer : evaluation.answers)
                     if (!answer.likert)
                         open.push_back(&answer);
             return open;
         }())
        answer->alpha.reset();
    for (audit::Grade &grade : audit.management) {
        if (!whole && chance(4))
            grade.level.reset();
        else if (chance(20))
            grade.level = pick(1, 5);
    }
    if (chance(20))
        audit.notInvolved[static_cast<ItemIndex>(pick(0, 51))] = "x";
    if (!whole && chance(20))
        audit.conformity.conclusion.reset();
    if (chance(20))
        audit.conformity.indicators["4.1"].met = false;
    if (chance(10) && audit.sample->drawn.size() > 1) {
        audit.sample->drawn.pop_back();
        audit.sample->size = static_cast<std::int64_t>(audit.sample->drawn.size());
    }
    return audit;
}

/// Everything of a result but the order of what follows the order of the evaluations.
std::string digest(const AuditResult &result)
{
    std::string text;
    const auto add = [&](const scoring::Score &value) { text += (value ? scoring::exactText(*value) : "-") + ";"; };
    add(result.service);
    add(result.management);
    for (const scoring::DimensionScore &dimension : result.dimensions) {
        add(dimension.service);
        add(dimension.management);
    }
    text += result.interval ? result.interval->lower + ".." + result.interval->upper : "no interval";
    for (int threshold : result.straddles)
        text += "," + std::to_string(threshold);
    for (const scoring::IndicatorState &indicator : result.indicators)
        text += std::string(scoring::name(indicator.state)) + ";";
    for (const std::string &id : result.outsideSample)
        text += id + ";";
    for (const scoring::Missing &missing : result.missing)
        text += std::string(scoring::name(missing.what)) + missing.project.value_or("")
            + missing.evaluation.value_or("") + std::to_string(missing.item.value_or(99)) + ";";
    return text + std::to_string(result.stars) + std::to_string(result.level) + std::to_string(result.final)
        + std::to_string(result.possible.worst) + std::to_string(result.possible.best)
        + std::to_string(result.evaluations);
}

template <class Container>
void shuffle(Container &container)
{
    std::mt19937 random(static_cast<std::uint32_t>(pick(0, 1'000'000)));
    std::shuffle(container.begin(), container.end(), random);
}

/// Fills in what is open at random, with one evaluation for each project that has none with a score.
void complete(audit::Audit &audit, const AuditResult &before)
{
    for (audit::Evaluation &evaluation : audit.evaluations)
        for (audit::Answer &answer : evaluation.answers)
            if (!answer.likert && !audit::isReason(answer.notInvolved))
                answer.likert = pick(1, 5);
    for (audit::Grade &grade : audit.management)
        if (!grade.level)
            grade.level = pick(1, 5);
    if (!audit.conformity.conclusion)
        audit.conformity.conclusion = chance(80) ? audit::Conclusion::Met : audit::Conclusion::NotMet;
    if (chance(70))
        audit.conformity.justification = "seen again";
    else if (audit.conformity.indicators["4.1"].met == false)
        audit.conformity.conclusion = audit::Conclusion::NotMet;

    std::vector<std::string> ids;
    for (const audit::Project &project : audit.projects)
        ids.push_back(project.id);
    audit.sample->drawn = sampling::draw(ids, audit.sample->seed).value().drawn;
    audit.sample->size.reset();
    const std::vector<std::string> current = audit.sample->drawn;
    for (const std::string &project : current) {
        const bool scored =
            std::any_of(audit.evaluations.begin(), audit.evaluations.end(), [&](const auto &evaluation) {
                return evaluation.project == project && !evaluation.excluded && evaluation.answers.size() > 0
                    && before.evaluationScores.size() > 0
                    && std::any_of(evaluation.answers.begin(), evaluation.answers.end(),
                                   [&](const audit::Answer &answer) {
                                       return answer.likert && !audit.notInvolved.contains(answer.item);
                                   });
            });
        if (!scored)
            audit.evaluations.push_back(evaluation("new-" + project, project, pick(1, 5)));
    }
    // What has nothing to score is excluded, as the list of what is missing asks for.
    for (const scoring::EvaluationScore &entry : score(audit).evaluationScores)
        if (!entry.complete)
            audit.evaluations[entry.index].excluded = "nothing answered";
}

} // namespace

TEST_CASE("The order of evaluations, projects' visits and drawn ids never matters")
{
    CHECK(rc::check("order", [] {
        audit::Audit audit = anyAudit();
        const std::string before = digest(score(audit));
        shuffle(audit.evaluations);
        shuffle(audit.sample->drawn);
        shuffle(audit.serviceMonths);
        shuffle(audit.management);
        for (audit::Evaluation &evaluation : audit.evaluations)
            shuffle(evaluation.answers);
        RC_ASSERT(digest(score(audit)) == before);
    }));
}

TEST_CASE("Raising one answer or one grade never lowers a score, the stars or the range")
{
    CHECK(rc::check("raise", [] {
        audit::Audit audit = anyAudit();
        RC_PRE(!audit.evaluations.empty());
        const AuditResult before = score(audit);
        audit::Evaluation &evaluation =
            audit.evaluations[static_cast<std::size_t>(pick(0, static_cast<int>(audit.evaluations.size()) - 1))];
        audit::Answer &answer = evaluation.answers[static_cast<std::size_t>(pick(0, 33))];
        if (answer.likert) {
            const int from = answer.alpha.value_or(*answer.likert * 200);
            const int to = pick(from, 1000);
            answer.likert = std::max(1, (to + 199) / 200);
            answer.alpha = to;
        }
        audit::Grade &grade = audit.management[static_cast<std::size_t>(pick(0, 51))];
        if (grade.level)
            grade.level = pick(*grade.level, 5);
        const AuditResult after = score(audit);
        RC_ASSERT(after.service.has_value() == before.service.has_value());
        RC_ASSERT(after.management.has_value() == before.management.has_value());
        for (std::size_t d = 0; d < after.dimensions.size(); ++d)
            RC_ASSERT(after.dimensions[d].service.has_value() == before.dimensions[d].service.has_value());
        RC_ASSERT((!after.service || *after.service >= *before.service));
        RC_ASSERT((!after.management || *after.management >= *before.management));
        RC_ASSERT(after.level >= before.level);
        RC_ASSERT(after.stars >= before.stars);
        RC_ASSERT(after.possible.worst >= before.possible.worst);
        RC_ASSERT(after.possible.best >= before.possible.best);
        for (std::size_t d = 0; d < after.dimensions.size(); ++d)
            RC_ASSERT((!after.dimensions[d].service || *after.dimensions[d].service >= *before.dimensions[d].service));
    }));
}

TEST_CASE("Cutting never crosses a threshold")
{
    CHECK(rc::check("cut", [] {
        const std::int64_t bottom = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000);
        const std::int64_t threshold = *rc::gen::element<std::int64_t>(0, 60, 70, 80, 85, 90, 100);
        const std::int64_t top = std::max<std::int64_t>(0, threshold * bottom + pick(-3, 3));
        const Rational value(top, bottom);
        const std::string text = scoring::cutToHundredths(value);
        RC_ASSERT((text.size() >= 4 && text[text.size() - 3] == '.'));
        const Rational shown(scoring::Integer(std::stoll(text.substr(0, text.size() - 3))) * 100
                                 + std::stoll("1" + text.substr(text.size() - 2)) - 100,
                             100);
        RC_ASSERT(shown <= value);
        RC_ASSERT(value - shown < Rational(1, 100));
        RC_ASSERT((shown >= threshold) == (value >= threshold));
    }));
}

TEST_CASE("The range of possible stars holds the final one")
{
    CHECK(rc::check("range", [] {
        audit::Audit audit = anyAudit();
        const AuditResult before = score(audit);
        complete(audit, before);
        const AuditResult after = score(audit);
        RC_ASSERT(after.final);
        RC_ASSERT(before.possible.worst <= after.stars);
        RC_ASSERT(after.stars <= before.possible.best);
        RC_ASSERT(after.possible.worst == after.stars);
        RC_ASSERT(after.possible.best == after.stars);
    }));
}

TEST_CASE("The interval holds the score, and a final result is its own range")
{
    CHECK(rc::check("interval", [] {
        const audit::Audit audit = anyAudit();
        const AuditResult result = score(audit);
        if (result.interval) {
            RC_ASSERT(result.verified);
            const auto value = [](const std::string &text) { return std::stod(text); };
            const double shown = value(scoring::cutToHundredths(*result.service));
            RC_ASSERT(value(result.interval->lower) <= shown);
            RC_ASSERT(value(result.interval->upper) >= shown);
            for (int threshold : result.straddles) {
                RC_ASSERT(value(result.interval->lower) < threshold);
                RC_ASSERT(value(result.interval->upper) >= threshold);
            }
        }
        if (result.final)
            RC_ASSERT((result.possible.worst == result.stars && result.possible.best == result.stars));
    }));
}

TEST_CASE("A sample that was drawn is verified; one with a project exchanged is not")
{
    CHECK(rc::check("draw", [] {
        std::vector<std::string> ids;
        audit::Audit audit;
        for (int i = pick(2, 40); i > 0; --i)
            audit.projects.emplace_back().id =
                ids.emplace_back("项目" + std::to_string(pick(0, 9)) + std::to_string(i));
        const std::string seed = "s" + *rc::gen::arbitrary<std::string>();
        const std::uint64_t required = sampling::requiredSize(ids.size());
        const std::uint64_t size =
            required + static_cast<std::uint64_t>(pick(0, static_cast<int>(ids.size() - required)));
        const sampling::Draw draw = sampling::draw(ids, seed, size).value();
        audit::Sample sample;
        sample.seed = seed;
        sample.drawn = draw.drawn;
        sample.frame = draw.frame;
        const int replaced = pick(0, static_cast<int>(draw.reserve.size()));
        for (int i = 0; i < replaced; ++i) {
            const std::vector<std::string> current = sampling::examine(sample, audit.projects).current;
            audit::Replacement &replacement = sample.replacements.emplace_back();
            replacement.out = current[static_cast<std::size_t>(pick(0, static_cast<int>(current.size()) - 1))];
            replacement.in = draw.reserve[static_cast<std::size_t>(i)];
            replacement.reason = "x";
        }
        shuffle(sample.drawn);
        RC_ASSERT(sampling::examine(sample, audit.projects).verified);
        if (draw.reserve.empty())
            return;
        audit::Sample exchanged = sample;
        exchanged.replacements.clear();
        exchanged.drawn[static_cast<std::size_t>(pick(0, static_cast<int>(size) - 1))] = draw.reserve.front();
        RC_ASSERT(!sampling::examine(exchanged, audit.projects).verified);
    }));
}
