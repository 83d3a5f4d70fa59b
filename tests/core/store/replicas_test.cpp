// Up to five replicas, random edits, random exchange in random order: all alike, equal to a naive model, and registers
// are always what the log amounts to.

#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/record/submission.h"
#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace plumbline::tests;

namespace {

/// Only a change that hands an evaluation in says what it closes, and that for good.
bool seals(const Change &change, const FieldPatch &patch)
{
    return change.entity.kind == EntityKind::Evaluation && isSealingField(patch.field);
}

/// The definition itself: of all changes to a field, those that no other supersedes.
std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> naive(const std::vector<Change> &changes)
{
    std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> current;
    for (const Change &change : changes)
        for (const FieldPatch &patch : change.patches)
            if (!seals(change, patch) || isSubmission(change))
                current[{change.entity, patch.field}][change.id] = patch.value;
    for (const Change &change : changes)
        for (const FieldPatch &patch : change.patches)
            for (const ChangeId &id : patch.supersedes)
                if (!seals(change, patch))
                    current[{change.entity, patch.field}].erase(id);
    return current;
}

std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> flat(const Registers &registers)
{
    std::map<std::pair<Entity, std::string>, std::map<ChangeId, Value>> current;
    for (const auto &[entity, state] : registers)
        for (const auto &[name, field] : state.fields)
            for (const Candidate &candidate : field.current)
                current[{entity, name}][candidate.by] = candidate.value;
    return current;
}

std::vector<Change> logOf(store::Store &store)
{
    std::vector<Change> changes;
    REQUIRE(store.log("A", [&](const Change &change) {
        changes.push_back(change);
        return true;
    }));
    return changes;
}

/// Of an answer, its evaluation; of anything else, itself.
Entity closesWith(const Entity &entity)
{
    return entity.kind == EntityKind::Answer
        ? Entity{EntityKind::Evaluation, std::string(splitAnswerKey(entity.key).first)}
        : entity;
}

void checkPieces(store::Store &store)
{
    PiecewiseFold pieces;
    Registers all, rest;
    std::map<Entity, std::size_t> pieceOf;
    std::size_t number = 0;
    REQUIRE(store.eachRegisters("A", [&](Registers &piece) {
        ++number;
        pieces.addAnswers(piece);
        for (const auto &[entity, state] : piece) {
            CHECK(all.emplace(entity, state).second);
            CHECK(pieceOf.emplace(closesWith(entity), number).first->second == number);
            if (entity.kind != EntityKind::Answer)
                rest.emplace(entity, state);
        }
    }));
    CHECK(all == *store.registers("A"));
    CHECK(pieces.finish("A", rest) == fold("A", all));
}

} // namespace

TEST_CASE("Replicas that exchanged everything are identical, and equal to a naive model")
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const std::size_t count = 2 + dice() % 4;
        std::vector<std::unique_ptr<Device>> devices;
        for (std::size_t i = 0; i < count; ++i) {
            devices.push_back(std::make_unique<Device>(seed * 100 + i));
            REQUIRE(devices.back()->store->append("A", "start",
                                                  {likert("E0", "1.3.1", static_cast<std::int64_t>(i % 5 + 1))}));
        }
        for (int step = 0; step < 60; ++step) {
            Device &one = *devices[dice() % count];
            if (dice() % 3 != 0) {
                std::vector<Edit> edits;
                for (std::uint64_t left = dice() % 90 + 1; left > 0; left = left / 2)
                    edits.push_back(likert("E" + std::to_string(dice() % 3), dice() % 2 ? "1.3.1" : "1.3.2",
                                           static_cast<std::int64_t>(dice() % 5 + 1)));
                REQUIRE(one.store->append("A", "author", edits));
            } else {
                // A few bytes at a time, so that runs end anywhere.
                Device &other = *devices[dice() % count];
                if (&one != &other)
                    for (const auto &outcome : bring(*one.store, *other.store, "A", dice() % 400 + 1))
                        REQUIRE_FALSE(outcome.refused);
            }
        }
        for (std::size_t round = 0; round < 2; ++round)
            for (auto &from : devices)
                for (auto &to : devices)
                    if (from != to)
                        bring(*from->store, *to->store, "A");
        const Registers first = *devices[0]->store->registers("A");
        const auto model = naive(logOf(*devices[0]->store));
        CHECK(flat(first) == model);
        for (auto &device : devices) {
            CHECK(*device->store->registers("A") == first);
            CHECK(device->store->verifyRegisters()->empty());
            CHECK(device->store->verify()->empty());
        }
    }
}

namespace {

constexpr std::size_t kEvaluations = 4;

using Answers = std::map<std::string, std::optional<int>>; ///< by item code

/// What an evaluation amounts to in the typed audit, which is what is scored.
Answers answersOf(store::Store &store, const std::string &evaluation)
{
    Answers answers;
    const auto folded = *store.audit("A");
    for (const auto &each : folded.evaluations)
        for (const auto &answer : each.answers)
            if (each.id == evaluation)
                answers[std::string(standard::item(answer.item).code)] = answer.likert;
    return answers;
}

/// Up to five tablets on which people answer, and hand in, whatever the others do meanwhile.
class Crowd {
public:
    explicit Crowd(std::uint64_t seed) : m_dice(seed)
    {
        for (std::size_t i = 0, count = 2 + m_dice() % 4; i < count; ++i)
            m_devices.push_back(std::make_unique<Device>(seed * 100 + i));
        std::vector<Edit> evaluations;
        for (std::size_t i = 0; i < kEvaluations; ++i)
            evaluations.push_back(evaluationOf("E" + std::to_string(i), "P1", "Wang"));
        REQUIRE(m_devices.front()->store->append("A", "start", evaluations));
    }

    void step()
    {
        Device &one = *m_devices[m_dice() % m_devices.size()];
        switch (m_dice() % 8) {
        case 0:
            return handIn(*one.store);
        case 1:
        case 2:
            return exchange(one, *m_devices[m_dice() % m_devices.size()]);
        default:
            return answer(*one.store);
        }
    }

    void exchangeAll()
    {
        for (int round = 0; round < 2; ++round)
            for (auto &from : m_devices)
                for (auto &to : m_devices)
                    exchange(*from, *to);
    }

    void check()
    {
        const Registers first = *m_devices.front()->store->registers("A");
        CHECK(flat(first) == naive(logOf(*m_devices.front()->store)));
        for (auto &device : m_devices) {
            CHECK(*device->store->registers("A") == first);
            checkPieces(*device->store);
            CHECK(device->store->verifyRegisters()->empty());
            CHECK(device->store->verify()->empty());
            for (std::size_t i = 0; i < kEvaluations; ++i)
                checkHandedIn(*device->store, "E" + std::to_string(i));
        }
    }

    std::size_t twice = 0;   ///< evaluations that two handed in, neither knowing of the other
    std::size_t refused = 0; ///< edits of what the device knew to be handed in
    std::size_t late = 0;    ///< edits that came after a handing in they had not heard of

private:
    struct Submission {
        HybridTime time;
        ChangeId id;
        Answers answers; ///< as the customer saw them
    };

    std::string anyEvaluation() { return "E" + std::to_string(m_dice() % kEvaluations); }

    bool knowsHandedIn(store::Store &store, const std::string &evaluation)
    {
        const EntityState state = *store.entity("A", {EntityKind::Evaluation, evaluation});
        return submissionOf(state) != nullptr;
    }

    void answer(store::Store &store)
    {
        const std::string evaluation = anyEvaluation(), item = "1.3." + std::to_string(1 + m_dice() % 3);
        const auto level = static_cast<std::int64_t>(m_dice() % 5 + 1);
        const auto made = store.append("A", "author", {likert(evaluation, item, level)});
        if (made)
            return;
        ++refused;
        CHECK(made.error().code == ErrorCode::Refused);
        CHECK(knowsHandedIn(store, evaluation));
    }

    void handIn(store::Store &store)
    {
        const std::string evaluation = anyEvaluation();
        const bool already = knowsHandedIn(store, evaluation);
        const auto made = store.append("A", "customer", {submit(evaluation)});
        REQUIRE(made);
        CHECK(made->empty() == already); // to say it again says nothing
        if (made->empty())
            return;
        const EntityState state = *store.entity("A", {EntityKind::Evaluation, evaluation});
        const auto &candidates = state.fields.at(field::kSubmitted).current;
        const auto own = std::ranges::find(candidates, made->front(), &Candidate::by);
        REQUIRE(own != candidates.end());
        m_submissions[evaluation].push_back({own->time, own->by, answersOf(store, evaluation)});
    }

    void exchange(Device &from, Device &to)
    {
        if (&from == &to || from.store->heads("A")->empty())
            return;
        for (const auto &outcome : bring(*from.store, *to.store, "A", m_dice() % 600 + 1))
            REQUIRE_FALSE(outcome.refused);
        if (m_dice() % 4 == 0)
            CHECK(to.store->verifyRegisters()->empty());
    }

    /// Once everybody knows everything: what the earliest handed in is what counts, whatever anybody wrote.
    void checkHandedIn(store::Store &store, const std::string &evaluation)
    {
        const auto found = m_submissions.find(evaluation);
        CHECK(knowsHandedIn(store, evaluation) == (found != m_submissions.end()));
        if (found == m_submissions.end())
            return;
        const auto earliest = std::ranges::min_element(
            found->second, {}, [](const Submission &submission) { return std::pair(submission.time, submission.id); });
        CHECK(answersOf(store, evaluation) == earliest->answers);
        twice += found->second.size() > 1 ? 1 : 0;
        for (const Conflict &each : withoutEffect(*store.registers("A")))
            late += each.entity.key.starts_with(evaluation) ? 1 : 0;
    }

    Dice m_dice;
    std::vector<std::unique_ptr<Device>> m_devices;
    std::map<std::string, std::vector<Submission>> m_submissions;
};

} // namespace

TEST_CASE("What a customer handed in is what counts everywhere, whoever edits and hands in what meanwhile")
{
    std::size_t twice = 0, refused = 0, late = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        Crowd crowd(seed);
        for (int i = 0; i < 50; ++i)
            crowd.step();
        crowd.exchangeAll();
        crowd.check();
        twice += crowd.twice;
        refused += crowd.refused;
        late += crowd.late;
    }
    CHECK(twice > 5); // the dice meet what this is about
    CHECK(refused > 20);
    CHECK(late > 20);
}

TEST_CASE("A gap, a fork, another key and a broken chain are refused by name; repeating is harmless")
{
    Device a(1), b(2), c(3);
    for (int i = 0; i < 6; ++i)
        REQUIRE(a.store->append("A", "li", {likert("E1", "1.3.1", i % 5 + 1)}));
    auto run = *a.store->read("A", a.store->origin(), 1, 1 << 20);
    REQUIRE(run.changes.size() == 6);
    auto late = *a.store->read("A", a.store->origin(), 3, 1 << 20);
    CHECK((*b.store->admit({late})).front().fault == store::RunFault::Gap);
    auto altered = run;
    altered.changes[2].body[3] ^= 1;
    CHECK((*b.store->admit({altered})).front().fault == store::RunFault::BrokenChain);
    auto forged = run;
    forged.checkpoint->signature[5] ^= 1;
    CHECK((*b.store->admit({forged})).front().fault == store::RunFault::BadSignature);
    CHECK(b.store->heads("A")->empty());
    CHECK((*b.store->admit({run})).front().stored == 6);
    const auto again = *b.store->admit({run, late});
    CHECK(again[0].stored == 0);
    CHECK(again[0].repeated == 6);
    CHECK(again[1].repeated == 4);
    altered.checkpoint.reset();
    CHECK((*b.store->admit({altered})).front().fault == store::RunFault::Fork);
    auto otherKey = run;
    otherKey.publicKey = c.store->publicKey();
    CHECK((*b.store->admit({otherKey})).front().fault == store::RunFault::BadSignature);
    CHECK(b.store->heads("A")->front().hash == a.store->heads("A")->front().hash);
    CHECK(b.store->verify()->empty());
}
