#include "core/exchange/list_builder.h"

#include "core/exchange/limits.h"
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

std::vector<std::string_view> texts(const Row &row)
{
    std::vector<std::string_view> cells;
    cells.reserve(row.cells.size());
    for (const Cell &cell : row.cells)
        cells.push_back(cell.text);
    return cells;
}

/// "A" for 0, "AB" for 27.
std::string columnLetters(std::size_t column)
{
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

bool isTotal(std::string_view id)
{
    constexpr std::string_view kWords[] = {"合计", "总计", "小计", "共计"};
    return std::ranges::find(kWords, normalisedHeading(id)) != std::ranges::end(kWords);
}

} // namespace

std::string ListPlaces::row(std::size_t number) const
{
    return file + (sheet ? ": " + *sheet + "!" : ":") + std::to_string(number);
}

std::string ListPlaces::cell(std::size_t number, std::size_t column) const
{
    return sheet ? file + ": " + *sheet + "!" + columnLetters(column) + std::to_string(number) : row(number);
}

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
    chooseColumns();
    if (m_options.idColumn)
        chooseNamedIdColumn();
    for (std::size_t i = found + 1; i < m_waiting.size(); ++i)
        addProject(m_waiting[i]);
    m_waiting.clear();
}

std::size_t ListBuilder::findHeadings() const
{
    std::vector<std::vector<std::string_view>> rows;
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

void ListBuilder::chooseColumns()
{
    struct Choice {
        ColumnRole role;
        std::optional<std::size_t> *column;
    };
    const Choice choices[] = {{ColumnRole::Id, &m_id},
                              {ColumnRole::Name, &m_name},
                              {ColumnRole::Kind, &m_kind},
                              {ColumnRole::Customer, &m_customer},
                              {ColumnRole::Completed, &m_completed}};
    for (const Choice &choice : choices) {
        int best = 0;
        for (std::size_t i = 0; i < m_list.headings.size(); ++i) {
            std::optional<HeadingMatch> match = matchHeading(m_list.headings[i]);
            m_knownHeadings = m_knownHeadings || match;
            if (!match && choice.role != ColumnRole::Id)
                match = matchHeadingLoosely(m_list.headings[i]);
            if (!match || match->role != choice.role || (*choice.column && match->rank >= best))
                continue;
            *choice.column = i;
            best = match->rank;
        }
    }
    if (m_id && std::ranges::count(m_list.headings, m_list.headings[*m_id]) > 1 && !m_options.idColumn)
        fault(m_headings.number, place(m_headings.number),
              {"有两列的标题都是“" + shown(m_list.headings[*m_id]) + "”；请改名，使编号列只有一个。",
               "two columns are headed \"" + shown(m_list.headings[*m_id])
                   + "\"; rename one so that there is one id column."});
}

void ListBuilder::chooseNamedIdColumn()
{
    const std::string &wanted = *m_options.idColumn;
    m_id.reset();
    std::size_t matches = 0;
    const auto look = [&](auto &&same) {
        for (std::size_t i = 0; i < m_list.headings.size() && matches < 2; ++i) {
            if (same(m_list.headings[i])) {
                m_id = i;
                ++matches;
            }
        }
    };
    look([&](const std::string &heading) { return heading == trimmed(wanted); });
    if (matches == 0)
        look([&](const std::string &heading) { return normalisedHeading(heading) == normalisedHeading(wanted); });
    if (matches == 1) {
        m_knownHeadings = true;
        return;
    }
    m_id.reset();
    std::string known;
    for (const std::string &heading : m_list.headings) {
        if (!heading.empty())
            known += (known.empty() ? "" : ", ") + shown(heading);
    }
    const Text what = matches == 0
        ? Text{"没有标题为“" + wanted + "”的列；有：" + known + "。",
               "no column is headed \"" + wanted + "\"; there are: " + known + "."}
        : Text{"有两列的标题都是“" + wanted + "”。", "two columns are headed \"" + wanted + "\"."};
    fault(m_headings.number, m_places.row(m_headings.number), {"--id-column：" + what.zh, "--id-column: " + what.en});
}

void ListBuilder::addProject(const Row &row)
{
    if (isHeadingAgain(row))
        return;
    audit::Project project;
    if (m_id && *m_id < row.cells.size())
        project.id = row.cells[*m_id].text;
    project.name = textAt(row, m_name);
    project.kind = textAt(row, m_kind);
    project.customer = textAt(row, m_customer);
    project.completed = textAt(row, m_completed);
    if (m_id)
        checkId(row, project.id);
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

/// Lists made for printing repeat their headings on every page.
bool ListBuilder::isHeadingAgain(const Row &row) const
{
    const std::size_t count = std::min(row.cells.size(), m_headings.cells.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (row.cells[i].text != m_headings.cells[i].text)
            return false;
    }
    return count == m_headings.cells.size();
}

void ListBuilder::checkId(const Row &row, const std::string &id)
{
    const CellKind kind = *m_id < row.cells.size() ? row.cells[*m_id].kind : CellKind::Text;
    const std::string at = place(row.number);
    const std::string seen = shown(id);
    switch (kind) {
    case CellKind::NoValue:
        fault(row.number, at,
              {"编号是公式，还没有算出的值；请用 Excel 或 WPS 打开并保存一次。",
               "the id is a formula that has no value yet; open and save the file in Excel or WPS."});
        return;
    case CellKind::Error:
        fault(row.number, at, {"编号单元格是错误值 " + seen + "。", "the id cell holds the error " + seen + "."});
        return;
    case CellKind::LossyNumber:
        fault(row.number, at,
              {"编号 " + seen + " 是超过 15 位的数值，可能已丢失末位；请把该列设为文本并重新填写。",
               "the id " + seen
                   + " is a number of more than 15 digits, which may have lost some; "
                     "format the column as text and enter it again."});
        return;
    case CellKind::Date:
        fault(row.number, at,
              {"编号单元格是日期 " + seen + "；请把该列设为文本。",
               "the id cell holds the date " + seen + "; format the column as text."});
        return;
    case CellKind::Text:
        break;
    }
    if (isBlank(id))
        fault(row.number, at, {"此行有内容而项目编号为空。", "this row has text but its project id is empty."});
    else if (hasLineBreak(id))
        fault(row.number, at,
              {"项目编号“" + seen + "”中有换行。", "the project id \"" + seen + "\" holds a line break."});
    else if (isTotal(id))
        fault(row.number, at,
              {"编号列写着“" + seen + "”：合计行不是项目，请删去。",
               "the id column says \"" + seen + "\": a row of totals is no project; remove it."});
    m_padded += trimmed(id).size() != id.size();
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
            fault(m_rows[i], place(m_rows[i]),
                  {"项目编号“" + seen + "”重复，第 " + row + " 行已有。",
                   "the project id \"" + seen + "\" stands twice; row " + row + " has it already."});
        else
            fault(m_rows[i], place(m_rows[i]),
                  {"项目编号“" + seen + "”与第 " + row + " 行的只差首尾空白；请改成不同的编号或删去空白。",
                   "the project id \"" + seen + "\" differs from that of row " + row
                       + " only by white space around it."});
    }
}

void ListBuilder::checkShape()
{
    const std::size_t rows = m_list.projects.size();
    const bool isText = !m_places.sheet;
    const bool oneColumn = std::ranges::count_if(m_list.headings, [](const std::string &h) { return !h.empty(); }) < 2;
    std::size_t usual = 0;
    for (const auto &[width, count] : m_widths)
        usual = std::max(usual, count);
    const bool ragged = 2 * usual < rows;
    if (isText && ((!m_knownHeadings && (oneColumn || ragged)) || (ragged && 4 * m_wideRows.size() > rows))) {
        m_faults.clear();
        fault(m_headings.number, m_places.row(m_headings.number),
              {"这里看不出项目清单：没有常见的列标题，或各行列数不一致。",
               "this does not look like a list of projects: no usual heading, or rows of different lengths."});
        return;
    }
    if (!isText || 2 * m_wideRows.size() > rows)
        return;
    for (const std::size_t row : m_wideRows)
        fault(row, m_places.row(row),
              {"此行的单元格比标题多；含分隔符的单元格应加引号。",
               "this row has more cells than there are headings; a cell that holds a separator needs quotes."});
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
    std::erase_if(m_faults, [&](const RowFault &f) { return f.row > m_headings.number && f.row <= m_headingsEnd; });

    if (m_faults.empty() && m_list.projects.empty()) {
        const std::string at = m_places.sheet ? m_places.file + ": " + *m_places.sheet : m_places.file;
        return Faults{
            {ErrorCode::InvalidInput,
             {"清单中没有项目：标题之下没有任何行。", "the list has no projects: there is no row below the headings."},
             at}};
    }
    if (m_id)
        checkTwins();
    else
        nameRows();
    checkShape();
    if (!m_faults.empty()) {
        std::ranges::stable_sort(m_faults, {}, &RowFault::row);
        Faults faults;
        for (RowFault &f : m_faults)
            faults.push_back(std::move(f.error));
        return faults;
    }
    finishNotes(makeDatesIso(m_list.projects));
    return std::move(m_list);
}

void ListBuilder::finishNotes(std::size_t unreadableDates)
{
    const std::string count = std::to_string(m_list.projects.size());
    if (m_id) {
        m_list.idColumn = m_list.headings[*m_id];
        note({ErrorCode::InvalidInput,
              {"项目编号取自列“" + *m_list.idColumn + "”，共 " + count + " 个项目。",
               "ids are taken from the column \"" + *m_list.idColumn + "\"; " + count + " projects."},
              m_places.file});
    } else {
        note({ErrorCode::InvalidInput,
              {"没有编号列：以标题之后的行号 1 至 " + count + " 作为项目编号。",
               "there is no id column: ids are the row numbers after the header, 1 to " + count + "."},
              m_places.file});
    }
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

void ListBuilder::fault(std::size_t row, std::string place, Text message)
{
    m_faults.push_back({row, {ErrorCode::InvalidInput, std::move(message), std::move(place)}});
}

} // namespace plumbline::core::exchange
