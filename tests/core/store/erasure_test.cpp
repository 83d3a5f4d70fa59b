// Personal data that was erased is gone, here and wherever the erasure arrives, and every chain still verifies.

#include "core/record/erasure.h"
#include "core/record/personal.h"
#include "tests/core/store/raw_database.h"
#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace plumbline::tests;

namespace {

Edit note(const std::string &evaluation, const std::string &item, const std::string &text)
{
    return {{EntityKind::Answer, answerKey(evaluation, item)}, {{field::kNote, text}}, {}};
}

/// All that a store still says, through its log, its runs and its registers.
bool says(store::Store &store, const std::string &word)
{
    bool found = false;
    const auto in = [&](const Value &value) {
        const auto *text = std::get_if<std::string>(&value);
        found = found || (text != nullptr && text->find(word) != std::string::npos);
    };
    REQUIRE(store.log("A", [&](const Change &change) {
        for (const FieldPatch &patch : change.patches)
            in(patch.value);
        return true;
    }));
    for (const auto &[entity, state] : *store.registers("A"))
        for (const auto &[name, field] : state.fields)
            for (const Candidate &candidate : field.current)
                in(candidate.value);
    for (const auto &head : *store.heads("A")) {
        const auto run = *store.read("A", head.origin, 1, 1 << 24);
        for (const auto &change : run.changes)
            found = found || asText(change.personal).find(word) != std::string_view::npos
                || asText(change.body).find(word) != std::string_view::npos;
    }
    for (const auto &branch : *store.branches())
        for (const auto &change : branch.changes)
            found = found || asText(change.personal).find(word) != std::string_view::npos;
    return found;
}

std::vector<Erasure> personOf(store::Store &store)
{
    return personalData(*store.registers("A"), {EntityKind::Evaluation, "E1"});
}

void checkSound(store::Store &store)
{
    CHECK(store.verify()->empty());
    CHECK(store.verifyRegisters()->empty());
}

} // namespace

TEST_CASE("What was erased is in no place any more, and all chains verify")
{
    Device device, peer(2), late(3);
    const bool handedIn = GENERATE(false, true);
    CAPTURE(handedIn);
    std::vector<Edit> edits{evaluationOf("E1", "P1", "Wangxiaoming"), likert("E1", "1.3.1", 4),
                            note("E1", "1.3.1", "first draft by Wangxiaoming"), evaluationOf("E2", "P1", "Zhou")};
    REQUIRE(device.store->append("A", "li", edits));
    REQUIRE(device.store->append("A", "li", {note("E1", "1.3.1", "Wangxiaoming liked it")})); // the old one too
    if (handedIn)
        REQUIRE(device.store->append("A", "li", {submit("E1")}));
    bring(*device.store, *peer.store, "A");
    const auto before = *device.store->read("A", device.store->origin(), 1, 1 << 20);
    REQUIRE(says(*device.store, "Wangxiaoming"));

    CHECK(device.store->erase("A", "lead", personOf(*device.store), "").error().code == ErrorCode::Refused);
    const auto count = device.store->erase("A", "lead", personOf(*device.store), "asked by the person");
    REQUIRE(count);
    CHECK(*count == (handedIn ? 5U : 3U));
    CHECK_FALSE(says(*device.store, "Wangxiaoming"));
    CHECK(says(*device.store, "Zhou"));
    checkSound(*device.store);
    const auto folded = *device.store->audit("A");
    CHECK(folded.evaluations.front().evaluator.empty());
    REQUIRE(folded.evaluations.front().answers.size() == 1);
    CHECK(folded.evaluations.front().answers.front().likert == 4); // the score stays
    CHECK(*device.store->erase("A", "lead", personOf(*device.store), "again") == 0);
    device.reopen();
    CHECK_FALSE(says(*device.store, "Wangxiaoming"));
    checkSound(*device.store);

    bring(*device.store, *peer.store, "A");
    CHECK_FALSE(says(*peer.store, "Wangxiaoming"));
    CHECK(*peer.store->registers("A") == *device.store->registers("A"));
    checkSound(*peer.store);

    // One that gets the changes from elsewhere, with their values, after it has heard of the erasure: not possible
    // within a stream, so by another's erasure.
    REQUIRE(peer.store->append("A", "zhao", {note("E2", "1.3.1", "seen by Zhou")}));
    const auto ofPeer = *peer.store->read("A", peer.store->origin(), 1, 1 << 20);
    bring(*peer.store, *device.store, "A");
    REQUIRE(device.store->erase("A", "lead",
                                personalData(*device.store->registers("A"), {EntityKind::Evaluation, "E2"}), "asked"));
    const auto ofDevice = *device.store->read("A", device.store->origin(), 1, 1 << 20);
    REQUIRE_FALSE(late.store->admit({ofDevice})->front().refused);
    REQUIRE_FALSE(late.store->admit({ofPeer})->front().refused);
    CHECK_FALSE(says(*late.store, "Zhou"));
    CHECK(*late.store->registers("A") == *device.store->registers("A"));
    checkSound(*late.store);

    // Sent again as it was before: nothing comes back.
    CHECK(peer.store->admit({before})->front().repeated == before.changes.size());
    CHECK_FALSE(says(*peer.store, "Wangxiaoming"));
}

TEST_CASE("Only personal data can be erased, by nobody's word")
{
    Device device, peer(2);
    REQUIRE(device.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), likert("E1", "1.3.1", 4)}));
    const Entity answer{EntityKind::Answer, "E1/1.3.1"};
    CHECK(device.store->erase("A", "li", {{answer, {field::kLikert}}}, "r").error().code == ErrorCode::Refused);
    // A peer's change that says otherwise has no effect.
    bring(*device.store, *peer.store, "A");
    const Edit trick{answer, {{erasedField(field::kLikert), true}}, {}};
    REQUIRE(peer.store->append("A", "zhao", {trick}));
    bring(*peer.store, *device.store, "A");
    CHECK(device.store->audit("A")->evaluations.front().answers.front().likert == 4);
    checkSound(*device.store);
}

TEST_CASE("A branch of a copied store loses what was erased as well")
{
    Device original(1), server(9);
    REQUIRE(original.store->append("A", "li", {evaluationOf("E1", "P1", "Wang")}));
    Device copy(7);
    copy.close();
    original.close();
    std::filesystem::remove_all(copy.path());
    std::filesystem::copy(original.path(), copy.path(), std::filesystem::copy_options::recursive);
    copy.store = std::move(*copy.tryOpen());
    original.store = std::move(*original.tryOpen());
    REQUIRE(original.store->append("A", "li", {likert("E1", "1.3.1", 1)}));
    REQUIRE(copy.store->append("A", "li", {note("E1", "1.3.1", "Wangxiaoming")}));
    REQUIRE_FALSE(
        copy.store->admit({*original.store->read("A", original.store->origin(), 1, 1 << 20)})->front().refused);
    REQUIRE(copy.store->branches()->size() == 1);
    REQUIRE(says(*copy.store, "Wangxiaoming"));
    REQUIRE(copy.store->erase("A", "lead", personOf(*copy.store), "asked"));
    CHECK_FALSE(says(*copy.store, "Wangxiaoming"));
    checkSound(*copy.store);
}
