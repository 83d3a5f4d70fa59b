#pragma once
// From the project list to the sample: the list read and looked at, then fixed by its hash, then the seed, then the
// tickets.

#include "core/audit/audit.h"
#include "core/base/result.h"
#include "mobile/document/document_view.h"

#include <QUrl>

#include <optional>

namespace plumbline::mobile {

class Planning : public DocumentView {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notes READ notes NOTIFY changed)
    Q_PROPERTY(QStringList headings READ headings NOTIFY changed)
    Q_PROPERTY(QString idColumn READ idColumn WRITE setIdColumn NOTIFY changed)
    Q_PROPERTY(int listed READ listed NOTIFY changed)
    Q_PROPERTY(QVariantList preview READ preview NOTIFY changed)
    Q_PROPERTY(QString frame READ frame NOTIFY changed)
    Q_PROPERTY(int required READ required NOTIFY changed)
    Q_PROPERTY(QVariantList tickets READ tickets NOTIFY changed)
    Q_PROPERTY(int reserve READ reserve NOTIFY changed)
    Q_PROPERTY(QVariantList sample READ sample NOTIFY changed)
    Q_PROPERTY(QVariantList replacements READ replacements NOTIFY changed)
    Q_PROPERTY(QVariantMap nextInReserve READ nextInReserve NOTIFY changed)
    Q_PROPERTY(QString drawnSeed READ drawnSeed NOTIFY changed)
    Q_PROPERTY(QString seed READ seed NOTIFY changed)

public:
    using DocumentView::DocumentView;

    bool working() const { return m_working; }
    QString problem() const; ///< every fault, a line each
    QString notes() const;   ///< such as how ids were made
    QStringList headings() const;
    /// Heading; empty where ids are row numbers. Setting it reads the file again.
    QString idColumn() const;
    void setIdColumn(const QString &heading);
    int listed() const { return static_cast<int>(m_list.size()); }
    QVariantList preview() const; ///< the first of them: id, name, kind, customer, completed
    QString frame() const;        ///< hash of the audit's project list; empty without one
    int required() const;         ///< of the audit's project list
    QVariantList tickets() const; ///< of the draw at hand: place, id, name, ticket
    int reserve() const { return m_reserve; }

    /// Of the recorded sample, after replacements: place, id, name, ticket.
    QVariantList sample() const;
    QVariantList replacements() const; ///< outId, outName, inId, inName, reason
    QString drawnSeed() const;         ///< of the draw at hand
    QVariantMap nextInReserve() const; ///< id and name of what the seed puts next; empty when nothing is left
    QString seed() const;              ///< of the recorded sample

    Q_INVOKABLE void read(const QUrl &file);
    /// The list read becomes the audit's; `recorded` once the disk has it.
    Q_INVOKABLE void useList();
    /// Draws from the audit's list; `size` 0 is the least that is allowed.
    Q_INVOKABLE void draw(const QString &seed, int size);
    Q_INVOKABLE void recordDraw();
    /// Takes a project out of the sample, for a reason; the next of the reserve comes in. `recorded` once it is on
    /// disk.
    Q_INVOKABLE void replace(const QString &project, const QString &reason);

signals:
    void recorded();

protected:
    void follow(AuditDocument &document) override
    {
        connect(&document, &AuditDocument::reloaded, this, &Planning::changed);
        connect(&document, &AuditDocument::resultChanged, this, &Planning::changed);
    }

private:
    QVariantMap shownTicket(int place, const std::string &seed, const std::string &id) const;
    void read();
    QString nameOf(const std::string &id) const;
    /// What `change` refuses is not written, and told.
    void writeAll(std::function<core::Result<void>(core::audit::Audit &)> change);
    void fail(core::Faults faults);

    QString m_file;
    std::vector<core::audit::Project> m_list;
    std::vector<std::string> m_headings;
    std::optional<std::string> m_idColumn; ///< of the list that was read
    std::optional<QString> m_choice;       ///< for this file; empty is row numbers, nothing is left to the reader
    core::Faults m_notes;
    core::Faults m_faults;
    std::optional<core::audit::Sample> m_draw;
    int m_reserve = 0;
    int m_reads = 0; ///< begun; only the last one counts
    bool m_working = false;
};

} // namespace plumbline::mobile
