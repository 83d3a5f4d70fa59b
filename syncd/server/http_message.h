#pragma once
// A request and its answer as values: what the routes need of HTTP, without a socket.

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::server {

struct HttpRequest {
    std::string method; ///< "GET"
    std::string path;   ///< without the query
    std::string contentType;
    std::string authorization;
    std::string body;
    std::string clientSerial; ///< of the verified client certificate, lower-case hex; empty without one
    std::string remote;       ///< address, without the port
};

struct HttpResponse {
    unsigned status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string event; ///< for the log and the counters: "enrolled", "code_wrong"
};

} // namespace plumbline::server
