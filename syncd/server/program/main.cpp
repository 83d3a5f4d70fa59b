#include "core/cli/exit_status.h"
#include "core/cli/language.h"
#include "syncd/server/program/commands.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <iostream>

using namespace plumbline;
using namespace plumbline::server;
using nlohmann::json;

namespace {

struct Program {
    explicit Program(core::Language in) : language(in)
    {
        app.require_subcommand(1);
        app.set_help_flag("-h,--help", say("显示帮助", "Show this help"));
        addServe();
        addHub();
        addEnroll();
        addAgent();
        addAdmin();
    }

    const char *say(const char *zh, const char *en) const { return language == core::Language::Chinese ? zh : en; }

    CLI::App *command(CLI::App &parent, const char *name, const char *zh, const char *en)
    {
        return parent.add_subcommand(name, say(zh, en));
    }

    void addServing(CLI::App &sub, ServeArguments &arguments)
    {
        sub.add_option("--config", arguments.config, say("配置文件（TOML）", "Configuration file (TOML)"));
        sub.add_option("--data", arguments.data, say("数据目录", "Data folder"));
        sub.add_option("--metrics", arguments.metrics,
                       say("健康检查与 Prometheus 指标的本机 地址:端口",
                           "Loopback ADDRESS:PORT of /health and /metrics (Prometheus)"));
        sub.add_option("--listen", arguments.listen, say("监听 地址:端口", "ADDRESS:PORT to listen on"));
    }

    void addHub()
    {
        CLI::App *sub = command(app, "hub", "在现场网络中转：平板与它同步，它再与服务器同步",
                                "Serve a site's own network: tablets reconcile with it, and it with the server");
        addServing(*sub, hubArguments.serve);
        sub->add_option("--enrol,--enroll", hubArguments.link,
                        say("办公室给出的注册链接（角色 hub）", "The office's enrolment link (role hub)"));
        sub->callback([this] { run = [this](auto &console) { return hub(hubArguments, console); }; });
    }

    void addServe()
    {
        CLI::App *sub = command(app, "serve", "运行服务器", "Run the server");
        addServing(*sub, serveArguments);
        sub->add_option("--name", serveArguments.names,
                        say("平板访问服务器所用的名称", "Name by which tablets reach it"));
        sub->add_option("--backend", serveArguments.backend,
                        say("与其他服务器进程共用的数据库，postgres://用户@主机/库名",
                            "Database shared with other daemons, postgres://USER@HOST/NAME"));
        sub->callback([this] { run = [this](auto &console) { return serve(serveArguments, console); }; });
    }

    void addEnroll()
    {
        CLI::App *sub =
            command(app, "enroll", "邀请一台设备（一次性代码与二维码）", "Invite a device: one-time code and QR");
        sub->add_option("--data", enrollArguments.data, say("数据目录", "Data folder"))->required();
        sub->add_option("--user", enrollArguments.user, say("用户", "User"))->required();
        sub->add_option("--role", enrollArguments.role, "planner|lead|auditor|reviewer|decision_maker|observer|hub");
        sub->add_option("--audit", enrollArguments.audits, say("分配的审核", "Audit to assign"));
        sub->add_flag("--all-audits", enrollArguments.allAudits,
                      say("分配全部审核", "Assign all audits, future ones too"));
        sub->add_option("--valid", enrollArguments.valid, say("有效期，例如 30m、2h", "Validity, such as 30m or 2h"));
        sub->add_option(
            "--address", enrollArguments.address,
            say("链接中的 主机:端口，例如负载均衡器的", "HOST:PORT of the link, such as a load balancer's"));
        sub->add_flag("--json", enrollArguments.json, "JSON");
        sub->callback([this] { run = [this](auto &console) { return enroll(enrollArguments, console); }; });
    }

    void addAgent()
    {
        CLI::App *sub = command(app, "agent", "同步一台设备的存储", "Reconcile the store of a device");
        sub->add_option("--store", agentArguments.store, say("存储目录", "Folder of the store"))->required();
        sub->add_option("--pin-file", agentArguments.pinFile,
                        say("PIN 文件（仅所有者可读）", "File with the PIN, readable by its owner alone"));
        sub->add_option("--enrol,--enroll", agentArguments.link,
                        say("办公室给出的注册链接", "The office's enrolment link"));
        auto *once = sub->add_flag("--once", agentArguments.once, say("同步一次后退出", "Reconcile once, then end"));
        sub->add_flag("--follow", agentArguments.follow, say("保持连接", "Stay connected"))->excludes(once);
        sub->add_flag("--metered", agentArguments.metered,
                      say("按流量计费的网络：大文件等待", "The network is metered: large attachments wait"));
        auto *hub = sub->add_option("--hub", agentArguments.hub,
                                    say("现场中继的 主机:端口，服务器不可达时使用",
                                        "HOST:PORT of the site's hub, used while the server is away; remembered"));
        sub->add_flag("--no-hub", agentArguments.noHub, say("不再使用现场中继", "Forget the hub"))->excludes(hub);
        sub->add_flag("--json", agentArguments.json, "JSON");
        sub->callback([this, sub] {
            if (!agentArguments.once && !agentArguments.follow && agentArguments.link.empty())
                throw CLI::RequiredError(sub->get_name() + ": --once, --follow, --enrol");
            run = [this](auto &console) { return server::agent(agentArguments, console); };
        });
    }

    void addAdmin()
    {
        CLI::App *sub = command(app, "admin", "管理用户、设备与分配", "Users, devices and assignments");
        sub->require_subcommand(1);
        sub->add_option("--data", adminArguments.data, say("数据目录", "Data folder"))->required();
        sub->add_flag("--json", adminArguments.json, "JSON");
        for (const char *list : {"users", "devices", "assignments", "audits", "quarantine"})
            ask(*sub, list, say("列出", "List"), [list] { return json{{"command", list}}; });
        for (const char *change : {"assign", "withdraw"}) {
            CLI::App *each = ask(*sub, change, say("分配或撤回审核", "Assign or withdraw an audit"), [this, change] {
                json request{{"command", change}, {"audit", audit}, {"user", user}};
                if (!role.empty())
                    request["role"] = role;
                return request;
            });
            each->add_option("--audit", audit, say("审核", "Audit"))->required();
            each->add_option("--user", user, say("用户", "User"))->required();
            if (std::string_view(change) == "assign")
                each->add_option("--role", role, say("此审核中的角色", "Role in this audit"));
        }
        ask(*sub, "verify", say("校验全部链、签名与附件", "Check every chain, signature and attachment"),
            [] { return json{{"command", "verify"}}; });
        CLI::App *release = ask(*sub, "release", say("放行隔离区中的记录", "Admit what is in quarantine"),
                                [this] { return json{{"command", "release"}, {"audit", audit}, {"origin", origin}}; });
        release->add_option("--audit", audit, say("审核", "Audit"))->required();
        release->add_option("--origin", origin, say("来源，如列表所示", "Origin, as the list shows it"))->required();
        CLI::App *backup = ask(*sub, "backup", say("备份（服务可继续运行）", "Back up; the daemon may go on running"),
                               [this] { return json{{"command", "backup"}, {"to", absolute(folder)}}; });
        backup->add_option("--to", folder, say("空目录或新目录", "An empty or new folder"))->required();
        CLI::App *restore =
            sub->add_subcommand("restore", say("从备份恢复到空的数据目录", "Put a backup into an empty data folder"));
        restore->add_option("--from", adminArguments.from, say("备份目录", "Folder of the backup"))->required();
        restore->callback([this] { run = [this](auto &console) { return admin(adminArguments, console); }; });
        CLI::App *revoke = ask(*sub, "revoke", say("立即吊销设备或用户", "Revoke a device or a user, at once"), [this] {
            json request{{"command", "revoke"}};
            request[device.empty() ? "user" : "device"] = device.empty() ? user : device;
            return request;
        });
        auto *byDevice =
            revoke->add_option("--device", device, say("设备证书序列号", "Serial of the device's certificate"));
        auto *byUser = revoke->add_option("--user", user, say("用户", "User"));
        byDevice->excludes(byUser);
        revoke->require_option(1);
    }

    CLI::App *ask(CLI::App &parent, const char *name, const char *help, std::function<json()> request)
    {
        CLI::App *sub = parent.add_subcommand(name, help);
        sub->callback([this, request] {
            adminArguments.request = request().dump();
            run = [this](auto &console) { return admin(adminArguments, console); };
        });
        return sub;
    }

    static std::string absolute(const std::string &path)
    {
        std::error_code ignored;
        return std::filesystem::absolute(path, ignored).lexically_normal().string();
    }

    core::Language language;
    CLI::App app{"plumbline-syncd"};
    ServeArguments serveArguments;
    HubArguments hubArguments;
    EnrollArguments enrollArguments;
    AgentArguments agentArguments;
    AdminArguments adminArguments;
    std::string audit, user, role, device, folder, origin;
    std::function<int(core::cli::Console &)> run;
};

} // namespace

int main(int argc, char **argv)
{
    core::cli::secureStandardStreams();
    const core::Language language = core::cli::languageOfEnvironment();
    Program program(language);
    try {
        program.app.parse(argc, argv);
    } catch (const CLI::CallForHelp &) {
        std::cout << program.app.help();
        return core::cli::kDone;
    } catch (const CLI::ParseError &fault) {
        std::cerr << "plumbline-syncd: " << program.say("命令行有误：", "the command line is wrong: ") << fault.what()
                  << '\n';
        return core::cli::kWrong;
    }
    core::cli::Console console(language);
    return program.run(console);
}
