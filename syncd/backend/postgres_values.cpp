#include "syncd/backend/postgres_values.h"

#include "syncd/backend/big_endian.h"

#include <array>

namespace plumbline::backend {

using namespace core;

namespace {

// Type numbers of PostgreSQL's own catalogue; they never change.
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kText = 25;

} // namespace

std::optional<Bytes> binaryOf(const Database::Value &value)
{
    struct Encoder {
        std::optional<Bytes> operator()(std::nullptr_t) const { return std::nullopt; }
        std::optional<Bytes> operator()(std::int64_t number) const
        {
            Bytes out;
            appendBigEndian(out, number);
            return out;
        }
        std::optional<Bytes> operator()(const std::string &text) const { return Bytes(text.begin(), text.end()); }
        std::optional<Bytes> operator()(const Bytes &bytes) const { return bytes; }
    };
    return std::visit(Encoder{}, value);
}

Oid typeOf(const Database::Value &value)
{
    constexpr std::array<Oid, 4> kTypes{0, kInt8, kText, kBytea};
    return kTypes[value.index()];
}

std::string_view PostgresRow::raw(int column) const
{
    return {PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column))};
}

std::int64_t PostgresRow::number(int column) const
{
    std::int64_t value = 0;
    for (const char byte : raw(column)) // int4 and int8 alike
        value = static_cast<std::int64_t>((static_cast<std::uint64_t>(value) << 8) | static_cast<std::uint8_t>(byte));
    return value;
}

std::string PostgresRow::text(int column) const
{
    return std::string(raw(column));
}

Bytes PostgresRow::bytes(int column) const
{
    const std::string_view value = raw(column);
    return {value.begin(), value.end()};
}

bool PostgresRow::isNull(int column) const
{
    return PQgetisnull(result, row, column) != 0;
}

std::string numbered(std::string_view sql)
{
    std::string out;
    int at = 0;
    for (const char c : sql) {
        if (c == '?')
            out += '$' + std::to_string(++at);
        else
            out += c;
    }
    return out;
}

std::string translated(std::string statements)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWords{
        {{" INTEGER", " BIGINT"}, {" BLOB", " BYTEA"}, {" STRICT", ""}}};
    for (const auto &[from, to] : kWords)
        for (auto at = statements.find(from); at != std::string::npos; at = statements.find(from, at + to.size()))
            statements.replace(at, from.size(), to);
    return statements;
}

} // namespace plumbline::backend
