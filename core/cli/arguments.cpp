#include "core/cli/arguments.h"

#include "core/cli/nearest_word.h"

#include <CLI/CLI.hpp>

namespace plumbline::core::cli {

namespace {

const Text kStoreHelp{"设备数据文件夹", "folder of the device's store"};
const Text kPinHelp{"存有 PIN 的文件（第一行；仅限本人可读）",
                    "file with the PIN (first line; readable by its owner alone)"};
const Text kAuditFileHelp{"审核文件（plumbline.audit/1）", "audit file (plumbline.audit/1)"};
const Text kAuditIdHelp{"审核编号", "id of the audit"};

class Builder {
public:
    explicit Builder(Language language) : m_language(language), m_app(say(kAbout), "plumbline")
    {
        m_app.require_subcommand(1);
        m_app.fallthrough();
        m_app.set_help_flag("-h,--help", say({"显示帮助", "show this help"}));
        m_app.set_version_flag("--version", std::string("plumbline " PLUMBLINE_VERSION),
                               say({"显示版本", "show the version"}));
        m_app.option_defaults()->group(say({"选项", "Options"}));
        m_app.add_flag("--json", m_json,
                       say({"把一个 JSON 文档写到标准输出，供程序使用", "print one JSON document, for programs"}));
        for (CLI::Option *option : m_app.get_options())
            option->group(say({"选项", "Options"}));
        label();
        addSample();
        addScore();
        addCatalogue();
        addReport();
        addImport();
        addExport();
        addLog();
        addVerify();
        addConflicts();
        addErase();
        addRepair();
    }

    CLI::App &app() { return m_app; }
    Request request() const { return {m_command(), m_json}; }

private:
    static inline const Text kAbout{
        "准绳：工程售后服务认证审核的抽样、评分与记录（JCCQB037-2025）",
        "Plumbline: sampling, scoring and record of audits of after-sales service (JCCQB037-2025)"};

    const std::string &say(const Text &text) const { return text.in(m_language); }

    void label()
    {
        if (m_language != Language::Chinese)
            return;
        const auto formatter = std::make_shared<CLI::Formatter>();
        formatter->label("Usage", "用法");
        formatter->label("OPTIONS", "选项");
        formatter->label("SUBCOMMAND", "命令");
        formatter->label("SUBCOMMANDS", "命令");
        formatter->label("Positionals", "参数");
        formatter->label("REQUIRED", "（必填）");
        formatter->label("TEXT", "文字");
        m_app.formatter(formatter);
    }

    CLI::App *command(const char *name, const Text &help)
    {
        CLI::App *sub = m_app.add_subcommand(name, say(help));
        sub->group(say({"命令", "Commands"}));
        sub->set_help_flag("-h,--help", say({"显示帮助", "show this help"}));
        for (CLI::Option *option : sub->get_options())
            option->group(say({"选项", "Options"}));
        return sub;
    }

    template <class Arguments>
    void runs(CLI::App *sub, Arguments &arguments)
    {
        sub->callback([this, &arguments] { m_command = [&arguments] { return Command(arguments); }; });
    }

    void addStore(CLI::App *sub, StoreArguments &arguments)
    {
        sub->add_option("--store", arguments.store, say(kStoreHelp))->required()->type_name("DIR");
        sub->add_option("--pin-file", arguments.pinFile, say(kPinHelp))->type_name("FILE");
    }

    void addSample()
    {
        CLI::App *sub =
            command("sample", {"从项目清单中抽样（4.1.3.1）", "draw the sample from a project list (4.1.3.1)"});
        sub->add_option("PROJECTS", m_sample.list, say({"项目清单，CSV 或 XLSX", "project list, CSV or XLSX"}))
            ->required()
            ->type_name("");
        sub->add_option("--seed", m_sample.seed,
                        say({"随机种子，任何人可据此重现抽样", "the seed, by which anyone can repeat the draw"}))
            ->required()
            ->type_name("S");
        CLI::Option *column = sub->add_option("--id-column", m_sample.idColumn,
                                              say({"编号列的标题", "heading of the column that holds the ids"}));
        column->type_name("C");
        sub->add_flag("--row-numbers", m_sample.rowNumbers,
                      say({"以标题之后的行号为编号，不用清单中的编号列",
                           "take the row numbers after the header for ids, whatever column there is"}))
            ->excludes(column);
        sub->add_option("--size", m_sample.size,
                        say({"样本量，不少于规定的最小值", "sample size, not below the least one"}))
            ->type_name("n");
        runs(sub, m_sample);
    }

    void addScore()
    {
        CLI::App *sub = command(
            "score",
            {"计算审核结果，每个数字附精确分数", "the whole result of an audit, each figure with its exact fraction"});
        sub->add_option("AUDIT", m_score.audit, say(kAuditFileHelp))->required()->type_name("");
        runs(sub, m_score);
    }

    void addCatalogue()
    {
        runs(command("catalogue", {"列出标准的 52 个条目", "the 52 items of the standard, with flags and points"}),
             m_catalogue);
    }

    void addReport()
    {
        CLI::App *sub = command("report", {"把评分表写成 XLSX 和 CSV", "write the score sheet as XLSX and CSV"});
        sub->add_option("AUDIT", m_report.audit, say(kAuditFileHelp))->required()->type_name("");
        sub->add_option("--xlsx", m_report.xlsx, say({"要写的 XLSX 文件", "XLSX file to write"}))->type_name("FILE");
        sub->add_option("--csv", m_report.csv, say({"要写的 CSV 文件", "CSV file to write"}))->type_name("FILE");
        sub->add_option("--store", m_report.store,
                        say({"附上此数据文件夹中的修改记录", "add the history of changes of this store"}))
            ->type_name("DIR");
        sub->add_option("--pin-file", m_report.pinFile, say(kPinHelp))->type_name("FILE");
        runs(sub, m_report);
    }

    void addImport()
    {
        CLI::App *sub = command(
            "import",
            {"把审核文件作为本设备的修改写入数据文件夹，或导入“未确认内容”文件",
             "write an audit file into a store as changes of this device, or take in a file of unconfirmed records"});
        addStore(sub, m_import.store);
        sub->add_option("AUDIT", m_import.audit, say(kAuditFileHelp))->required()->type_name("");
        sub->add_option("--reason", m_import.reason,
                        say({"修改已结束内容的理由", "why something that is closed is amended"}))
            ->type_name("TEXT");
        addPassphrase(sub, m_import.passphraseFile);
        runs(sub, m_import);
    }

    void addExport()
    {
        CLI::App *sub = command("export",
                                {"导出数据文件夹中一次审核的审核文件，或全部未确认内容",
                                 "the audit file of what a store holds, or all that no server has confirmed"});
        addStore(sub, m_export.store);
        sub->add_option("--audit", m_export.audit, say(kAuditIdHelp))->type_name("ID");
        sub->add_flag("--unconfirmed", m_export.unconfirmed,
                      say({"把服务器尚未确认的全部内容导出为一个加密文件",
                           "all that no server has confirmed, as one sealed file"}));
        addPassphrase(sub, m_export.passphraseFile);
        sub->add_option("--out", m_export.out,
                        say({"写入此文件，而不是标准输出", "write to this file instead of standard output"}))
            ->type_name("FILE");
        sub->callback([this] {
            if (!m_export.unconfirmed && m_export.audit.empty())
                throw CLI::RequiredError("--audit");
            if (m_export.unconfirmed && m_export.out.empty())
                throw CLI::RequiredError("--out");
            if (m_export.unconfirmed && !m_export.audit.empty())
                throw CLI::ValidationError("--audit", "is not for --unconfirmed, which is of all audits");
            m_command = [this] { return Command(m_export); };
        });
    }

    void addPassphrase(CLI::App *sub, std::string &file)
    {
        sub->add_option("--passphrase-file", file,
                        say({"第一行为“未确认内容”文件口令的文件",
                             "file whose first line is the passphrase of a file of "
                             "unconfirmed records"}))
            ->type_name("FILE");
    }

    void addErase()
    {
        CLI::App *sub = command("erase",
                                {"抹除个人数据（姓名、备注、签名、照片），其余不变",
                                 "erase personal data: names, notes, signatures, photos; all else stays"});
        addStore(sub, m_erase.store);
        sub->add_option("--audit", m_erase.audit, say(kAuditIdHelp))->required()->type_name("ID");
        CLI::Option *const evaluation =
            sub->add_option("--evaluation", m_erase.evaluation,
                            say({"填写人所填评价的编号", "id of the evaluation that the person gave"}))
                ->type_name("ID");
        CLI::Option *const project =
            sub->add_option("--project", m_erase.project, say({"客户所在项目的编号", "id of the customer's project"}))
                ->type_name("ID")
                ->excludes(evaluation);
        sub->add_option("--attachment", m_erase.attachment,
                        say({"照片等附件的 SHA-256（十六进制）：连同文件抹除",
                             "SHA-256, in hex, of a photo or other attachment: its file goes too"}))
            ->type_name("SHA256")
            ->excludes(evaluation)
            ->excludes(project);
        sub->add_option("--reason", m_erase.reason, say({"理由，记入审核", "why; it stays on record"}))
            ->required()
            ->type_name("TEXT");
        sub->callback([this] {
            if (m_erase.evaluation.empty() && m_erase.project.empty() && m_erase.attachment.empty())
                throw CLI::RequiredError("--evaluation");
            m_command = [this] { return Command(m_erase); };
        });
    }

    void addRepair()
    {
        CLI::App *sub = command(
            "repair",
            {"修复已损坏的数据文件夹；损坏的文件保留在旁", "repair a damaged store; the damaged files are kept aside"});
        addStore(sub, m_repair.store);
        runs(sub, m_repair);
    }

    void addLog()
    {
        CLI::App *sub = command("log", {"列出修改记录，由旧到新", "the changes, oldest first"});
        addStore(sub, m_log.store);
        sub->add_option("--audit", m_log.audit, say(kAuditIdHelp))->required()->type_name("ID");
        runs(sub, m_log);
    }

    void addVerify()
    {
        CLI::App *sub =
            command("verify", {"核对每条链、签名、回执和附件", "check every chain, signature, receipt and attachment"});
        addStore(sub, m_verify.store);
        runs(sub, m_verify);
    }

    void addConflicts()
    {
        CLI::App *sub = command("conflicts", {"列出同时有多个值的字段", "fields with more than one current value"});
        addStore(sub, m_conflicts.store);
        sub->add_option("--audit", m_conflicts.audit, say(kAuditIdHelp))->required()->type_name("ID");
        runs(sub, m_conflicts);
    }

    Language m_language;
    CLI::App m_app;
    bool m_json = false;
    SampleArguments m_sample;
    ScoreArguments m_score;
    CatalogueArguments m_catalogue;
    ReportArguments m_report;
    ImportArguments m_import;
    ExportArguments m_export;
    LogArguments m_log;
    VerifyArguments m_verify;
    ConflictsArguments m_conflicts;
    EraseArguments m_erase;
    RepairArguments m_repair;
    std::function<Command()> m_command;
};

/// CLI11 speaks English; the kind of its error decides the Chinese sentence, its words hold the argument's name.
Error usageError(const CLI::ParseError &error)
{
    const std::string kind = error.get_name();
    const std::string what = error.what();
    const std::string before = what.substr(0, what.find(kind == "RequiredError" ? " is required" : ":"));
    const std::size_t colon = what.find(": ");
    const std::string after = colon == std::string::npos ? what : what.substr(colon + 2);
    std::string zh = "命令行有误：" + what;
    if (kind == "RequiredError")
        zh = before == "A subcommand" ? "缺少命令，如 sample、score" : "缺少必填的 " + before;
    else if (kind == "ExtrasError")
        zh = "不认识的参数：" + after;
    else if (kind == "ExcludesError")
        zh = "这些选项不能同时使用：" + what;
    else if (kind == "ArgumentMismatch")
        zh = before + " 缺少值，或值过多";
    else if (kind == "ConversionError" || kind == "ValidationError")
        zh = "值有误：" + what;
    return {ErrorCode::InvalidInput, {zh + "（--help 显示用法）。", what + " (--help shows the usage)."}, "plumbline"};
}

Error noSuchCommand(const std::string &word, const CLI::App &app)
{
    std::vector<std::string> commands;
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        commands.push_back(command->get_name());
    const std::string nearest = nearestWord(word, commands);
    return {ErrorCode::InvalidInput,
            {"没有命令“" + word + "”，最接近的是 " + nearest + "（--help 列出全部命令）。",
             "there is no command \"" + word + "\"; the nearest is " + nearest + " (--help lists them)."},
            "plumbline"};
}

} // namespace

Result<std::variant<Request, Notice>> parseArguments(const std::vector<std::string> &arguments, Language language)
{
    using Parsed = std::variant<Request, Notice>;
    Builder builder(language);
    try {
        builder.app().parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
        return Parsed(builder.request());
    } catch (const CLI::CallForHelp &) {
        return Parsed(Notice{builder.app().help()});
    } catch (const CLI::CallForVersion &error) {
        return Parsed(Notice{std::string(error.what()) + '\n'});
    } catch (const CLI::ParseError &error) {
        const std::vector<std::string> unknown = builder.app().remaining();
        if (builder.app().get_subcommands().empty() && !unknown.empty() && !unknown.front().starts_with('-'))
            return noSuchCommand(unknown.front(), builder.app());
        if (builder.app().get_subcommands().empty() && !unknown.empty())
            return usageError(CLI::ExtrasError("plumbline", unknown));
        return usageError(error);
    }
}

} // namespace plumbline::core::cli
