// --config: TOML, every key of which stands with a comment in platform/linux/plumbline-syncd.toml.

#include "syncd/server/program/commands.h"

#include <toml++/toml.h>

#include <functional>
#include <map>

namespace plumbline::server {

using namespace core;

namespace {

std::string placeOf(const std::string &file, const toml::source_region &source)
{
    return file + ':' + std::to_string(source.begin.line) + ':' + std::to_string(source.begin.column);
}

struct Reader {
    const std::string &file;
    ServerOptions &options;
    std::string listen; ///< kept apart: the command line may say otherwise
    std::string metrics;
    std::optional<Error> fault;

    void refuse(const toml::node &node, const std::string &zh, const std::string &en)
    {
        if (!fault)
            fault = Error{ErrorCode::InvalidInput, {zh, en}, placeOf(file, node.source())};
    }

    std::string text(const toml::node &node)
    {
        const auto value = node.value_exact<std::string>();
        if (!value)
            refuse(node, "应为带引号的文字。", "Expected a text in quotes.");
        return value.value_or("");
    }

    std::chrono::seconds duration(const toml::node &node, std::chrono::seconds least)
    {
        const auto value = parseDuration(text(node), placeOf(file, node.source()));
        if (!value && !fault)
            fault = value.error();
        if (value && *value < least)
            refuse(node, "时长过短。", "The duration is too short.");
        return value ? *value : least;
    }

    void read(const toml::table &table, const std::string &prefix)
    {
        const std::map<std::string, std::function<void(const toml::node &)>> known{
            {"data", [this](const auto &node) { options.data = text(node); }},
            {"listen", [this](const auto &node) { listen = text(node); }},
            {"backend", [this](const auto &node) { options.backend = text(node); }},
            {"metrics", [this](const auto &node) { metrics = text(node); }},
            {"names",
             [this](const auto &node) {
                 if (!node.is_array())
                     return refuse(node, "应为列表。", "Expected a list.");
                 for (const toml::node &each : *node.as_array())
                     options.names.push_back(text(each));
             }},
            {"certificates.device_lifetime",
             [this](const auto &node) { options.clientLifetime = duration(node, kShortestClientLifetime); }},
            {"quarantine.check", [this](const auto &node) { options.quarantineCheck = duration(node, 1s); }},
            {"limits.connections",
             [this](const auto &node) {
                 const auto value = node.template value_exact<std::int64_t>();
                 if (!value || *value < 1 || *value > 1'000'000)
                     return refuse(node, "应为 1 到 1000000 的整数。", "Expected a whole number from 1 to 1000000.");
                 options.maxConnections = static_cast<std::size_t>(*value);
             }},
        };
        for (const auto &[key, node] : table) {
            const std::string name = prefix + std::string(key.str());
            if (const toml::table *inner = node.as_table())
                read(*inner, name + '.');
            else if (const auto found = known.find(name); found != known.end())
                found->second(node);
            else
                refuse(node, "没有此选项：" + name, "There is no such option: " + name);
        }
    }
};

} // namespace

Result<ServerOptions> serverOptions(const ServeArguments &arguments)
{
    ServerOptions options;
    Reader reader{arguments.config, options, "127.0.0.1:8443", {}, std::nullopt};
    if (!arguments.config.empty()) {
        std::error_code ignored;
        if (!std::filesystem::exists(arguments.config, ignored))
            return Error{
                ErrorCode::NotFound, {"没有此配置文件。", "There is no such configuration file."}, arguments.config};
        try {
            reader.read(toml::parse_file(arguments.config), "");
        } catch (const toml::parse_error &fault) {
            return Error{ErrorCode::InvalidInput,
                         {"配置文件不是有效的 TOML：" + std::string(fault.description()),
                          "The configuration is no valid TOML: " + std::string(fault.description())},
                         placeOf(arguments.config, fault.source())};
        }
        if (reader.fault)
            return *reader.fault;
    }
    if (!arguments.data.empty())
        options.data = arguments.data;
    if (options.data.empty())
        return Error{ErrorCode::InvalidInput,
                     {"需要数据目录：--data 或配置文件中的 data。",
                      "A data folder is needed: --data, or data in the configuration."},
                     "--data"};
    const auto listen = parseAddress(arguments.listen.empty() ? reader.listen : arguments.listen, "--listen");
    if (!listen)
        return listen.error();
    options.host = listen->host;
    options.port = listen->port;
    if (!arguments.backend.empty())
        options.backend = arguments.backend;
    if (!arguments.names.empty())
        options.names = arguments.names;
    const std::string metrics = arguments.metrics.empty() ? reader.metrics : arguments.metrics;
    if (!metrics.empty()) {
        const auto address = parseAddress(metrics, "--metrics");
        if (!address)
            return address.error();
        options.metricsHost = address->host;
        options.metricsPort = address->port;
    }
    return options;
}

} // namespace plumbline::server
