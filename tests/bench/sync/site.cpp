#include "tests/bench/sync/site.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/standard/catalogue.h"
#include "syncd/agent/certificate.h"
#include "syncd/server/foundation.h"
#include "syncd/server/private_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <fstream>

namespace plumbline::bench {

using namespace core;

void giveUp(const std::string &why)
{
    std::fprintf(stderr, "bench_sync: %s\n", why.c_str());
    std::exit(1);
}

namespace {

template <class T>
T need(Result<T> result)
{
    if (!result)
        giveUp(result.error().message.en + ' ' + result.error().place);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

Site::Site(std::filesystem::path folder, int tablets, Assigned assigned, std::string backend)
    : m_data(std::move(folder)),
      m_backend(std::move(backend))
{
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max; // the daemon's too
    ::setrlimit(RLIMIT_NOFILE, &files);
    enrol(tablets, assigned);
    start();
}

// What EST does, without its 10,000 handshakes: those are not what is measured.
void Site::enrol(int tablets, Assigned assigned)
{
    need(server::makePrivateFolder(m_data));
    const auto foundation = need(server::openFoundation(m_data, m_backend, "bench", kSystemClock, systemRandom));
    const auto &authority = foundation.authority;
    const auto &registry = foundation.registry;
    m_ca = pki::pemOf(authority->certificate());
    for (int i = 0; i < tablets; ++i) {
        server::Invitation invitation;
        invitation.user = "u" + std::to_string(i);
        invitation.role = server::Role::Lead;
        invitation.allAudits = assigned == Assigned::All;
        if (assigned == Assigned::Own)
            invitation.audits = {"audit-" + std::to_string(i)};
        invitation.validity = std::chrono::minutes(30);
        const auto code = need(registry->invite(invitation));
        const std::string key = need(pki::newKey());
        const auto issued =
            need(authority->issueClient(need(pki::certificateRequest(key, "tablet")), invitation.user, "lead"));
        need(registry->enrolled(code.code, {invitation.user, server::Role::Lead}, issued));
        m_devices.push_back({key, pki::pemOf(issued.certificate)});
    }
}

void Site::start()
{
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "plumbline-syncd";
    int ends[2];
    if (::pipe(ends) != 0)
        giveUp("no pipe");
    const std::string data = m_data.string();
    const std::string log = data + ".log";
    m_process = ::fork();
    if (m_process == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // a bench that gives up leaves no daemon behind
        ::dup2(ends[1], STDOUT_FILENO);
        const int file = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
        ::dup2(file, STDERR_FILENO);
        ::close(ends[0]);
        ::execl(program.c_str(), program.c_str(), "serve", "--data", data.c_str(), "--listen", "127.0.0.1:0", nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    m_output = ends[0];
    std::string line;
    for (char c = 0; c != '\n' && ::read(m_output, &c, 1) == 1;)
        line += c;
    unsigned port = 0;
    if (std::sscanf(line.c_str(), "ready 127.0.0.1:%u", &port) != 1)
        giveUp("the daemon did not start: " + program.string());
    m_port = static_cast<std::uint16_t>(port);
}

Site::~Site()
{
    ::kill(m_process, SIGTERM);
    int status = 0;
    ::waitpid(m_process, &status, 0);
    ::close(m_output);
}

agent::Credentials Site::credentials(int number, std::uint16_t port) const
{
    const Device &device = m_devices.at(static_cast<std::size_t>(number));
    const auto info = need(pki::describe(need(pki::derOf(device.certificate))));
    return {{"127.0.0.1", port == 0 ? m_port : port, info.commonName, info.unit, {}, info.notAfterMs},
            {m_ca, device.certificate, device.key},
            info.notBeforeMs};
}

std::uint64_t Site::residentBytes() const
{
    std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stoull(line.substr(6)) * 1024;
    giveUp("the daemon is gone");
}

Folder::Folder()
{
    static int next = 0;
    m_path = std::filesystem::current_path() / ("bench-" + std::to_string(::getpid()) + '-' + std::to_string(next++));
    std::filesystem::create_directories(m_path);
}

Folder::~Folder()
{
    std::filesystem::remove_all(m_path);
}

std::int64_t VisitClock::nowMs() const
{
    // Begins some hours ago, so that it never runs ahead of the server's.
    m_ahead += 700 + m_ahead * 7919 % 5231;
    return kSystemClock.nowMs() - 48 * 3'600'000 + m_ahead;
}

std::unique_ptr<store::Store> makeStore(const std::filesystem::path &folder, const Clock &clock)
{
    return need(store::Store::create(folder, store::KeyFileProtection{}, {clock, systemRandom}));
}

std::unique_ptr<store::Store> makeStore(const std::filesystem::path &folder, const agent::Credentials &credentials,
                                        const Clock &clock)
{
    auto store = makeStore(folder, clock);
    need(agent::keep(*store, credentials));
    return store;
}

std::vector<record::Edit> answers(std::uint64_t first, int count)
{
    using namespace record;
    std::vector<Edit> edits;
    const auto items = standard::serviceItems();
    std::uint64_t state = first * 2 + 1;
    const auto drawn = [&](std::uint64_t below) {
        state = state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
        return static_cast<std::int64_t>((state >> 33) % below);
    };
    for (int i = 0; i < count; ++i) {
        const std::uint64_t n = first + static_cast<std::uint64_t>(i);
        const auto item = standard::item(items[n % items.size()]).code;
        const std::int64_t level = drawn(5) + 1;
        Edit edit{{EntityKind::Answer, answerKey("E" + std::to_string(n / items.size()), item)},
                  {{field::kLikert, level}},
                  {}};
        if (n % 2 == 0)
            edit.fields.emplace_back(field::kAlpha, level * 200 - drawn(200));
        edits.push_back(std::move(edit));
    }
    return edits;
}

void fill(store::Store &store, const std::string &audit, std::uint64_t count, int together)
{
    const auto step = static_cast<std::uint64_t>(together);
    for (std::uint64_t first = 0; first < count; first += step)
        need(store.append(audit, "auditor-1", answers(first, static_cast<int>(std::min(step, count - first)))));
}

} // namespace plumbline::bench
