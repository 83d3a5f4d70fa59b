#pragma once
// From rows of cells, whatever file they came from, to a list of projects; every fault at once.

#include "core/exchange/list_columns.h"
#include "core/exchange/list_faults.h"
#include "core/exchange/list_row.h"
#include "core/exchange/project_list.h"

#include <cstddef>
#include <map>

namespace plumbline::core::exchange {

class ListBuilder {
public:
    ListBuilder(ListOptions options, ListPlaces places);

    void add(Row row);
    /// Number of the row of headings, once all rows are added; nothing where there is none.
    std::optional<std::size_t> headingRow();
    /// Of the headings, from 0, those that tell where they end: the column of the ids, or all that have a heading.
    std::vector<std::size_t> decidingColumns() const;
    /// Heading cells reach down to this row (merged cells): what stands there is no project.
    void headingsEndAt(std::size_t row) { m_headingsEnd = row; }
    void note(Error note) { m_list.notes.push_back(std::move(note)); }
    Result<ProjectList, Faults> finish();

private:
    void decideHeadings();
    std::size_t findHeadings() const;
    /// Whether it is another row that holds the headings, and what is a project, is for a person to say.
    void refuseDoubts(std::size_t headings);
    void takeFurtherColumns(const Row &row);
    void addProject(const Row &row);
    bool isTitleAgain(const Row &row) const;
    void checkTwins();
    void checkShape();
    void nameRows();
    void finishNotes(std::size_t unreadableDates);
    void noteRows(const std::vector<std::size_t> &rows, const Text &what);
    Text withSerialHint(ListFault kind, Text message) const;
    std::string place(std::size_t row) const { return m_places.cell(row, m_columns.id.value_or(0)); }

    ListOptions m_options;
    ListPlaces m_places;
    std::vector<Row> m_waiting; ///< until the headings are found
    bool m_decided = false;
    std::vector<Row> m_above; ///< titles and notes above the headings
    Row m_headings;
    std::size_t m_headingsEnd = 0;
    ListColumns m_columns;
    ProjectList m_list;
    std::vector<std::size_t> m_rows;             ///< of the projects
    std::vector<std::size_t> m_repeatedRows;     ///< headings and titles that stand again
    std::vector<std::size_t> m_wideRows;         ///< with text beyond the last heading
    std::map<std::size_t, std::size_t> m_widths; ///< cells of a row, and how many rows have that many
    std::size_t m_padded = 0;                    ///< ids with white space around them
    bool m_firstBelowHeadings = true;
    ListFaults m_faults;
};

} // namespace plumbline::core::exchange
