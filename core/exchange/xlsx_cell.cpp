#include "core/exchange/xlsx_cell.h"

#include "core/exchange/dates.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace plumbline::core::exchange {

namespace {

std::optional<double> toNumber(const std::string &text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<Cell> sharedText(const std::string &index, const XlsxSharedStrings &strings)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(index.data(), index.data() + index.size(), number);
    if (error != std::errc() || end != index.data() + index.size() || number >= strings.count())
        return std::nullopt;
    return Cell{std::string(strings.at(number)), CellKind::Text};
}

} // namespace

Cell numberCell(const std::string &written)
{
    constexpr double kExactLimit = 9007199254740992.0; // 2^53: beyond, neighbours are the same number
    const std::optional<double> number = toNumber(written);
    if (!number)
        return {written, CellKind::Text};
    if (std::abs(*number) >= kExactLimit)
        return {written, CellKind::LossyNumber};
    char text[64];
    if (*number == std::floor(*number)) {
        std::snprintf(text, sizeof text, "%.0f", *number == 0 ? 0.0 : *number);
        return {text, CellKind::Text};
    }
    std::snprintf(text, sizeof text, "%.15g", *number);
    return {text, CellKind::Text};
}

std::optional<Cell> cellOf(const RawCell &raw, const XlsxWorkbook &workbook, const XlsxSharedStrings &strings)
{
    const bool isText = raw.type == "str" || raw.type == "inlineStr";
    if (raw.hasFormula && !raw.hasValue)
        return Cell{{}, CellKind::NoValue};
    if (raw.hasFormula && raw.value.empty() && !isText)
        return Cell{{}, CellKind::NoValue};
    if (raw.value.empty())
        return Cell{};
    if (raw.type == "s")
        return sharedText(raw.value, strings);
    if (raw.type == "inlineStr")
        return Cell{raw.value, CellKind::Text};
    if (raw.type == "str")
        return Cell{unescapeXlsx(raw.value), CellKind::Text};
    if (raw.type == "b")
        return Cell{raw.value == "1" || raw.value == "true" ? "TRUE" : "FALSE", CellKind::Text};
    if (raw.type == "e")
        return Cell{raw.value, CellKind::Error};
    if (raw.type == "d")
        return Cell{raw.value.substr(0, 10), CellKind::Date};
    if (raw.style < workbook.dateStyles.size() && workbook.dateStyles[raw.style]) {
        const std::optional<double> serial = toNumber(raw.value);
        const std::optional<std::string> date = serial ? dateOfSerial(*serial, workbook.from1904) : std::nullopt;
        if (date)
            return Cell{*date, CellKind::Date};
    }
    return numberCell(raw.value);
}

} // namespace plumbline::core::exchange
