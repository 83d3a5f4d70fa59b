#pragma once

#include <string>

namespace plumbline::server {

/// A QR code of half blocks for a terminal with dark background, quiet zone included; empty if the text is too long.
std::string qrText(const std::string &text);

} // namespace plumbline::server
