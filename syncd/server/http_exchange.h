#pragma once
// One HTTP request and its answer on a TLS stream.

#include "syncd/server/http_message.h"
#include "syncd/server/tls_stream.h"

namespace plumbline::server {

using HeadParser = boost::beast::http::request_parser<boost::beast::http::empty_body>;

/// What routes look at; the body is moved out.
HttpRequest valuesOf(Request &request);

/// A sentence for people after the word for programs.
HttpResponse refusal(unsigned status, std::string event, const std::string &zh, const std::string &en);

/// False if the connection ends after it.
boost::asio::awaitable<bool> answer(TlsStream &stream, bool isHead, bool keepAlive, HttpResponse response);

/// Refusals, and what changes something.
void logAnswer(const HttpResponse &response);

} // namespace plumbline::server
