#pragma once
// A PostgreSQL of the bench's own: a cluster in a scratch folder with its usual settings (fsync, synchronous_commit),
// reached through a socket in it.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace plumbline::bench {

class Cluster {
public:
    Cluster();
    ~Cluster(); ///< ends it and removes the folder
    Cluster(const Cluster &) = delete;
    Cluster &operator=(const Cluster &) = delete;

    /// Whether the server's programs are installed.
    static bool isThere();

    /// A new, empty database; returns its address.
    std::string database(const std::string &name);

private:
    pid_t start(const std::vector<std::string> &command) const;
    void run(const std::vector<std::string> &command) const;

    std::filesystem::path m_folder;
    pid_t m_server = -1;
};

} // namespace plumbline::bench
