#include "syncd/server/log.h"

#include "syncd/server/metrics.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace plumbline::server {

namespace {

spdlog::logger &logger()
{
    static const auto made = [] {
        auto stderrLogger = spdlog::stderr_logger_mt("plumbline-syncd");
        stderrLogger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
        stderrLogger->flush_on(spdlog::level::info);
        return stderrLogger;
    }();
    return *made;
}

/// Values are quoted where they hold anything but letters, digits and a few marks: nobody writes log lines from
/// outside.
std::string quoted(const std::string &value)
{
    std::string out;
    bool plain = !value.empty();
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || c == '"' || c == '\\' || c == '=' || byte == 0x7f)
            plain = false;
        if (byte < ' ' || byte == 0x7f)
            out += '?';
        else if (c == '"' || c == '\\')
            out += {'\\', c};
        else
            out += c;
    }
    return plain ? out : '"' + out + '"';
}

} // namespace

void logEvent(Level level, const char *event, const Fields &fields)
{
    std::string line = std::string("event=") + event;
    std::string reason;
    for (const auto &[name, value] : fields) {
        line += std::string(" ") + name + '=' + quoted(value);
        if (std::string_view(name) == "reason" || std::string_view(name) == "what")
            reason = value;
    }
    countEvent(event, reason);
    logger().log(level == Level::Error         ? spdlog::level::err
                     : level == Level::Warning ? spdlog::level::warn
                                               : spdlog::level::info,
                 line);
}

} // namespace plumbline::server
