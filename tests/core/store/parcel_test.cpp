// Everything not yet confirmed as one sealed file: taken in elsewhere, any number of times, by who has the passphrase.

#include "core/store/parcel.h"
#include "tests/core/store/store_fixture.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace plumbline::tests;

namespace {

constexpr char kPassphrase[] = "correct horse 马";

struct Parcel {
    Parcel()
    {
        REQUIRE(tablet.store->append("A", "li", {evaluationOf("E1", "P1", "Wangxiaoming"), likert("E1", "1.3.1", 4)}));
        bring(*tablet.store, *server.store, "A");
        for (const auto &head : *server.store->heads("A")) {
            trust::Receipt receipt{"A",
                                   head.origin,
                                   head.number,
                                   head.hash,
                                   trust::ReceiptKind::Server,
                                   server.clock.nowMs(),
                                   server.store->publicKey(),
                                   {}};
            receipt.signature = server.store->sign(trust::receiptMessage(receipt));
            REQUIRE(tablet.store->saveReceipt(receipt));
        }
        photo = *tablet.store->putAttachment(asBytes("a photo of the yard"));
        REQUIRE(tablet.store->putAttachment(asBytes("one that nothing unconfirmed names")));
        REQUIRE(tablet.store->append("A", "li",
                                     {likert("E1", "1.3.2", 5),
                                      submit("E1"),
                                      {{EntityKind::Attachment, photo}, {{field::kPresent, true}}, {}}}));
        REQUIRE(tablet.store->append("B", "li", {evaluationOf("E9", "P1", "Zhou")}));
        report = *write();
    }
    plumbline::core::Result<store::ParcelReport> write(const std::string &passphrase = kPassphrase)
    {
        return store::writeParcel(*tablet.store, file(), passphrase, kCheapCost, tablet.random);
    }
    plumbline::core::Result<store::ParcelReport> read(Device &into, const std::string &passphrase = kPassphrase)
    {
        return store::readParcel(*into.store, file(), passphrase, into.random);
    }
    std::filesystem::path file() const { return tablet.folder.path() / "parcel"; }

    Device tablet{1}, server{9};
    std::string photo;
    store::ParcelReport report;
};

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const std::filesystem::path &file, const std::string &content)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

} // namespace

TEST_CASE("What a lost tablet had not handed over reaches the server by file, once however often")
{
    Parcel parcel;
    CHECK(parcel.report.changes == 4);
    CHECK(parcel.report.attachments == 1);
    const auto first = parcel.read(parcel.server);
    REQUIRE(first);
    CHECK(first->changes == 4);
    CHECK(first->attachments == 1);
    CHECK(first->refused.empty());
    const auto again = parcel.read(parcel.server);
    REQUIRE(again);
    CHECK(again->changes == 0);
    CHECK(again->repeated == 4);
    for (const char *audit : {"A", "B"})
        CHECK(*parcel.server.store->registers(audit) == *parcel.tablet.store->registers(audit));
    CHECK(parcel.server.store->attachment(parcel.photo));
    CHECK(parcel.server.store->attachments()->size() == 1);
    CHECK(parcel.server.store->verify()->empty());
    REQUIRE(parcel.read(parcel.tablet)); // also at home
    CHECK(parcel.tablet.store->verify()->empty());
}

TEST_CASE("Another device takes it in, or says what it lacks")
{
    Parcel parcel;
    Device colleague(2), stranger(3);
    bring(*parcel.server.store, *colleague.store, "A");
    CHECK(parcel.read(colleague)->refused.empty());
    CHECK(*colleague.store->registers("A") == *parcel.tablet.store->registers("A"));
    const auto report = parcel.read(stranger); // has nothing of what was confirmed before
    REQUIRE(report);
    REQUIRE(report->refused.size() == 1);
    CHECK(report->refused.front().message.en.find("Earlier changes are missing") != std::string::npos);
    CHECK(stranger.store->heads("B")->size() == 1); // the other audit was taken all the same
}

TEST_CASE("Nothing in the file can be read, and nothing is taken of one that was touched")
{
    Parcel parcel;
    const std::string whole = contentOf(parcel.file());
    for (const char *word : {"Wangxiaoming", "Zhou", "a photo of the yard", "E1", "likert"})
        CHECK(whole.find(word) == std::string::npos);
    CHECK(parcel.write("short").error().code == ErrorCode::InvalidInput);
    CHECK(parcel.read(parcel.server, "another passphrase").error().code == ErrorCode::WrongPin);
    const auto nothing = [&](const std::string &content) {
        put(parcel.file(), content);
        const auto read = parcel.read(parcel.server);
        CHECK_FALSE(read);
        CHECK(parcel.server.store->heads("B")->empty());
        CHECK(parcel.server.store->attachments()->empty());
    };
    for (std::size_t at = 0; at < whole.size(); at += 37) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 4);
        nothing(flipped);
    }
    for (std::size_t size = 0; size < whole.size(); size += 41)
        nothing(whole.substr(0, size));
    nothing(whole + whole.substr(whole.size() - 40));
    put(parcel.file(), "plumbline.parcel/2\nanything");
    CHECK(parcel.read(parcel.server).error().code == ErrorCode::Unsupported);
    put(parcel.file(), "{}");
    CHECK(parcel.read(parcel.server).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("A parcel goes where a link leads, and never in the place of what is no file")
{
    Parcel parcel;
    const auto folder = parcel.tablet.folder.path();
    std::filesystem::create_symlink("parcel", folder / "link");
    const auto write = [&](const char *name) {
        return store::writeParcel(*parcel.tablet.store, folder / name, kPassphrase, kCheapCost, parcel.tablet.random);
    };
    REQUIRE(write("link"));
    CHECK(std::filesystem::is_symlink(folder / "link"));
    REQUIRE(parcel.read(parcel.server));
    std::filesystem::create_directory(folder / "taken");
    const auto refused = write("taken");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == plumbline::core::ErrorCode::Io);
    CHECK(std::filesystem::is_empty(folder / "taken"));
}
