// Runs on the wire, held against protobuf's own reading and writing of sync.proto.

#include "sync.pb.h"
#include "tests/core/sync/machine_values.h"

#include <zstd.h>

using namespace plumbline::tests;

namespace {

namespace proto = plumbline::core::sync::wire;

std::string unpacked(const Batch &batch)
{
    std::string raw(batch.rawSize, '\0');
    REQUIRE(ZSTD_decompress(raw.data(), raw.size(), batch.runs.data(), batch.runs.size()) == raw.size());
    return raw;
}

Batch packed(const std::string &raw)
{
    Batch batch;
    batch.rawSize = static_cast<std::uint32_t>(raw.size());
    batch.runs.resize(ZSTD_compressBound(raw.size()));
    batch.runs.resize(ZSTD_compress(batch.runs.data(), batch.runs.size(), raw.data(), raw.size(), 1));
    return batch;
}

Batch packed(const proto::Runs &runs)
{
    return packed(runs.SerializeAsString());
}

proto::Runs protoOf(const std::vector<store::EncodedRun> &runs)
{
    proto::Runs read;
    REQUIRE(read.ParseFromString(unpacked(packRuns(runs))));
    return read;
}

} // namespace

TEST_CASE("what is packed is what sync.proto says, byte for byte")
{
    auto withPersonal = runOf("B", 2, 1, 2);
    withPersonal.changes[1].personal = {7, 7, 7};
    auto unsigned_ = runOf("C", 3, 9, 9);
    unsigned_.checkpoint.reset();
    const std::vector<store::EncodedRun> runs{runOf("A", 1, 200, 203), withPersonal, unsigned_};
    const proto::Runs read = protoOf(runs);
    REQUIRE(read.runs_size() == 3);
    CHECK(read.SerializeAsString() == unpacked(packRuns(runs)));
    CHECK(read.runs(0).audit() == "A");
    CHECK(read.runs(0).first() == 200);
    CHECK(read.runs(0).bodies_size() == 4);
    CHECK(read.runs(0).personals_size() == 0);
    CHECK(read.runs(1).personals(1) == std::string(3, 7));
    CHECK(read.runs(2).signature().empty());
    const auto again = unpackRuns(packed(read));
    REQUIRE(again);
    REQUIRE(again->size() == 3);
    CHECK(again->at(1).changes.at(1).personal == withPersonal.changes[1].personal);
    CHECK(again->at(1).changes.at(0).personal.empty());
    CHECK(again->at(0).changes.at(3).number == 203);
    CHECK(again->at(0).checkpoint->signature == runs[0].checkpoint->signature);
    CHECK_FALSE(again->at(2).checkpoint);
    CHECK_FALSE(again->at(0).findings.signatureHolds); // never a peer's to say
}

TEST_CASE("fields of a newer version are passed over")
{
    std::string raw = protoOf({runOf("A", 1, 1, 2)}).runs(0).SerializeAsString();
    raw += std::string("\x78\x05", 2);       // 15: varint
    raw += std::string("\x82\x01\x02hi", 5); // 16: bytes
    raw += std::string("\x8d\x01"
                       "1234",
                       6); // 17: fixed32
    raw += std::string("\x91\x01"
                       "12345678",
                       10); // 18: fixed64
    const std::string whole = std::string("\x0a") + static_cast<char>(0x80 | (raw.size() & 0x7f))
        + static_cast<char>(raw.size() >> 7) + raw + std::string("\x10\x01", 2);
    REQUIRE(raw.size() > 127);
    const auto read = unpackRuns(packed(whole));
    REQUIRE(read);
    CHECK(read->at(0).changes.size() == 2);
}

TEST_CASE("runs that are not what sync.proto says are refused")
{
    const auto refused = [](const std::function<void(proto::Run &)> &spoil) {
        proto::Runs runs = protoOf({runOf("A", 1, 1, 3)});
        spoil(*runs.mutable_runs(0));
        const auto read = unpackRuns(packed(runs));
        return read ? Reason::None : read.error();
    };
    CHECK(refused([](proto::Run &) { }) == Reason::None);
    CHECK(refused([](proto::Run &run) { run.clear_audit(); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.set_audit(std::string(kMaxAuditId + 1, 'a')); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.set_origin("short"); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.set_public_key("short"); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.set_first(0); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.set_first(~std::uint64_t{0} - 1); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.clear_bodies(); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.add_personals("one of three"); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.clear_hash(); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { run.set_signature("short"); }) == Reason::Malformed);
    CHECK(refused([](proto::Run &run) { *run.mutable_bodies(1) = std::string(kMaxChange + 1, 'x'); })
          == Reason::TooLarge);
}

TEST_CASE("runs that end too early or have a name that is no text are refused")
{
    const std::string raw = unpacked(packRuns({runOf("A", 1, 1, 3)}));
    for (std::size_t size = 1; size < raw.size(); ++size) {
        const auto read = unpackRuns(packed(raw.substr(0, size)));
        INFO(size);
        CHECK_FALSE(read);
    }
    auto named = runOf("\xff\xfe", 1, 1, 1);
    CHECK(unpackRuns(packRuns({named})).error() == Reason::Malformed);
    std::vector<store::EncodedRun> many(kMaxRunsPerBatch + 1, runOf("A", 1, 1, 1));
    CHECK(unpackRuns(packRuns(many)).error() == Reason::TooLarge);
    many.pop_back();
    CHECK(unpackRuns(packRuns(many)));
}
