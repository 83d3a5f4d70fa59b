// What a connection finds out about runs, which nothing on the wire can say, and what the store still compares.

#include "core/sync/examiner.h"
#include "tests/core/sync/back_to_back.h"

using namespace plumbline::tests;

namespace {

struct Uploads {
    Uploads()
    {
        for (std::uint64_t n = 1; n <= 6; ++n)
            REQUIRE(origin.store().append("A", "li", {likert("E" + std::to_string(n), "1.3.1", 1)}));
    }
    std::vector<store::EncodedRun> part(std::uint64_t first, std::uint64_t last)
    {
        return {*origin.store().read("A", origin.store().origin(), first, 1 << 20, last)};
    }
    Reason admitted(const store::EncodedRun &run)
    {
        action::Admit asked{1, {run}, {}, {}, {}};
        const action::Admit *const one = &asked;
        return admit(server.store(), {&one, 1}, trust::ReceiptKind::Server, 0).front().admissions.at(0).reason;
    }

    Side origin{1}, server{2};
};

} // namespace

TEST_CASE("hashes are found of a stream's beginning and of what goes on from it")
{
    Uploads uploads;
    Examiner examiner;
    auto first = uploads.part(1, 3), next = uploads.part(4, 6);
    examiner.examine(first);
    examiner.examine(next);
    for (const auto *runs : {&first, &next}) {
        const store::EncodedRun &run = runs->front();
        CHECK(run.findings.signatureHolds);
        REQUIRE(run.findings.hashes.size() == 4);
        CHECK(run.findings.hashes.back() == run.checkpoint->hash);
        CHECK(uploads.admitted(run) == Reason::None);
    }
    CHECK(uploads.server.store().heads("A")->at(0).hash == uploads.origin.store().heads("A")->at(0).hash);
    CHECK(uploads.server.store().verify()->empty());
}

TEST_CASE("of what begins elsewhere only the signature is found out")
{
    Uploads uploads;
    Examiner examiner;
    auto first = uploads.part(1, 2), later = uploads.part(4, 6);
    examiner.examine(first);
    examiner.examine(later);
    CHECK(later.front().findings.hashes.empty());
    CHECK(later.front().findings.signatureHolds);
    CHECK(uploads.admitted(later.front()) == Reason::Gap);
    auto again = uploads.part(1, 3);
    CHECK(uploads.admitted(again.front()) == Reason::None);
    CHECK(uploads.admitted(later.front()) == Reason::None);
}

TEST_CASE("a signature that does not check, and changes that do not lead to it, are refused all the same")
{
    Uploads uploads;
    Examiner examiner;
    auto forged = uploads.part(1, 3);
    forged.front().checkpoint->signature[7] ^= 1;
    examiner.examine(forged);
    CHECK_FALSE(forged.front().findings.signatureHolds);
    CHECK(uploads.admitted(forged.front()) == Reason::BadSignature);
    auto altered = uploads.part(1, 3);
    altered.front().changes[1].body.back() ^= 1;
    examiner.examine(altered);
    CHECK(uploads.admitted(altered.front()) == Reason::BrokenChain);
    // What goes on from a run that was refused has hashes of a beginning that is not here.
    auto next = uploads.part(4, 6);
    examiner.examine(next);
    CHECK(uploads.admitted(next.front()) == Reason::Gap);
    auto whole = uploads.part(1, 3);
    examiner.examine(whole);
    CHECK(uploads.admitted(whole.front()) == Reason::None);
    next.front().findings.hashes.front()[0] ^= 1; // nor are hashes of another beginning believed
    CHECK(uploads.admitted(next.front()) == Reason::None);
    CHECK(uploads.server.store().verify()->empty());
}

TEST_CASE("a run of which a part is here already is checked from there")
{
    Uploads uploads;
    CHECK(uploads.admitted(uploads.part(1, 2).front()) == Reason::None);
    Examiner examiner;
    auto whole = uploads.part(1, 6);
    examiner.examine(whole);
    CHECK(whole.front().findings.hashes.size() == 7);
    CHECK(uploads.admitted(whole.front()) == Reason::None);
    CHECK(uploads.server.store().verify()->empty());
}

TEST_CASE("a run as long as a parcel's section, signed once at its end, reaches other tablets")
{
    Side origin(1), server(2), tablet(3);
    std::vector<Edit> edits;
    for (int n = 0; n < 30'000; ++n)
        edits.push_back(likert("E" + std::to_string(n), "1", 1));
    REQUIRE(origin.store().append("A", "li", edits));
    const auto section = *origin.store().read("A", origin.store().origin(), 1, 1 << 20);
    REQUIRE(section.changes.size() > 16'384);
    REQUIRE_FALSE((*server.store().admit({section})).front().refused);
    const auto relayed = *server.store().read("A", origin.store().origin(), 1, kBatchBytes);
    REQUIRE(relayed.changes.size() == section.changes.size());
    const auto arrived = unpackRuns(packRuns({relayed}));
    REQUIRE(arrived);
    CHECK_FALSE((*tablet.store().admit(*arrived)).front().refused);
}
