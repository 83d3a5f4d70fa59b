#include "core/base/printable.h"
#include "core/cli/commands.h"
#include "core/cli/store_access.h"
#include "core/exchange/change_text.h"
#include "core/record/submission.h"

namespace plumbline::core::cli {

using exchange::changeIdText;
using exchange::entityText;
using exchange::utcText;
using exchange::valueText;

namespace {

void list(exchange::JsonWriter &out, const char *name, const std::vector<record::Conflict> &conflicts)
{
    out.name(name).beginArray();
    for (const record::Conflict &conflict : conflicts) {
        out.beginObject();
        writeEntity(out, conflict.entity);
        out.member("field", conflict.field).name("values").beginArray(); // the one used meanwhile first
        for (const record::Candidate &candidate : conflict.values) {
            out.beginObject(true).name("value");
            writeValue(out, candidate.value);
            out.member("author", candidate.author).member("time", utcText(candidate.time.millis));
            writeChangeId(out, candidate.by);
            out.endObject();
        }
        out.endArray().endObject();
    }
    out.endArray();
}

std::string conflictsJson(const std::string &audit, const std::vector<record::Conflict> &conflicts,
                          const std::vector<record::Conflict> &withoutEffect)
{
    exchange::JsonWriter out;
    out.beginObject().member("audit", audit);
    list(out, "conflicts", conflicts);
    list(out, "without_effect", withoutEffect);
    out.endObject();
    return out.take();
}

std::string conflictsText(const std::vector<record::Conflict> &conflicts, const Text &used, const Text &other,
                          const Console &console)
{
    std::string out;
    for (const record::Conflict &conflict : conflicts) {
        out += printable(console.in(entityText(conflict.entity)) + ' ' + conflict.field) + '\n';
        for (const record::Candidate &candidate : conflict.values) {
            out += printable(console.in(&candidate == &conflict.values.front() ? used : other)
                             + valueText(candidate.value) + "  " + candidate.author + "  "
                             + utcText(candidate.time.millis) + "  " + changeIdText(candidate.by))
                + '\n';
        }
    }
    return out;
}

} // namespace

int runConflicts(const ConflictsArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), false); !opened)
        return console.fail(opened.error());
    if (const Result<void> found = access.find(arguments.audit); !found)
        return console.fail(found.error());
    const Result<std::vector<record::Conflict>> conflicts = access.store().conflicts(arguments.audit);
    if (!conflicts)
        return console.fail(conflicts.error());
    const Result<record::Registers> registers = access.store().registers(arguments.audit);
    if (!registers)
        return console.fail(registers.error());
    const std::vector<record::Conflict> late = record::withoutEffect(*registers);
    if (json)
        console.print(conflictsJson(arguments.audit, *conflicts, late));
    else if (conflicts->empty() && late.empty())
        console.print(console.in({"没有冲突。\n", "no conflicts.\n"}));
    else
        console.print(
            conflictsText(*conflicts, {"  暂用：", "  used meanwhile: "}, {"  另一值：", "  other value: "}, console)
            + conflictsText(late, {"  已提交：", "  handed in: "},
                            {"  其后或同时所写，无效：", "  written after or meanwhile, without effect: "}, console));
    return console.finish();
}

} // namespace plumbline::core::cli
