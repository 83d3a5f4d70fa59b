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

namespace {

/// A signature as a customer leaves it: its file, what names it, and the evaluation that it signs.
std::string sign(Device &device, const std::string &audit, const std::string &evaluation, const std::string &strokes)
{
    const std::string file = *device.store->putAttachment(asBytes(strokes));
    REQUIRE(device.store->append(audit, "li",
                                 {{{EntityKind::Attachment, file}, {{field::kKind, std::string("signature")}}, {}},
                                  {{EntityKind::Evaluation, evaluation}, {{field::kSignature, file}}, {}}}));
    return file;
}

ErrorCode kept(Device &device, const std::string &file)
{
    const auto bytes = device.store->attachment(file);
    return bytes ? ErrorCode::Internal : bytes.error().code;
}

std::size_t filesOf(Device &device)
{
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(device.path() / "attachments"))
        count += entry.is_regular_file() ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("With a person's data the signature's file goes, wherever the erasure arrives, and does not come back")
{
    const bool handedIn = GENERATE(false, true);
    Device device, peer(2);
    REQUIRE(device.store->append("A", "li", {evaluationOf("E1", "P1", "Wang"), evaluationOf("E2", "P1", "Zhou")}));
    const std::string wang = sign(device, "A", "E1", "strokes of Wang"), zhou = sign(device, "A", "E2", "of Zhou");
    if (handedIn)
        REQUIRE(device.store->append("A", "li", {submit("E1")}));
    bring(*device.store, *peer.store, "A");
    REQUIRE(peer.store->putAttachment(asBytes("strokes of Wang")));
    CHECK(peer.store->attachmentTally()->absent == 1);

    REQUIRE(device.store->erase("A", "lead", personOf(*device.store), "asked by the person"));
    CHECK(kept(device, wang) == ErrorCode::NotFound);
    CHECK(device.store->attachment(zhou));
    CHECK(filesOf(device) == 1);
    bring(*device.store, *peer.store, "A");
    CHECK(kept(peer, wang) == ErrorCode::NotFound);
    CHECK(filesOf(peer) == 0);
    for (Device *each : {&device, &peer}) {
        CHECK(each->store->putAttachment(asBytes("strokes of Wang")).error().code == ErrorCode::Refused);
        CHECK(each->store->attachmentTally()->erased == 1);
        checkSound(*each->store);
        each->reopen();
        CHECK(kept(*each, wang) == ErrorCode::NotFound);
        CHECK(each->store->putAttachment(asBytes("strokes of Wang")).error().code == ErrorCode::Refused);
        checkSound(*each->store);
    }
    CHECK(device.store->attachmentTally()->here == 1);
    CHECK(*peer.store->registers("A") == *device.store->registers("A"));
    CHECK(*device.store->erase("A", "lead", personOf(*device.store), "again") == 0);
}

TEST_CASE("A photo can be erased by itself; what another audit names as well stays until it is erased there too")
{
    Device device;
    const std::string photo = *device.store->putAttachment(asBytes("a face on a building site"));
    const Entity entity{EntityKind::Attachment, photo};
    for (const char *audit : {"A", "B"})
        REQUIRE(device.store->append(audit, "li", {{entity, {{field::kName, std::string("Wang.jpg")}}, {}}}));
    const auto eraseIn = [&](const std::string &audit) {
        return *device.store->erase(audit, "lead", personalData(*device.store->registers(audit), entity), "asked");
    };
    CHECK(eraseIn("A") == 2); // its name and its content
    CHECK(device.store->attachment(photo));
    CHECK(device.store->putAttachment(asBytes("a face on a building site")));
    CHECK(device.store->attachmentTally()->here == 1);
    CHECK(eraseIn("B") == 2);
    CHECK(kept(device, photo) == ErrorCode::NotFound);
    CHECK(device.store->attachmentTally()->erased == 1);
    CHECK_FALSE(says(*device.store, "Wang.jpg"));
    CHECK(eraseIn("B") == 0);
    checkSound(*device.store);
}
