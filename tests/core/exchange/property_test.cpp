#include "random_audit.h"

#include "core/exchange/audit_file.h"
#include "core/exchange/csv_list.h"
#include "core/exchange/csv_reader.h"
#include "core/exchange/csv_writer.h"
#include "core/exchange/json_tree.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

#include <iconv.h>

using namespace plumbline::core;
using namespace plumbline::core::exchange;
using plumbline::test::RandomAudit;

namespace {

int pick(int from, int to)
{
    return *rc::gen::inRange(from, to + 1);
}

std::mt19937 randomOrder()
{
    return std::mt19937(static_cast<std::uint32_t>(pick(0, 1'000'000)));
}

/// Some of these, one after the other.
std::string anyText(const std::vector<std::string> &pieces, int most)
{
    std::string text;
    for (int i = pick(0, most); i > 0; --i)
        text += pieces[static_cast<std::size_t>(pick(0, static_cast<int>(pieces.size()) - 1))];
    return text;
}

// --- audit files
// ------------------------------------------------------------------------------------------------------

std::string quoted(std::string_view text)
{
    return compactJson(JsonValue(JsonKind::String, text, 0));
}

/// The document with the members of each object in the order that `arrange` gives them.
template <class Arrange>
void appendArranged(std::string &out, const JsonValue &value, Arrange &arrange)
{
    auto separate = [&out, first = true]() mutable { out += std::exchange(first, false) ? "" : " ,\n"; };
    if (value.is(JsonKind::Object)) {
        std::vector<JsonMember> members(value.members().begin(), value.members().end());
        arrange(members);
        out += '{';
        for (const JsonMember &member : members) {
            separate();
            out += quoted(member.name) + ':';
            appendArranged(out, member.value, arrange);
        }
        out += '}';
    } else if (value.is(JsonKind::Array)) {
        out += '[';
        for (const JsonValue &element : value.elements()) {
            separate();
            appendArranged(out, element, arrange);
        }
        out += ']';
    } else {
        out += compactJson(value);
    }
}

template <class Arrange>
std::string arranged(const std::string &json, Arrange arrange)
{
    const Result<JsonDocument, Faults> document = parseJson(json);
    RC_ASSERT(document.ok());
    std::string out;
    appendArranged(out, document->root, arrange);
    return out;
}

/// The same for documents that differ in the order of members alone.
std::string sorted(const std::string &json)
{
    return arranged(json, [](std::vector<JsonMember> &members) { std::ranges::sort(members, {}, &JsonMember::name); });
}

bool isRunBySpreadsheets(std::string_view cell)
{
    const std::string_view starts[] = {"=", "＝", "+", "-", "@", "\t", "\r", "\n"};
    return std::ranges::any_of(starts, [&](std::string_view start) { return cell.starts_with(start); });
}

// --- lists
// ------------------------------------------------------------------------------------------------------------

struct Dress {
    char separator;
    std::string lineEnd;
    std::string encoding; ///< as iconv names it
    std::string mark;     ///< of byte order
};

Dress anyDress()
{
    const std::vector<Dress> encodings = {{',', "", "UTF-8", ""},
                                          {',', "", "UTF-8", "\xEF\xBB\xBF"},
                                          {',', "", "GB18030", ""},
                                          {',', "", "UTF-16LE", "\xFF\xFE"},
                                          {',', "", "UTF-16BE", "\xFE\xFF"}};
    Dress dress = encodings[static_cast<std::size_t>(pick(0, 4))];
    dress.separator = ",;\t"[pick(0, 2)];
    dress.lineEnd = std::vector<std::string>{"\n", "\r\n", "\r"}[static_cast<std::size_t>(pick(0, 2))];
    return dress;
}

std::string encoded(std::string text, const std::string &encoding)
{
    const iconv_t handle = ::iconv_open(encoding.c_str(), "UTF-8");
    std::string out(4 * text.size() + 4, '\0');
    char *in = text.data();
    char *to = out.data();
    std::size_t left = text.size(), room = out.size();
    const std::size_t done = ::iconv(handle, &in, &left, &to, &room);
    ::iconv_close(handle);
    RC_ASSERT(done != static_cast<std::size_t>(-1));
    out.resize(out.size() - room);
    return out;
}

using Table = std::vector<std::vector<std::string>>;

std::string csvOf(const Table &rows, const Dress &dress)
{
    std::string text;
    for (const std::vector<std::string> &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += dress.separator;
            const std::string &cell = row[i];
            if (cell.find_first_of(",;\t\"\r\n") == std::string::npos && pick(0, 3) > 0) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell)
                text += c == '"' ? "\"\"" : std::string(1, c);
            text += '"';
        }
        text += dress.lineEnd;
    }
    return dress.mark + encoded(text, dress.encoding);
}

const std::vector<std::string> kCellPieces = {"a",  "B", "7", "0",  "项目", "目", "楼", " ",
                                              "\"", ",", ";", "\t", "'",    "-",  "é",  "🏗"};

/// Projects with ids and names of every sort, columns id, name, customer.
Table anyProjects()
{
    Table rows;
    for (int i = pick(1, 12); i > 0; --i)
        rows.push_back({"P" + std::to_string(i) + "-" + anyText(kCellPieces, 4) + ".",
                        "名" + anyText(kCellPieces, 5) + "称", "业主" + anyText(kCellPieces, 2) + "."});
    std::mt19937 random = randomOrder();
    std::ranges::shuffle(rows, random);
    return rows;
}

ProjectList reading(const std::string &bytes)
{
    const Result<ProjectList, Faults> list = readCsvList(bytes, "l.csv", {});
    if (!list.ok())
        RC_FAIL(list.error().front().place + ": " + list.error().front().message.en + "\n" + bytes);
    return *list;
}

} // namespace

TEST_CASE("an audit is read back as it was written, whatever the order of members in the file")
{
    CHECK(rc::check([] {
        const audit::Audit audit = RandomAudit(static_cast<unsigned>(pick(0, 1'000'000))).make();
        const std::string written = writeAudit(audit);
        const Result<audit::Audit, Faults> same = readAudit(written);
        RC_ASSERT(same.ok());
        RC_ASSERT(*same == audit);

        std::mt19937 random = randomOrder();
        const std::string shuffled =
            arranged(written, [&](std::vector<JsonMember> &members) { std::ranges::shuffle(members, random); });
        const Result<audit::Audit, Faults> again = readAudit(shuffled);
        RC_ASSERT(again.ok());
        RC_ASSERT(sorted(writeAudit(*again)) == sorted(written));
    }));
}

TEST_CASE("the faults of an audit file are the same in whatever order its members stand")
{
    CHECK(rc::check([] {
        audit::Audit audit = RandomAudit(static_cast<unsigned>(pick(0, 1'000'000))).make();
        audit.projects.push_back({"", "", "", "", "2023-02-29", {}});
        audit.serviceMonths.push_back({"2026-13", -1, {}, {}, {}, {}, {}, audit::Decimal{"x"}, {}});
        const std::string written = writeAudit(audit);
        std::mt19937 random = randomOrder();
        const auto places = [](const std::string &json) {
            const Result<audit::Audit, Faults> read = readAudit(json);
            RC_ASSERT_FALSE(read.ok());
            std::vector<std::string> all;
            for (const Error &fault : read.error())
                all.push_back(fault.place);
            std::ranges::sort(all);
            return all;
        };
        RC_ASSERT(
            places(arranged(written, [&](std::vector<JsonMember> &members) { std::ranges::shuffle(members, random); }))
            == places(written));
        RC_ASSERT(places(written).size() == 5u);
    }));
}

TEST_CASE("what the CSV writer writes, the CSV reader reads")
{
    CHECK(rc::check([] {
        std::vector<std::string> pieces = kCellPieces;
        for (const char *more : {"\r", "\n", "\r\n", "=", "＝", "+", "@", ""})
            pieces.emplace_back(more);
        Table table;
        for (int i = pick(1, 6); i > 0; --i) {
            std::vector<std::string> row;
            for (int j = pick(1, 5); j > 0; --j)
                row.push_back(anyText(pieces, 5));
            table.push_back(row);
        }
        CsvWriter writer;
        for (const std::vector<std::string> &row : table)
            writer.row(row);
        const std::string text = writer.take();
        RC_ASSERT(text.starts_with("\xEF\xBB\xBF"));
        std::size_t next = 0;
        const auto broken = forEachCsvRecord(std::string_view(text).substr(3), ',', [&](const CsvRecord &record) {
            RC_ASSERT(next < table.size());
            std::vector<std::string> wanted = table[next++];
            for (std::string &cell : wanted) {
                if (isRunBySpreadsheets(cell))
                    cell.insert(0, "'");
            }
            RC_ASSERT(record.cells == wanted);
            return true;
        });
        RC_ASSERT_FALSE(broken.has_value());
        RC_ASSERT(next == table.size());
    }));
}

TEST_CASE("a list reads the same in every separator, line end and encoding, and ids stay byte for byte")
{
    CHECK(rc::check([] {
        const Table projects = anyProjects();
        Table rows = {{"项目编号", "项目名称", "建设单位"}};
        rows.insert(rows.end(), projects.begin(), projects.end());
        const ProjectList list = reading(csvOf(rows, anyDress()));
        RC_ASSERT(list.projects.size() == projects.size());
        for (std::size_t i = 0; i < projects.size(); ++i) {
            RC_ASSERT(list.projects[i].id == projects[i][0]);
            RC_ASSERT(list.projects[i].name == projects[i][1]);
            RC_ASSERT(list.projects[i].customer == projects[i][2]);
        }
    }));
}

TEST_CASE("the order of columns never matters, and that of rows is kept")
{
    CHECK(rc::check([] {
        Table rows = {{"项目编号", "项目名称", "建设单位", "序号", "备注"}};
        int serial = 0;
        for (std::vector<std::string> row : anyProjects()) {
            row.push_back(std::to_string(++serial));
            row.push_back(anyText(kCellPieces, 2));
            rows.push_back(row);
        }
        const ProjectList before = reading(csvOf(rows, anyDress()));
        std::vector<std::size_t> order = {0, 1, 2, 3, 4};
        std::mt19937 random = randomOrder();
        std::ranges::shuffle(order, random);
        Table turned;
        for (const std::vector<std::string> &row : rows) {
            turned.emplace_back();
            for (const std::size_t column : order)
                turned.back().push_back(row[column]);
        }
        const ProjectList after = reading(csvOf(turned, anyDress()));
        RC_ASSERT(after.projects == before.projects);
        RC_ASSERT(after.idColumn == std::optional<std::string>("项目编号"));
    }));
}
