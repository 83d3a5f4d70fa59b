#pragma once
// A file with the project list: read and looked at, its column of ids chosen, then taken over.

#include "mobile/planning/planning_view.h"

#include <QUrl>

#include <optional>

namespace plumbline::mobile {

class ListFile : public PlanningView {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString notes READ notes NOTIFY changed)
    Q_PROPERTY(QStringList headings READ headings NOTIFY changed)
    Q_PROPERTY(QString idColumn READ idColumn WRITE setIdColumn NOTIFY changed)
    Q_PROPERTY(int listed READ listed NOTIFY changed)
    Q_PROPERTY(QVariantList preview READ preview NOTIFY changed)

public:
    using PlanningView::PlanningView;

    QString notes() const { return lines(m_notes); } ///< such as how ids were made
    QStringList headings() const;
    /// Heading; empty where ids are row numbers. Setting it reads the file again.
    QString idColumn() const { return QString::fromStdString(m_idColumn.value_or("")); }
    void setIdColumn(const QString &heading);
    int listed() const { return static_cast<int>(m_list.size()); }
    QVariantList preview() const; ///< the first of them: id, name, kind, customer, completed

    Q_INVOKABLE void read(const QUrl &file);
    /// The list read becomes the audit's; `recorded` once the disk has it.
    Q_INVOKABLE void useList();

private:
    void read();

    QString m_file;
    std::vector<core::audit::Project> m_list;
    std::vector<std::string> m_headings;
    std::optional<std::string> m_idColumn; ///< of the list that was read
    std::optional<QString> m_choice;       ///< for this file; empty is row numbers, nothing is left to the reader
    core::Faults m_notes;
    int m_reads = 0; ///< begun; only the last one counts
};

} // namespace plumbline::mobile
