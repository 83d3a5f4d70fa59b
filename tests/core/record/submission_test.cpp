// Merging submissions: the registers and what they fold to are the same in every order in which changes can arrive.

#include "core/record/entity_keys.h"
#include "core/record/erasure.h"
#include "core/record/fold.h"
#include "core/record/submission.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

using namespace plumbline::core;
using namespace plumbline::core::record;

namespace {

const Entity kEvaluation{EntityKind::Evaluation, "E/1"};
const Entity kAnswer{EntityKind::Answer, "E/1/1.3.1"};

OriginId origin(std::uint8_t letter)
{
    OriginId id{};
    id[0] = letter;
    return id;
}

/// Changes of three origins: A answers and hands in, B alters meanwhile, C erases and hands in a little later.
std::vector<Change> story()
{
    const OriginId a = origin(1), b = origin(2), c = origin(3);
    const auto at = [](std::int64_t ms) { return HybridTime{ms, 0}; };
    std::vector<Change> changes;
    changes.push_back({"A", {a, 1}, at(1), "li", "", kEvaluation, {{field::kProject, std::string("P1"), {}}}});
    changes.push_back({"A",
                       {a, 2},
                       at(2),
                       "li",
                       "",
                       kAnswer,
                       {{field::kLikert, std::int64_t{4}, {}}, {field::kNote, std::string("by Wang"), {}}}});
    Registers seen;
    Folded folded;
    for (const Change &change : changes)
        merge(seen, folded, change);
    Change submission{"A", {a, 3}, at(3), "li", "", kEvaluation, {{field::kSubmitted, true, {}}}};
    for (FieldPatch &patch : closingPatches(seen, "E/1", submission.patches))
        submission.patches.push_back(std::move(patch));
    changes.push_back(submission);
    changes.push_back({"A",
                       {b, 1},
                       at(9),
                       "zhao",
                       "",
                       kAnswer,
                       {{field::kLikert, std::int64_t{1}, {{a, 2}}}, {field::kAlpha, std::int64_t{150}, {}}}});
    changes.push_back({"A", {b, 2}, at(10), "zhao", "", kEvaluation, {{field::kProject, std::string("P2"), {{a, 1}}}}});
    changes.push_back({"A",
                       {c, 1},
                       at(11),
                       "sun",
                       "",
                       kEvaluation,
                       {{field::kSubmitted, true, {}}, {"handed_in/1.3.1/likert", std::int64_t{2}, {}}}});
    changes.push_back({"A", {c, 2}, at(12), "sun", "asked", kAnswer, {{erasedField(field::kNote), true, {{a, 2}}}}});
    changes.push_back(
        {"A", {c, 3}, at(13), "sun", "asked", kEvaluation, {{erasedField("handed_in/1.3.1/note"), true, {{a, 3}}}}});
    return changes;
}

/// Every order of indexes that keeps each origin's changes in order, shuffled out of all by a fixed rule.
bool inOrder(const std::vector<Change> &changes, const std::vector<std::size_t> &order)
{
    std::map<OriginId, std::uint64_t> last;
    return std::ranges::all_of(order,
                               [&](std::size_t i) { return changes[i].id.number == ++last[changes[i].id.origin]; });
}

} // namespace

TEST_CASE("Every order of arrival gives the same registers, and what was handed in first")
{
    const std::vector<Change> changes = story();
    std::vector<std::size_t> order(changes.size());
    std::iota(order.begin(), order.end(), 0);
    std::optional<Registers> first;
    int orders = 0;
    do {
        if (!inOrder(changes, order))
            continue;
        ++orders;
        Registers registers;
        Folded folded;
        for (const std::size_t i : order)
            merge(registers, folded, changes[i]);
        if (!first) {
            first = registers;
            const audit::Audit audit = fold("A", registers);
            REQUIRE(audit.evaluations.size() == 1);
            CHECK(audit.evaluations[0].project == "P1");
            REQUIRE(audit.evaluations[0].answers.size() == 1);
            CHECK(audit.evaluations[0].answers[0].likert == 4);
            CHECK_FALSE(audit.evaluations[0].answers[0].alpha);
            CHECK(audit.evaluations[0].answers[0].note.empty());
            CHECK(submissionOf(registers.at(kEvaluation))->author == "li");
            CHECK(withoutEffect(registers).size() == 3); // the level, the coefficient, the project
            CHECK(conflicts(registers).size() == 1);     // two handed in
        }
        REQUIRE(registers == *first);
    } while (std::ranges::next_permutation(order).found);
    CHECK(orders == 8 * 7 * 6 * 5 * 4 * 3 * 2 / (6 * 2 * 6)); // all interleavings of 3, 2 and 3
}

TEST_CASE("Only a first submission seals; a second by who knew of it, or a withdrawal, is not taken in")
{
    std::vector<Change> changes = story();
    changes.resize(3);
    const ChangeId submission = changes[2].id;
    for (const Value &value : {Value(true), Value(false), Value(Null{})}) {
        for (const bool before : {false, true}) {
            Registers registers;
            Folded folded;
            const Change later{"A",
                               {origin(4), 1},
                               {99, 0},
                               "sun",
                               "",
                               kEvaluation,
                               {{field::kSubmitted, value, {submission}},
                                {"handed_in/1.3.1/likert", std::int64_t{1}, {{origin(1), 2}}}}};
            if (before)
                merge(registers, folded, later);
            for (const Change &change : changes)
                merge(registers, folded, change);
            if (!before)
                merge(registers, folded, later);
            CHECK(fold("A", registers).evaluations[0].answers[0].likert == 4);
            CHECK(submissionOf(registers.at(kEvaluation))->by == submission);
        }
    }
}

TEST_CASE("Names of what is handed in and erased are taken apart as they are put together")
{
    const std::string name = handedInField("1.3.1", "unknown.000001.a/b");
    REQUIRE(splitHandedIn(name));
    CHECK(splitHandedIn(name)->item == "1.3.1");
    CHECK(splitHandedIn(name)->field == "unknown.000001.a/b");
    CHECK(splitHandedIn(handedInField("", "project"))->item.empty());
    CHECK_FALSE(splitHandedIn("project"));
    CHECK_FALSE(splitHandedIn("handed_in/1.3.1"));
    CHECK(splitErased(erasedField(name)) == name);
    CHECK_FALSE(splitErased(name));
}
