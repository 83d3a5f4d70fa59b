#include "mobile/planning/list_file.h"

#include "core/exchange/project_list.h"
#include "mobile/tablet_limits.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

namespace {

QVariantMap shown(const audit::Project &project)
{
    return {{"id", QString::fromStdString(project.id)},
            {"name", QString::fromStdString(project.name)},
            {"kind", QString::fromStdString(project.kind)},
            {"customer", QString::fromStdString(project.customer)},
            {"completed", QString::fromStdString(project.completed)}};
}

} // namespace

QStringList ListFile::headings() const
{
    QStringList list;
    for (const std::string &heading : m_headings)
        list << QString::fromStdString(heading);
    return list;
}

void ListFile::setIdColumn(const QString &heading)
{
    if (heading == m_choice || (!m_list.empty() && heading == idColumn()))
        return;
    m_choice = heading;
    read();
}

QVariantList ListFile::preview() const
{
    QVariantList rows;
    for (std::size_t row = 0; row < std::min<std::size_t>(m_list.size(), kPreviewRows); ++row)
        rows << shown(m_list[row]);
    return rows;
}

void ListFile::read(const QUrl &file)
{
    m_file = file.toLocalFile();
    m_choice.reset();
    read();
}

void ListFile::read()
{
    begin();
    using Outcome = Result<exchange::ProjectList, Faults>;
    QThreadPool::globalInstance()->start(
        [guard = QPointer<ListFile>(this), path = m_file.toStdString(), choice = m_choice, number = ++m_reads] {
            exchange::ListOptions options;
            if (choice)
                options = choice->isEmpty() ? exchange::ListOptions{{}, true}
                                            : exchange::ListOptions{choice->toStdString(), false};
            auto outcome = std::make_shared<Outcome>(exchange::readProjectList(path, options));
            // What stands in the way may be the column: the file's others are there to choose from.
            std::vector<std::string> headings;
            if (!*outcome && !options.rowNumbers)
                if (auto bare = exchange::readProjectList(path, {{}, true}))
                    headings = std::move(bare->headings);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, outcome, number, headings = std::move(headings)]() mutable {
                    if (!guard || guard->m_reads != number)
                        return;
                    guard->end();
                    if (!*outcome) {
                        guard->m_list.clear();
                        guard->m_headings = std::move(headings);
                        return guard->fail(outcome->error());
                    }
                    exchange::ProjectList &list = **outcome;
                    guard->m_list = std::move(list.projects);
                    guard->m_headings = std::move(list.headings);
                    guard->m_idColumn = std::move(list.idColumn);
                    guard->m_notes = std::move(list.notes);
                    emit guard->changed();
                },
                Qt::QueuedConnection);
        });
}

void ListFile::useList()
{
    if (!m_list.empty())
        writeAll([list = m_list](audit::Audit &audit) -> Result<void> {
            audit.projects = list;
            return {};
        });
}

} // namespace plumbline::mobile
