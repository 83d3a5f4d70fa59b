#include "core/base/printable.h"
#include "core/cli/commands.h"
#include "core/cli/store_access.h"
#include "core/exchange/change_text.h"

namespace plumbline::core::cli {

using exchange::changeIdText;
using exchange::entityText;
using exchange::utcText;
using exchange::valueText;

namespace {

void writeChange(exchange::JsonWriter &out, const record::Change &change)
{
    out.beginObject();
    writeChangeId(out, change.id);
    out.member("time", utcText(change.time.millis)).name("counter").integer(change.time.counter);
    out.member("author", change.author).member("reason", change.reason);
    writeEntity(out, change.entity);
    out.name("fields").beginArray();
    for (const record::FieldPatch &patch : change.patches) {
        out.beginObject(true).member("field", patch.field).name("value");
        writeValue(out, patch.value);
        out.name("supersedes").beginArray();
        for (const record::ChangeId &id : patch.supersedes) {
            out.beginObject();
            writeChangeId(out, id);
            out.endObject();
        }
        out.endArray().endObject();
    }
    out.endArray().endObject();
}

std::string changeText(const record::Change &change, Language language)
{
    std::string line = utcText(change.time.millis) + "  " + changeIdText(change.id) + "  " + change.author + "  "
        + entityText(change.entity).in(language) + ':';
    for (const record::FieldPatch &patch : change.patches)
        line += ' ' + patch.field + '=' + valueText(patch.value);
    if (!change.reason.empty())
        line += Text{"  （理由：" + change.reason + "）", "  (reason: " + change.reason + ")"}.in(language);
    return printable(line) + '\n';
}

} // namespace

int runLog(const LogArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), false); !opened)
        return console.fail(opened.error());
    if (const Result<void> found = access.find(arguments.audit); !found)
        return console.fail(found.error());
    exchange::JsonWriter out;
    out.beginObject().member("audit", arguments.audit).name("changes").beginArray();
    const Result<void> read = access.store().log(arguments.audit, [&](const record::Change &change) {
        if (json)
            writeChange(out, change);
        else
            console.print(changeText(change, console.language()));
        return true;
    });
    if (!read)
        return console.fail(read.error());
    if (json) {
        out.endArray().endObject();
        console.print(out.take());
    }
    return console.finish();
}

} // namespace plumbline::core::cli
