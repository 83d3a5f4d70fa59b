#pragma once
// From rows of cells, whatever file they came from, to a list of projects; every fault at once.

#include "core/exchange/headings.h"
#include "core/exchange/project_list.h"

#include <cstddef>

namespace plumbline::core::exchange {

enum class CellKind {
    Text,
    Date,        ///< a number that the file shows as a date; text is YYYY-MM-DD
    NoValue,     ///< a formula that no program has computed yet
    Error,       ///< #REF! and its kin
    LossyNumber, ///< a number beyond 2^53: digits may be lost already
};

struct Cell {
    std::string text;
    CellKind kind = CellKind::Text;
};

struct Row {
    std::size_t number = 0; ///< CSV: physical line; sheet: row
    std::vector<Cell> cells;
};

/// How messages name a place of the list.
struct ListPlaces {
    std::string file;
    std::optional<std::string> sheet;
    std::string row(std::size_t number) const;                      ///< "list.csv:10", "list.xlsx: Sheet1!10"
    std::string cell(std::size_t number, std::size_t column) const; ///< sheets: "list.xlsx: Sheet1!B10"
};

class ListBuilder {
public:
    ListBuilder(ListOptions options, ListPlaces places);

    void add(Row row);
    /// Number of the row of headings, once all rows are added; nothing where there is none.
    std::optional<std::size_t> headingRow();
    /// Heading cells reach down to this row (merged cells): what stands there is no project.
    void headingsEndAt(std::size_t row) { m_headingsEnd = row; }
    void note(Error note) { m_list.notes.push_back(std::move(note)); }
    Result<ProjectList, Faults> finish();

private:
    struct RowFault {
        std::size_t row;
        Error error;
    };

    void decideHeadings();
    std::size_t findHeadings() const;
    void chooseColumns();
    void chooseNamedIdColumn();
    void addProject(const Row &row);
    bool isHeadingAgain(const Row &row) const;
    void checkId(const Row &row, const std::string &id);
    void checkTwins();
    void checkShape();
    void nameRows();
    void finishNotes(std::size_t unreadableDates);
    void fault(std::size_t row, std::string place, Text message);
    std::string place(std::size_t row) const { return m_places.cell(row, m_id.value_or(0)); }

    ListOptions m_options;
    ListPlaces m_places;
    std::vector<Row> m_waiting; ///< until the headings are found
    bool m_decided = false;
    bool m_knownHeadings = false;
    Row m_headings;
    std::size_t m_headingsEnd = 0;
    std::optional<std::size_t> m_id, m_name, m_kind, m_customer, m_completed;
    ProjectList m_list;
    std::vector<std::size_t> m_rows;             ///< of the projects
    std::vector<std::size_t> m_wideRows;         ///< with text beyond the last heading
    std::map<std::size_t, std::size_t> m_widths; ///< cells of a row, and how many rows have that many
    std::size_t m_padded = 0;                    ///< ids with white space around them
    std::vector<RowFault> m_faults;
};

/// Dates of a column as people write them, made ISO: 2024-6-30, 2024/06/30, 2024.6.30, 2024年6月30日, 6/30/2024 where
/// the column shows which comes first. What can't be read becomes empty and is counted.
std::size_t makeDatesIso(std::vector<audit::Project> &projects);

} // namespace plumbline::core::exchange
