// fold(registers of unfold(a)) == a for audit files, and difference() leads from any to any.

#include "core/exchange/audit_file.h"
#include "core/record/encoding.h"
#include "core/record/fold.h"
#include "tests/support/seeded_surroundings.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace plumbline::core;
using namespace plumbline::core::record;

namespace {

struct Log {
    Registers registers;
    std::uint64_t number = 0;
    plumbline::tests::SeededRandom random{1};

    /// Through the bytes of each change, as the store does it.
    void apply(const std::vector<Edit> &edits)
    {
        for (const Edit &edit : edits) {
            Change change{"A", {{}, ++number}, {static_cast<std::int64_t>(number), 0}, "li", edit.reason, edit.entity,
                          {}};
            for (const auto &[name, value] : edit.fields) {
                FieldPatch patch{name, value, {}};
                for (const Candidate &candidate : registers[edit.entity].fields[name].current)
                    patch.supersedes.push_back(candidate.by);
                change.patches.push_back(std::move(patch));
            }
            const Encoding bytes = encode(change, random);
            const auto read = decode("A", change.id, bytes.body, bytes.personal);
            REQUIRE(read);
            REQUIRE(*read == change);
            REQUIRE(entityOf(bytes.body) == change.entity);
            merge(registers[edit.entity], *read);
        }
    }
};

std::vector<audit::Audit> audits()
{
    std::vector<audit::Audit> found;
    const std::filesystem::path folder = std::filesystem::path(PLUMBLINE_SHARED_DIR) / "cases" / "audit";
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        const auto file = entry.path() / "audit.json";
        if (!std::filesystem::exists(file) || std::filesystem::file_size(file) > (4U << 20))
            continue;
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        if (auto read = exchange::readAudit(text.str()))
            found.push_back(std::move(*read));
    }
    return found;
}

} // namespace

TEST_CASE("Audit files come back exactly as they were")
{
    const auto all = audits();
    REQUIRE(all.size() >= 4);
    for (const audit::Audit &audit : all) {
        Log log;
        log.apply(unfold(audit));
        CHECK(fold(audit.id, log.registers) == audit);
        CHECK(difference(audit, audit, draws(log.registers)).empty());
    }
}

TEST_CASE("The difference of two audits leads from one to the other, and earlier draws stay on record")
{
    const auto all = audits();
    for (const audit::Audit &before : all)
        for (const audit::Audit &after : all) {
            Log log;
            log.apply(unfold(before));
            const std::uint64_t drawn = draws(log.registers);
            log.apply(difference(before, after, drawn));
            audit::Audit folded = fold(after.id, log.registers);
            CHECK(folded == after);
            CHECK(draws(log.registers) >= drawn);
        }
}

TEST_CASE("Erased personal data reads as erased; altered is refused; the body is the same")
{
    plumbline::tests::SeededRandom random(3);
    Change change{"A", {{}, 1}, {5, 0}, "li", "", {EntityKind::Evaluation, "E1"}, {}};
    change.patches.push_back({field::kEvaluator, std::string("Wang"), {}});
    Encoding bytes = encode(change, random);
    CHECK(asText(bytes.body).find("Wang") == std::string_view::npos);
    const auto erased = decode("A", change.id, bytes.body, {});
    REQUIRE(erased);
    CHECK(erased->patches[0].erased);
    CHECK(erased->patches[0].value == Value(Null{}));
    bytes.personal.back() ^= 1;
    CHECK(decode("A", change.id, bytes.body, bytes.personal).error().code == ErrorCode::Corrupted);
}

TEST_CASE("A change that was superseded before it arrived stays superseded")
{
    Change old{
        "A", {{1}, 1}, {1, 0}, "a", "", {EntityKind::Answer, "E/1.3.1"}, {{field::kLikert, std::int64_t{1}, {}}}};
    Change fresh{"A", {{2}, 1}, {9, 0}, "b", "", old.entity, {{field::kLikert, std::int64_t{2}, {old.id}}}};
    EntityState one, other;
    merge(one, old, {});
    merge(one, fresh, {{old.id.origin, 1}});
    merge(other, fresh, {});
    CHECK(other.fields.at(field::kLikert).superseded == std::vector{old.id});
    merge(other, old, {{fresh.id.origin, 1}});
    CHECK(one == other);
    CHECK(one.fields.at(field::kLikert).current.size() == 1);
}

TEST_CASE("What names the change of another field as superseded amounts to the same in either order")
{
    const Entity answer{EntityKind::Answer, "E/1.3.1"};
    const Entity other{EntityKind::Answer, "E/1.3.2"};
    const Change named{"A", {{1}, 1}, {1, 0}, "a", "", other, {{field::kLikert, std::int64_t{1}, {}}}};
    const Change naming{"A", {{2}, 1}, {9, 0}, "b", "", answer, {{field::kLikert, std::int64_t{2}, {named.id}}}};
    Registers one, two;
    Folded foldedOne, foldedTwo;
    merge(one, foldedOne, named);
    merge(one, foldedOne, naming);
    merge(two, foldedTwo, naming);
    merge(two, foldedTwo, named);
    forgetArrived(one, foldedOne);
    forgetArrived(two, foldedTwo);
    CHECK(one == two);
    CHECK(two.at(other).fields.at(field::kLikert).current.size() == 1); // nothing is lost by it
}
