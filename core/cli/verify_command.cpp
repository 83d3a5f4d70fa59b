#include "core/cli/commands.h"
#include "core/cli/exit_status.h"
#include "core/cli/store_access.h"
#include "core/exchange/json_writer.h"

namespace plumbline::core::cli {

namespace {

std::string findingsJson(const std::vector<store::Finding> &findings)
{
    exchange::JsonWriter out;
    out.beginObject().name("ok").boolean(findings.empty()).name("findings").beginArray();
    for (const store::Finding &finding : findings) {
        out.beginObject().member("place", finding.place).name("message").beginObject();
        out.member("zh", finding.message.zh).member("en", finding.message.en).endObject().endObject();
    }
    out.endArray().endObject();
    return out.take();
}

} // namespace

int runVerify(const VerifyArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), false); !opened)
        return console.fail(opened.error());
    const Result<std::vector<store::Finding>> findings = access.store().verify();
    if (!findings)
        return console.fail(findings.error());
    for (const store::Finding &finding : *findings)
        console.say(Error{ErrorCode::Corrupted, finding.message, finding.place});
    if (json)
        console.print(findingsJson(*findings));
    else if (findings->empty())
        console.print(console.in(
            {"所有链、签名、回执和附件均完好。\n", "every chain, signature, receipt and attachment is sound.\n"}));
    const int status = console.finish();
    return findings->empty() ? status : kFailed;
}

} // namespace plumbline::core::cli
