#include "tests/bench/sync/cluster.h"

#include "tests/bench/sync/site.h"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace plumbline::bench {

namespace {

constexpr std::chrono::seconds kStartTimeout{60};
constexpr std::chrono::milliseconds kLook{20};

/// Where Debian keeps the server's programs; the newest version.
std::filesystem::path programs()
{
    std::filesystem::path newest;
    int version = 0;
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
        const int number = std::atoi(entry.path().filename().c_str());
        if (number > version && std::filesystem::exists(entry.path() / "bin/initdb")) {
            version = number;
            newest = entry.path() / "bin";
        }
    }
    return newest;
}

/// PostgreSQL lets nobody run it as root: root hands it to the user that the package made.
const passwd *owner()
{
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

} // namespace

bool Cluster::isThere()
{
    return !programs().empty() && (::geteuid() != 0 || owner() != nullptr);
}

Cluster::Cluster()
{
    std::string name = (std::filesystem::temp_directory_path() / "plumbline-pg-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        giveUp("no scratch folder");
    m_folder = name;
    if (const passwd *user = owner(); user != nullptr && ::chown(name.c_str(), user->pw_uid, user->pw_gid) != 0)
        giveUp("the scratch folder cannot be handed over");
    const std::string data = m_folder / "data";
    run({"initdb", "-D", data, "-U", "plumbline", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"});
    m_server = start({"postgres", "-D", data, "-c", "listen_addresses=", "-c", "unix_socket_directories=" + name});
    const auto deadline = std::chrono::steady_clock::now() + kStartTimeout;
    while (PQping(("host=" + name).c_str()) != PQPING_OK) {
        if (std::chrono::steady_clock::now() > deadline)
            giveUp("postgres does not start: see " + name + "/log");
        std::this_thread::sleep_for(kLook);
    }
}

Cluster::~Cluster()
{
    ::kill(m_server, SIGQUIT); // immediate: nothing is to be kept
    int status = 0;
    ::waitpid(m_server, &status, 0);
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

pid_t Cluster::start(const std::vector<std::string> &command) const
{
    const std::string program = programs() / command.front();
    std::vector<char *> arguments;
    for (const std::string &argument : command)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    const passwd *user = owner();
    const std::string log = m_folder / "log";
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    if (user != nullptr && (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // a bench that gives up leaves no server behind
    const int file = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    if (::chdir("/") == 0)
        ::execv(program.c_str(), arguments.data());
    ::_exit(127);
}

void Cluster::run(const std::vector<std::string> &command) const
{
    int status = 0;
    ::waitpid(start(command), &status, 0);
    if (status != 0)
        giveUp(command.front() + " failed: see " + (m_folder / "log").string());
}

std::string Cluster::database(const std::string &name)
{
    run({"createdb", "-h", m_folder, "-U", "plumbline", name});
    return "postgres://plumbline@/" + name + "?host=" + m_folder.string();
}

} // namespace plumbline::bench
