#include "tests/core/store/torture/victim.h"

#include <algorithm>
#include <csignal>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace plumbline::tests::torture {

Victim::Victim(const std::string &program, const std::filesystem::path &folder)
{
    int ends[2];
    if (::pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    m_process = ::fork();
    if (m_process == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl(program.c_str(), program.c_str(), folder.c_str(), static_cast<char *>(nullptr));
        ::_exit(127);
    }
    ::close(ends[1]);
    m_output = ends[0];
    if (m_process < 0)
        throw std::runtime_error("no process");
}

Victim::~Victim()
{
    if (m_output >= 0)
        ::close(m_output);
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
}

std::vector<std::string> Victim::killAfter(std::size_t lines, std::chrono::microseconds moment)
{
    std::string text;
    char buffer[4096];
    bool ended = false;
    const auto take = [&] {
        const ssize_t got = ::read(m_output, buffer, sizeof buffer);
        if (got > 0)
            text.append(buffer, static_cast<std::size_t>(got));
        ended = got <= 0;
    };
    while (!ended && static_cast<std::size_t>(std::ranges::count(text, '\n')) < lines)
        take();
    const auto until = std::chrono::steady_clock::now() + moment;
    while (!ended) {
        const auto left =
            std::chrono::duration_cast<std::chrono::nanoseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            break;
        pollfd waiting{m_output, POLLIN, 0};
        const timespec wait{0, left.count()};
        if (::ppoll(&waiting, 1, &wait, nullptr) > 0)
            take();
    }
    ::kill(m_process, SIGKILL);
    while (!ended)
        take();
    int status = 0;
    ::waitpid(m_process, &status, 0);
    m_process = -1;
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
        throw std::runtime_error("the writer ended by itself, status " + std::to_string(status));
    std::vector<std::string> found;
    for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
        found.push_back(text.substr(at, end - at));
    return found;
}

} // namespace plumbline::tests::torture
