#include "core/cli/console.h"

#include "core/base/printable.h"
#include "core/cli/exit_status.h"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace plumbline::core::cli {

namespace {

/// errno of the failure; 0 when all was written.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

} // namespace

bool Console::printNow()
{
    if (m_outputError == 0)
        m_outputError = writeAll(STDOUT_FILENO, m_out);
    m_out.clear();
    return m_outputError == 0;
}

void Console::say(const Error &error)
{
    const std::string &message = in(error.message);
    // Standard error is the last resort: when it can't be written, the exit status still tells.
    (void)writeAll(STDERR_FILENO, printable(error.place.empty() ? message : error.place + ": " + message) + '\n');
}

void Console::say(const Text &text)
{
    say(Error{ErrorCode::InvalidInput, text, {}});
}

int Console::fail(const Error &error)
{
    say(error);
    return statusOf(error.code);
}

int Console::fail(const Faults &faults)
{
    int status = kWrong;
    for (const Error &fault : faults) {
        say(fault);
        if (statusOf(fault.code) == kFailed)
            status = kFailed;
    }
    return status;
}

int Console::finish()
{
    if (printNow())
        return kDone;
    const std::string reason = std::strerror(m_outputError);
    say(Text{"无法写到标准输出：" + reason + "。", "cannot write to standard output: " + reason + "."});
    return kFailed;
}

void secureStandardStreams()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) == -1)
            (void)::open("/dev/null", O_RDONLY); // takes the lowest free number, which is this one
    }
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace plumbline::core::cli
