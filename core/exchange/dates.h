#pragma once
// Dates and times as ISO 8601 writes them; only those that exist.

#include <optional>
#include <string>
#include <string_view>

namespace plumbline::core::exchange {

/// Proleptic Gregorian calendar; years 1 to 9999.
bool dayExists(int year, int month, int day);

/// "YYYY-MM-DD".
std::string isoDate(int year, int month, int day);

bool isIsoDate(std::string_view text);  ///< YYYY-MM-DD
bool isIsoMonth(std::string_view text); ///< YYYY-MM
/// YYYY-MM-DDThh:mm[:ss[.f...]] with Z, +hh:mm, -hh:mm or no offset.
bool isIsoTime(std::string_view text);

/// Days since 1899-12-31 of a workbook (or since 1904-01-01 with `from1904`), the time of day cut off. Nothing for the
/// 60th, a February 29 of 1900 that Excel believes in, and beyond year 9999.
std::optional<std::string> dateOfSerial(double serial, bool from1904);

} // namespace plumbline::core::exchange
