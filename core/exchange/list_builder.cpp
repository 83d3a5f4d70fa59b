#include "core/exchange/list_builder.h"

#include "core/exchange/heading_rows.h"
#include "core/exchange/headings.h"
#include "core/exchange/id_cell.h"
#include "core/exchange/limits.h"
#include "core/exchange/list_dates.h"
#include "core/exchange/no_project.h"
#include "core/exchange/plain_text.h"

#include <algorithm>
#include <unordered_map>

namespace plumbline::core::exchange {

namespace {

bool isBlankRow(const Row &row)
{
    return std::ranges::all_of(row.cells,
                               [](const Cell &cell) { return cell.kind == CellKind::Text && isBlank(cell.text); });
}

std::string textAt(const Row &row, std::optional<std::size_t> column)
{
    if (!column || *column >= row.cells.size())
        return {};
    const Cell &cell = row.cells[*column];
    if (cell.kind == CellKind::NoValue || cell.kind == CellKind::Error)
        return {};
    return std::string(trimmed(cell.text));
}

RowTexts texts(const Row &row)
{
    RowTexts cells;
    cells.reserve(row.cells.size());
    for (const Cell &cell : row.cells)
        cells.push_back(cell.text);
    return cells;
}

bool sameCells(const Row &left, const Row &right)
{
    return std::ranges::equal(left.cells, right.cells, {}, &Cell::text, &Cell::text);
}

} // namespace

ListBuilder::ListBuilder(ListOptions options, ListPlaces places)
    : m_options(std::move(options)),
      m_places(std::move(places))
{
}

std::optional<std::size_t> ListBuilder::headingRow()
{
    if (!m_decided)
        decideHeadings();
    return !m_headings.cells.empty() ? std::optional(m_headings.number) : std::nullopt;
}

std::vector<std::size_t> ListBuilder::decidingColumns() const
{
    if (m_columns.id)
        return {*m_columns.id};
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < m_headings.cells.size(); ++column) {
        if (!isBlank(m_headings.cells[column].text))
            columns.push_back(column);
    }
    return columns;
}

void ListBuilder::add(Row row)
{
    if (isBlankRow(row))
        return;
    if (m_decided) {
        addProject(row);
        return;
    }
    m_waiting.push_back(std::move(row));
    if (m_waiting.size() == kHeadingSearchRows)
        decideHeadings();
}

void ListBuilder::decideHeadings()
{
    m_decided = true;
    if (m_waiting.empty())
        return;
    const std::size_t found = findHeadings();
    m_headings = m_waiting[found];
    for (const Cell &cell : m_headings.cells)
        m_list.headings.emplace_back(trimmed(cell.text));
    m_columns = chooseColumns(m_list.headings, m_options);
    if (const std::optional<Text> unclear = idColumnFault(m_list.headings, m_columns, m_options))
        m_faults.add(ListFault::Shape, m_headings.number, m_places.row(m_headings.number), *unclear);
    if (!m_options.idColumn)
        refuseDoubts(found);
    m_above.assign(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(found));
    for (std::size_t i = found + 1; i < m_waiting.size(); ++i)
        addProject(m_waiting[i]);
    m_waiting.clear();
}

void ListBuilder::refuseDoubts(std::size_t headings)
{
    std::vector<RowTexts> rows;
    for (const Row &row : m_waiting)
        rows.push_back(texts(row));
    if (const auto doubtful = doubtfulRow(rows, headings); doubtful && !m_options.rowNumbers) {
        const std::size_t number = m_waiting[*doubtful].number;
        m_faults.add(
            ListFault::Shape, number, m_places.row(number),
            {"这一行像列标题，又像项目。如果是标题，请删去它以上的行，或用 --id-column 指定编号列；如果是项目，请用 "
             "--row-numbers。",
             "this row reads like headings, or like a project. If it holds the headings, delete what stands "
             "above it, or name the id column (--id-column); if it is a project, use --row-numbers."});
    }
    std::vector<std::size_t> numbers;
    for (const std::size_t row : listRowsAbove(rows, headings))
        numbers.push_back(m_waiting[row].number);
    if (numbers.empty())
        return;
    const std::string above = rowNumbers(numbers);
    m_faults.add(ListFault::Shape, m_headings.number, m_places.row(m_headings.number),
                 {"这一行是列标题，而其上的第 " + above
                      + " 行看来也是清单的内容。请只保留一个清单，或删去标题以上的行，或用 --id-column 指定编号列。",
                  "this row holds the headings, yet the rows " + above
                      + " above it look like a list too. Keep one list, or delete what stands above the headings, or "
                        "name the id column (--id-column)."});
}

std::size_t ListBuilder::findHeadings() const
{
    std::vector<RowTexts> rows;
    for (const Row &row : m_waiting)
        rows.push_back(texts(row));
    if (m_options.idColumn) {
        const std::string wanted = normalisedHeading(*m_options.idColumn);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (std::ranges::any_of(rows[i], [&](std::string_view cell) { return normalisedHeading(cell) == wanted; }))
                return i;
        }
    }
    return findHeadingRow(rows);
}

void ListBuilder::addProject(const Row &row)
{
    if (isTitleAgain(row)) {
        m_repeatedRows.push_back(row.number);
        return;
    }
    switch (headingsAgain(texts(row), m_list.headings)) {
    case HeadingsAgain::Same:
        m_repeatedRows.push_back(row.number);
        takeFurtherColumns(row);
        return;
    case HeadingsAgain::Other:
        m_faults.add(ListFault::NoProject, row.number, m_places.row(row.number),
                     {"这一行是另一个清单的列标题；请把那个清单放到单独的文件中。",
                      "this row holds the headings of another list; put that list into a file of its own."});
        return;
    case HeadingsAgain::No:
        break;
    }
    if (const std::optional<Text> why = noProject(row, m_columns, std::exchange(m_firstBelowHeadings, false))) {
        m_faults.add(ListFault::NoProject, row.number, m_places.row(row.number), *why);
        return;
    }
    audit::Project project;
    project.name = textAt(row, m_columns.name);
    project.kind = textAt(row, m_columns.kind);
    project.customer = textAt(row, m_columns.customer);
    project.completed = textAt(row, m_columns.completed);
    if (m_columns.id) {
        const Cell cell = *m_columns.id < row.cells.size() ? row.cells[*m_columns.id] : Cell();
        if (std::optional<IdFault> fault = idFault(cell))
            m_faults.add(fault->kind, row.number, place(row.number),
                         withSerialHint(fault->kind, std::move(fault->message)));
        else
            m_padded += trimmed(cell.text).size() != cell.text.size();
        project.id = cell.text;
    }
    const std::size_t width = m_headings.cells.size();
    const bool wide = row.cells.size() > width
        && std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end(),
                       [](const Cell &cell) { return !isBlank(cell.text); });
    if (wide)
        m_wideRows.push_back(row.number);
    ++m_widths[row.cells.size()];
    m_list.projects.push_back(std::move(project));
    m_rows.push_back(row.number);
}

/// The second half of a list may have more columns than the first.
void ListBuilder::takeFurtherColumns(const Row &row)
{
    for (std::size_t column = m_list.headings.size(); column < row.cells.size(); ++column) {
        m_list.headings.emplace_back(trimmed(row.cells[column].text));
        m_headings.cells.push_back(row.cells[column]);
    }
    const ListColumns now = chooseColumns(m_list.headings, m_options);
    const auto take = [](std::optional<std::size_t> &column, const std::optional<std::size_t> &further) {
        column = column ? column : further;
    };
    take(m_columns.name, now.name);
    take(m_columns.kind, now.kind);
    take(m_columns.customer, now.customer);
    take(m_columns.completed, now.completed);
}

/// Lists made for printing repeat their titles on every page, as they do their headings.
bool ListBuilder::isTitleAgain(const Row &row) const
{
    return std::ranges::any_of(m_above, [&](const Row &above) { return sameCells(above, row); });
}

/// Serial numbers that restart or are left out are usual in lists: the way out is named once.
Text ListBuilder::withSerialHint(ListFault kind, Text message) const
{
    if (!m_columns.idIsSerial || m_faults.has(kind))
        return message;
    const std::string heading = shown(m_list.headings[*m_columns.id]);
    message.zh += "编号取自序号列“" + heading + "”；可改以行号为编号（--row-numbers），或另选编号列（--id-column）。";
    message.en += " The ids are the serial numbers of the column \"" + heading
        + "\"; take the row numbers instead (--row-numbers), or another column (--id-column).";
    return message;
}

void ListBuilder::checkTwins()
{
    std::unordered_map<std::string_view, std::size_t> first;
    first.reserve(m_list.projects.size());
    for (std::size_t i = 0; i < m_list.projects.size(); ++i) {
        const std::string &id = m_list.projects[i].id;
        const auto [earlier, isNew] = first.emplace(trimmed(id), i);
        if (isNew || isBlank(id))
            continue;
        const std::string row = std::to_string(m_rows[earlier->second]);
        const std::string seen = shown(id);
        if (m_list.projects[earlier->second].id == id)
            m_faults.add(
                ListFault::Twin, m_rows[i], place(m_rows[i]),
                withSerialHint(ListFault::Twin,
                               {"项目编号“" + seen + "”重复，第 " + row + " 行已有。",
                                "the project id \"" + seen + "\" stands twice; row " + row + " has it already."}));
        else
            m_faults.add(ListFault::Twin, m_rows[i], place(m_rows[i]),
                         {"项目编号“" + seen + "”与第 " + row + " 行的只差首尾空白；请改成不同的编号或删去空白。",
                          "the project id \"" + seen + "\" differs from that of row " + row
                              + " only by white space around it."});
    }
}

void ListBuilder::checkShape()
{
    const std::size_t rows = m_list.projects.size();
    const bool isText = !m_places.sheet;
    const bool oneColumn = m_columns.headings < 2;
    std::size_t usual = 0;
    for (const auto &[width, count] : m_widths)
        usual = std::max(usual, count);
    const bool ragged = 2 * usual < rows;
    if (isText && !m_columns.known && (oneColumn || ragged)) {
        m_faults.clear();
        m_faults.add(ListFault::Shape, m_headings.number, m_places.row(m_headings.number),
                     {"这里看不出项目清单：没有常见的列标题，或各行列数不一致。",
                      "this does not look like a list of projects: no usual heading, or rows of different lengths."});
        return;
    }
    // Where most rows have a cell more, a last heading is missing, or every name holds a separator. Ids that stand
    // first are the same either way.
    const bool idsFirst = !m_columns.id || *m_columns.id == 0;
    if (!isText || (2 * m_wideRows.size() > rows && idsFirst && !ragged))
        return;
    for (const std::size_t row : m_wideRows)
        m_faults.add(
            ListFault::Wide, row, m_places.row(row),
            {"此行的单元格比标题多；含分隔符的单元格应加引号，每一列都应有标题。",
             "this row has more cells than there are headings; a cell that holds a separator needs quotes, and "
             "every column a heading."});
}

void ListBuilder::nameRows()
{
    for (std::size_t i = 0; i < m_list.projects.size(); ++i)
        m_list.projects[i].id = std::to_string(i + 1);
}

Result<ProjectList, Faults> ListBuilder::finish()
{
    if (!m_decided)
        decideHeadings();
    std::size_t dropped = 0;
    while (dropped < m_rows.size() && m_rows[dropped] <= m_headingsEnd)
        ++dropped;
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(dropped));
    m_list.projects.erase(m_list.projects.begin(), m_list.projects.begin() + static_cast<std::ptrdiff_t>(dropped));
    m_faults.forgetRows(m_headings.number, m_headingsEnd);

    if (m_faults.empty() && m_list.projects.empty()) {
        const std::string at = m_places.sheet ? m_places.file + ": " + *m_places.sheet : m_places.file;
        return Faults{
            {ErrorCode::InvalidInput,
             {"清单中没有项目：标题之下没有任何行。", "the list has no projects: there is no row below the headings."},
             at}};
    }
    if (m_columns.id)
        checkTwins();
    else
        nameRows();
    checkShape();
    if (!m_faults.empty())
        return m_faults.take(m_places.file);
    finishNotes(makeDatesIso(m_list.projects));
    return std::move(m_list);
}

void ListBuilder::finishNotes(std::size_t unreadableDates)
{
    const std::string count = std::to_string(m_list.projects.size());
    if (m_columns.id) {
        m_list.idColumn = m_list.headings[*m_columns.id];
        note({ErrorCode::InvalidInput,
              {"项目编号取自列“" + *m_list.idColumn + "”，共 " + count + " 个项目。",
               "ids are taken from the column \"" + *m_list.idColumn + "\"; " + count + " projects."},
              m_places.file});
    } else {
        note({ErrorCode::InvalidInput,
              {(m_options.rowNumbers ? "按要求" : "没有编号列：") + ("以标题之后的行号 1 至 " + count)
                   + " 作为项目编号。",
               (m_options.rowNumbers ? "as asked, " : "there is no id column: ")
                   + ("ids are the row numbers after the header, 1 to " + count + ".")},
              m_places.file});
    }
    std::vector<std::size_t> above;
    for (const Row &row : m_above)
        above.push_back(row.number);
    noteRows(above, {"标题之上的行未读取", "above the headings and not read"});
    noteRows(m_repeatedRows, {"重复的标题，不是项目", "headings or titles that stand again, no projects"});
    if (m_padded > 0) {
        const std::string padded = std::to_string(m_padded);
        note({ErrorCode::InvalidInput,
              {padded + " 个编号首尾带有空白，按原样保留。",
               padded + " ids have white space around them; they are kept as they are."},
              m_places.file});
    }
    if (unreadableDates > 0) {
        const std::string dates = std::to_string(unreadableDates);
        note(
            {ErrorCode::InvalidInput,
             {dates + " 个竣工日期无法识别，留空。", dates + " completion dates could not be read and are left empty."},
             m_places.file});
    }
}

void ListBuilder::noteRows(const std::vector<std::size_t> &rows, const Text &what)
{
    if (rows.empty())
        return;
    const std::string numbers = rowNumbers(rows);
    note({ErrorCode::InvalidInput,
          {"第 " + numbers + " 行：" + what.zh + "。", "rows " + numbers + ": " + what.en + "."},
          m_places.file});
}

} // namespace plumbline::core::exchange
