#pragma once
// A child process that will be killed.

#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace plumbline::tests::torture {

class Victim {
public:
    Victim(const std::string &program, const std::filesystem::path &folder);
    ~Victim();
    Victim(const Victim &) = delete;
    Victim &operator=(const Victim &) = delete;

    /// SIGKILL once it has written `lines` lines and `moment` has passed after that. All whole lines it wrote.
    /// Throws where it ended by itself.
    std::vector<std::string> killAfter(std::size_t lines, std::chrono::microseconds moment);

private:
    pid_t m_process = -1;
    int m_output = -1;
};

} // namespace plumbline::tests::torture
