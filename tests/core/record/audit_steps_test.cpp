#include "core/record/audit_steps.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::core::record;

namespace {

/// A record in which edits are made one after another, each knowing all before it.
struct Record {
    Registers registers;
    Folded folded;
    std::uint64_t number = 0;

    Change change(const std::string &author, const Edit &edit, std::int64_t at)
    {
        Change change;
        change.audit = "A";
        change.id = {OriginId{}, ++number};
        change.time = {at, 0};
        change.author = author;
        change.entity = edit.entity;
        for (const auto &[name, value] : edit.fields) {
            FieldPatch patch{name, value, {}};
            for (const Candidate &candidate : registers[edit.entity].fields[name].current)
                patch.supersedes.push_back(candidate.by);
            change.patches.push_back(patch);
        }
        return change;
    }

    void put(const std::string &author, const Edit &edit)
    {
        merge(registers, folded, change(author, edit, 1000 + static_cast<std::int64_t>(number)));
    }

    /// What a tablet does: asks, then writes.
    std::optional<Error> tryPut(const std::string &author, const Edit &edit)
    {
        auto fault = stepFault(edit, author, registers);
        if (!fault)
            put(author, edit);
        return fault;
    }
};

Edit done(std::string_view step, bool value = true)
{
    return {{EntityKind::Step, std::string(step)}, {{field::kDone, value}}, {}};
}

Edit sign(const char *which, Value value, bool decide = false)
{
    Edit edit{{EntityKind::Step, step::kDecided}, {{which, std::move(value)}}, {}};
    if (decide)
        edit.fields.emplace_back(field::kDone, true);
    return edit;
}

} // namespace

TEST_CASE("Steps of an audit run in order, none is skipped")
{
    Record record;
    CHECK(auditSteps(record.registers).next == 0);
    CHECK(record.tryPut("li", done(step::kSampled))->message.en.find("planned") != std::string::npos);
    for (std::size_t at = 0; at + 1 < kAuditSteps.size(); ++at) {
        CHECK(record.tryPut("li", done(kAuditSteps.at(at))) == std::nullopt);
        CHECK(auditSteps(record.registers).next == at + 1);
        CHECK(auditSteps(record.registers).steps.at(at).by == "li");
    }
    CHECK(stepFault(done("closed"), "li", record.registers));
}

TEST_CASE("Steps go back one after another")
{
    Record record;
    for (const auto step : {step::kPlanned, step::kSampled, step::kField, step::kEvaluated})
        record.put("li", done(step));
    CHECK(record.tryPut("li", done(step::kField, false))->message.en.find("evaluated") != std::string::npos);
    CHECK_FALSE(record.tryPut("li", done(step::kEvaluated, false)));
    CHECK_FALSE(record.tryPut("li", done(step::kField, false)));
    CHECK(auditSteps(record.registers).next == 2);
}

TEST_CASE("A step recorded before the one ahead of it does not count, whatever the order of arrival")
{
    Record record;
    record.put("li", done(step::kPlanned));
    record.put("li", done(step::kField)); // another device, which had not heard that sampling went back
    CHECK(auditSteps(record.registers).next == 1);
    CHECK(auditSteps(record.registers).steps[2].stale);
    record.put("li", done(step::kSampled));
    CHECK(auditSteps(record.registers).next == 2);
    CHECK(auditSteps(record.registers).steps[2].stale);
    record.put("li", done(step::kField, false));
    record.put("li", done(step::kField));
    CHECK(auditSteps(record.registers).next == 3);
}

TEST_CASE("A decision carries two signatures in order, by two people")
{
    Record record;
    CHECK(stepFault(sign(field::kSignedByStaff, std::string("wu")), "wu", record.registers)); // not reviewed yet
    for (const auto step : {step::kPlanned, step::kSampled, step::kField, step::kEvaluated, step::kReviewed})
        record.put("li", done(step));
    CHECK(record.tryPut("zhao", sign(field::kSignedByHead, std::string("zhao"))));    // the staff first
    CHECK(record.tryPut("wu", sign(field::kSignedByStaff, std::string("someone"))));  // nobody signs for another
    CHECK(record.tryPut("wu", sign(field::kSignedByStaff, std::string("wu"), true))); // one signature is no decision
    CHECK_FALSE(record.tryPut("wu", sign(field::kSignedByStaff, std::string("wu"))));
    CHECK(auditSteps(record.registers).signedByStaff == "wu");
    CHECK(record.tryPut("wu", sign(field::kSignedByHead, std::string("wu"), true))); // two people
    CHECK(record.tryPut("li", done(step::kReviewed, false)));                        // signed: withdraw first
    CHECK_FALSE(record.tryPut("zhao", sign(field::kSignedByHead, std::string("zhao"), true)));
    const AuditSteps decided = auditSteps(record.registers);
    CHECK(decided.next == kAuditSteps.size());
    CHECK(decided.steps[5].by == "zhao");
    CHECK_FALSE(record.tryPut("zhao",
                              {{EntityKind::Step, step::kDecided},
                               {{field::kDone, false}, {field::kSignedByStaff, Null{}}, {field::kSignedByHead, Null{}}},
                               "appeal"}));
    CHECK(auditSteps(record.registers).next == 5);
    CHECK(auditSteps(record.registers).signedByStaff.empty());
}

TEST_CASE("A signature given before the review that counts is none")
{
    Record record;
    for (const auto step : {step::kPlanned, step::kSampled, step::kField, step::kEvaluated, step::kReviewed})
        record.put("li", done(step));
    record.put("wu", sign(field::kSignedByStaff, std::string("wu")));
    record.put("li", done(step::kReviewed, false)); // on a device that had not heard of the signature
    record.put("li", done(step::kReviewed));
    CHECK(auditSteps(record.registers).signedByStaff.empty());
}

TEST_CASE("The head's signature counts under the staff's, not before it")
{
    Record record;
    for (const auto step : {step::kPlanned, step::kSampled, step::kField, step::kEvaluated, step::kReviewed})
        record.put("li", done(step));
    record.put("wu", sign(field::kSignedByStaff, std::string("wu")));
    record.put("wu", sign(field::kSignedByStaff, Null{}));
    record.put("zhao", sign(field::kSignedByHead, std::string("zhao"), true)); // had not heard of the withdrawal
    CHECK(auditSteps(record.registers).next == 5);
    record.put("wu", sign(field::kSignedByStaff, std::string("wu"))); // after an amendment
    CHECK(auditSteps(record.registers).next == 5);
    CHECK(auditSteps(record.registers).signedByHead.empty());
    CHECK(auditSteps(record.registers).steps[5].stale);
    record.put("zhao",
               {{EntityKind::Step, step::kDecided}, {{field::kDone, false}, {field::kSignedByHead, Null{}}}, "anew"});
    record.put("zhao", sign(field::kSignedByHead, std::string("zhao"), true));
    CHECK(auditSteps(record.registers).next == kAuditSteps.size());
}

TEST_CASE("Who evaluated is told by the findings")
{
    Record record;
    record.put("li", {{EntityKind::Management, "1.1.1"}, {{field::kDone, std::int64_t{3}}}, {}});
    record.put("wu", {{EntityKind::Project, "P1"}, {{"name", std::string("x")}}, {}});
    CHECK(evaluators(record.registers).users == std::set<std::string>{"li"});
    CHECK(judges(done(step::kReviewed)));
    CHECK_FALSE(judges(done(step::kReviewed, false)));
    CHECK_FALSE(judges(done(step::kEvaluated)));
}
