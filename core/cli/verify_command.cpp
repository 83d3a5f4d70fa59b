#include "core/cli/commands.h"
#include "core/cli/exit_status.h"
#include "core/cli/store_access.h"
#include "core/exchange/json_writer.h"

namespace plumbline::core::cli {

namespace {

std::string counted(std::uint64_t number)
{
    return std::to_string(number);
}

Text inWords(const store::AttachmentTally &tally)
{
    return {"附件：" + counted(tally.here) + " 个在此，" + counted(tally.absent) + " 个尚未取得，"
                + counted(tally.erased) + " 个已抹除。\n",
            "attachments: " + counted(tally.here) + " here, " + counted(tally.absent) + " not fetched yet, "
                + counted(tally.erased) + " erased.\n"};
}

std::string findingsJson(const std::vector<store::Finding> &findings, const store::AttachmentTally &tally)
{
    exchange::JsonWriter out;
    out.beginObject().name("ok").boolean(findings.empty()).name("findings").beginArray();
    for (const store::Finding &finding : findings) {
        out.beginObject().member("place", finding.place).name("message").beginObject();
        out.member("zh", finding.message.zh).member("en", finding.message.en).endObject().endObject();
    }
    out.endArray().name("attachments").beginObject();
    for (const auto &[name, number] :
         {std::pair("here", tally.here), std::pair("absent", tally.absent), std::pair("erased", tally.erased)})
        out.name(name).integer(static_cast<std::int64_t>(number));
    out.endObject().endObject();
    return out.take();
}

} // namespace

int runVerify(const VerifyArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), false); !opened)
        return console.fail(opened.error());
    const Result<std::vector<store::Finding>> findings = access.store().verifyAll();
    if (!findings)
        return console.fail(findings.error());
    const Result<store::AttachmentTally> tally = access.store().attachmentTally();
    if (!tally)
        return console.fail(tally.error());
    for (const store::Finding &finding : *findings)
        console.say(Error{ErrorCode::Corrupted, finding.message, finding.place});
    if (json)
        console.print(findingsJson(*findings, *tally));
    else if (findings->empty())
        console.print(console.in({"所有链、签名、回执和附件均完好，当前值与变更记录相符。\n",
                                  "every chain, signature, receipt and attachment is sound, and the current values are "
                                  "what the changes amount to.\n"})
                      + console.in(inWords(*tally)));
    const int status = console.finish();
    return findings->empty() ? status : kFailed;
}

} // namespace plumbline::core::cli
