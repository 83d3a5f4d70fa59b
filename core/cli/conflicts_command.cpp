#include "core/base/printable.h"
#include "core/cli/change_text.h"
#include "core/cli/commands.h"
#include "core/cli/store_access.h"

namespace plumbline::core::cli {

namespace {

std::string conflictsJson(const std::string &audit, const std::vector<record::Conflict> &conflicts)
{
    exchange::JsonWriter out;
    out.beginObject().member("audit", audit).name("conflicts").beginArray();
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
    out.endArray().endObject();
    return out.take();
}

std::string conflictsText(const std::vector<record::Conflict> &conflicts, const Console &console)
{
    if (conflicts.empty())
        return console.in({"没有冲突。\n", "no conflicts.\n"});
    std::string out;
    for (const record::Conflict &conflict : conflicts) {
        out += printable(console.in(entityText(conflict.entity)) + ' ' + conflict.field) + '\n';
        const Text used{"  暂用：", "  used meanwhile: "}, other{"  另一值：", "  other value: "};
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
    console.print(json ? conflictsJson(arguments.audit, *conflicts) : conflictsText(*conflicts, console));
    return console.finish();
}

} // namespace plumbline::core::cli
