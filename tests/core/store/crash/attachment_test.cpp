// Attachments are plain files beside the database: written to a temporary one, synced, renamed, the folder synced.

#include "core/record/erasure.h"
#include "core/record/fold.h"
#include "tests/core/store/crash/rig.h"

#include <catch2/catch.hpp>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

const core::Bytes kPhoto(5000, 42);

/// Whether the photo is there after a power cut.
void mustHaveSurvived(Rig &rig, const std::string &name)
{
    rig.restart();
    const core::Result<void> opened = rig.open();
    INFO(said(opened));
    REQUIRE(opened.ok());
    const core::Result<core::Bytes> kept = rig.store().attachment(name);
    CHECK((kept.ok() && *kept == kPhoto));
}

} // namespace

TEST_CASE("An attachment is whole or absent after a power cut at any operation, and there once it was acknowledged")
{
    std::size_t absent = 0;
    for (std::uint64_t seed = 1; seed <= seeds(20); ++seed) {
        for (std::uint64_t nth = 1;; ++nth) {
            CAPTURE(seed, nth);
            Rig rig(seed * 100 + nth);
            REQUIRE(rig.create().ok());
            rig.disk().arm({Harm::PowerCut, kChangingOperations, nth, false, {}});
            const auto put = rig.store().putAttachment(kPhoto);
            if (!rig.disk().struck()) {
                REQUIRE(put.ok());
                mustHaveSurvived(rig, *put);
                break;
            }
            rig.restart();
            REQUIRE(rig.open().ok());
            const auto found = rig.store().verify();
            CHECK((found.ok() && found->empty()));
            absent += rig.store().attachments()->empty() ? 1 : 0;
            const auto again = rig.store().putAttachment(kPhoto);
            REQUIRE(again.ok());
            mustHaveSurvived(rig, *again);
        }
    }
    CHECK(absent > 0);
}

TEST_CASE("A disk that cannot be read is told as such and makes no attachment absent or damaged")
{
    Rig rig(1);
    REQUIRE(rig.create().ok());
    const auto put = rig.store().putAttachment(kPhoto);
    REQUIRE(put.ok());
    rig.disk().arm({Harm::IoError, only(Operation::Open), 1, true, {}});
    const auto names = rig.store().attachments();
    REQUIRE_FALSE(names.ok());
    CHECK(names.error().code == core::ErrorCode::Io);
    const auto found = rig.store().verify();
    REQUIRE_FALSE(found.ok());
    CHECK(found.error().code == core::ErrorCode::Io);
    rig.disk().disarm();
    CHECK(rig.store().attachments()->size() == 1);
    CHECK(rig.store().verify()->empty());
}

TEST_CASE("An attachment that could not be kept at first is durable once a second attempt says so")
{
    for (std::uint64_t seed = 1; seed <= seeds(20); ++seed) {
        for (std::uint64_t nth = 1;; ++nth) {
            CAPTURE(seed, nth);
            Rig rig(seed * 100 + nth);
            REQUIRE(rig.create().ok());
            rig.disk().arm({Harm::IoError, kChangingOperations, nth, false, {}});
            (void)rig.store().putAttachment(kPhoto);
            const bool struck = rig.disk().struck();
            rig.disk().disarm();
            const auto again = rig.store().putAttachment(kPhoto);
            REQUIRE(again.ok());
            mustHaveSurvived(rig, *again);
            if (!struck)
                break;
        }
    }
}

TEST_CASE("A power cut while an attachment is erased leaves it named and whole, or erased and without its file")
{
    using namespace core::record;
    std::size_t erased = 0, whole = 0;
    for (std::uint64_t seed = 1; seed <= seeds(6); ++seed) {
        for (std::uint64_t nth = 1;; ++nth) {
            CAPTURE(seed, nth);
            Rig rig(seed * 100 + nth);
            REQUIRE(rig.create().ok());
            const auto name = rig.store().putAttachment(kPhoto);
            REQUIRE(name.ok());
            const Entity photo{EntityKind::Attachment, *name};
            REQUIRE(rig.store().append("A", "li", {{photo, {{field::kMedia, std::string("image/jpeg")}}, {}}}).ok());
            rig.disk().arm({Harm::PowerCut, kChangingOperations, nth, false, {}});
            const auto done = rig.store().erase("A", "lead", {{photo, {field::kContent}}}, "asked");
            const bool struck = rig.disk().struck();
            CHECK((done.ok() || struck));
            rig.restart();
            const core::Result<void> opened = rig.open();
            INFO(said(opened));
            REQUIRE(opened.ok());
            const auto tally = rig.store().attachmentTally();
            REQUIRE(tally.ok());
            CHECK(tally->erased + tally->here == 1);
            if (done.ok())
                CHECK(tally->erased == 1);
            CHECK(rig.store().attachment(*name).ok() == (tally->here == 1));
            const auto found = rig.store().verify();
            CHECK((found.ok() && found->empty()));
            ++(tally->erased == 1 ? erased : whole);
            if (!struck)
                break;
        }
    }
    CHECK(erased > 5);
    CHECK(whole > 5);
}
