#include "core/cli/parcel_command.h"

#include "core/cli/exit_status.h"
#include "core/cli/pin.h"
#include "core/cli/store_access.h"
#include "core/exchange/json_writer.h"
#include "core/store/parcel.h"

#include <algorithm>
#include <fstream>

namespace plumbline::core::cli {

namespace {

Result<std::string> passphrase(const std::string &file, Language language, bool isNew)
{
    return file.empty() ? passphraseFromTerminal(language, isNew) : pinFromFile(file);
}

int tell(const store::ParcelReport &report, const Text &text, bool json, Console &console)
{
    for (const Error &refused : report.refused)
        console.say(refused);
    if (json) {
        exchange::JsonWriter out;
        out.beginObject();
        out.name("changes").integer(static_cast<std::int64_t>(report.changes));
        out.name("repeated").integer(static_cast<std::int64_t>(report.repeated));
        out.name("attachments").integer(static_cast<std::int64_t>(report.attachments));
        out.name("refused").integer(static_cast<std::int64_t>(report.refused.size())).endObject();
        console.print(out.take());
    } else {
        console.print(console.in(text) + '\n');
    }
    const int status = console.finish();
    return report.refused.empty() ? status : kFailed;
}

} // namespace

bool isParcelFile(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    Bytes start(store::kParcelFormat.size());
    in.read(reinterpret_cast<char *>(start.data()), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return store::isParcel(start);
}

int exportParcel(const ExportArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), false); !opened)
        return console.fail(opened.error());
    const Result<std::string> phrase = passphrase(arguments.passphraseFile, console.language(), true);
    if (!phrase)
        return console.fail(phrase.error());
    SystemRandom random;
    const auto report = store::writeParcel(access.store(), arguments.out, *phrase, trust::ScryptCost{}, random);
    if (!report)
        return console.fail(report.error());
    const std::string changes = std::to_string(report->changes), attachments = std::to_string(report->attachments);
    return tell(*report,
                {"已导出服务器尚未确认的 " + changes + " 处修改和 " + attachments + " 个附件。",
                 changes + " changes and " + attachments + " attachments that no server has confirmed were exported."},
                json, console);
}

int importParcel(const ImportArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), true); !opened)
        return console.fail(opened.error());
    const Result<std::string> phrase = passphrase(arguments.passphraseFile, console.language(), false);
    if (!phrase)
        return console.fail(phrase.error());
    SystemRandom random;
    const auto report = store::readParcel(access.store(), arguments.audit, *phrase, random);
    if (!report)
        return console.fail(report.error());
    const std::string changes = std::to_string(report->changes), repeated = std::to_string(report->repeated),
                      attachments = std::to_string(report->attachments);
    return tell(
        *report,
        {"导入 " + changes + " 处修改（另有 " + repeated + " 处已在此处）和 " + attachments + " 个附件。",
         changes + " changes taken in (" + repeated + " were here already) and " + attachments + " attachments."},
        json, console);
}

} // namespace plumbline::core::cli
