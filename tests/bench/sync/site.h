#pragma once
// A server with many enrolled tablets: the daemon is a process of its own, on loopback, with mutual TLS.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/store.h"
#include "syncd/agent/identity.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace plumbline::bench {

inline const core::SystemClock kSystemClock;
inline core::SystemRandom systemRandom;

/// Some seconds go by between two taps.
class VisitClock final : public core::Clock {
public:
    std::int64_t nowMs() const override;

private:
    mutable std::int64_t m_ahead = 0;
};
inline const VisitClock kVisitClock;

enum class Assigned {
    Nothing, ///< they bring what they have
    Own,     ///< "audit-0" to u0, "audit-1" to u1 ...
    All,
};

class Site {
public:
    /// `tablets` devices, each of a user of its own ("u0", "u1" ...) who leads.
    /// `backend`: the PostgreSQL that its daemon uses; empty: embedded.
    Site(std::filesystem::path folder, int tablets, Assigned assigned, std::string backend = {});
    ~Site(); ///< ends the daemon
    Site(const Site &) = delete;
    Site &operator=(const Site &) = delete;

    /// What enrolment leaves on tablet `number`; `port`: of a relay in between, 0 for the daemon's own.
    agent::Credentials credentials(int number, std::uint16_t port = 0) const;

    std::uint16_t port() const { return m_port; }
    std::uint64_t residentBytes() const; ///< of the daemon

private:
    void enrol(int tablets, Assigned assigned);
    void start();

    struct Device {
        std::string key;
        std::string certificate;
    };

    std::filesystem::path m_data;
    std::string m_backend;
    std::string m_ca;
    std::vector<Device> m_devices;
    pid_t m_process = -1;
    int m_output = -1;
    std::uint16_t m_port = 0;
};

/// On the disk of the working folder, removed at the end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// A tablet's store, sealed; enrolled with `credentials`.
std::unique_ptr<core::store::Store> makeStore(const std::filesystem::path &folder,
                                              const core::Clock &clock = kSystemClock);
std::unique_ptr<core::store::Store> makeStore(const std::filesystem::path &folder,
                                              const agent::Credentials &credentials,
                                              const core::Clock &clock = kSystemClock);

/// Answers `first` .. `first + count`, as visits make them: a level, and for every second one a coefficient, both
/// drawn.
std::vector<core::record::Edit> answers(std::uint64_t first, int count);

/// Appends `count` answers, `together` a transaction.
void fill(core::store::Store &store, const std::string &audit, std::uint64_t count, int together = 1000);

[[noreturn]] void giveUp(const std::string &why);

} // namespace plumbline::bench
