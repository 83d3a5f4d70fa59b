#pragma once
// Enrolment over Secure Transport (RFC 7030): cacerts, simpleenroll with a one-time code, simplereenroll with the
// certificate that is to be renewed. Requests in, answers out; TLS lies below.

#include "core/base/clock.h"
#include "syncd/server/authority.h"
#include "syncd/server/http_message.h"
#include "syncd/server/registry.h"

#include <map>
#include <string>

namespace plumbline::server {

inline constexpr char kEstPrefix[] = "/.well-known/est/";

class EstService {
public:
    EstService(Authority &authority, Registry &registry, const core::Clock &clock);

    HttpResponse handle(const HttpRequest &request);

private:
    HttpResponse caCertificates() const;
    HttpResponse enrol(const HttpRequest &request);
    HttpResponse renew(const HttpRequest &request);
    bool tooManyTries(const std::string &remote);
    void countTry(const std::string &remote);

    struct Tries {
        std::int64_t sinceMs = 0;
        int count = 0;
    };

    Authority &m_authority;
    Registry &m_registry;
    const core::Clock &m_clock;
    std::map<std::string, Tries> m_tries; ///< by address; swept when the window is over
};

} // namespace plumbline::server
