#include "mobile/planning/planning.h"

#include "core/exchange/project_list.h"
#include "core/record/fold.h"
#include "core/sampling/sampling.h"
#include "core/scoring/score.h"
#include "core/sync/own_roles.h"
#include "mobile/document/apply_edit.h"
#include "mobile/session/own_write.h"
#include "mobile/session/settings.h"
#include "mobile/session/store_work.h"
#include "mobile/tablet_limits.h"

#include <QThreadPool>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

namespace {

QString lines(const Faults &faults, const Settings &settings)
{
    QStringList sentences;
    for (const Error &fault : faults) {
        const QString place = QString::fromStdString(fault.place);
        const QString message = settings.pick(fault.message);
        sentences << (place.isEmpty() ? message : place + QStringLiteral(": ") + message);
    }
    return sentences.join(QLatin1Char('\n'));
}

QVariantMap shown(const audit::Project &project)
{
    return {{"id", QString::fromStdString(project.id)},
            {"name", QString::fromStdString(project.name)},
            {"kind", QString::fromStdString(project.kind)},
            {"customer", QString::fromStdString(project.customer)},
            {"completed", QString::fromStdString(project.completed)}};
}

std::vector<std::string> idsOf(const audit::Audit &audit)
{
    std::vector<std::string> ids;
    for (const audit::Project &project : audit.projects)
        ids.push_back(project.id);
    return ids;
}

} // namespace

QString Planning::problem() const
{
    return document() ? lines(m_faults, document()->settings()) : QString();
}

QString Planning::notes() const
{
    return document() ? lines(m_notes, document()->settings()) : QString();
}

QStringList Planning::headings() const
{
    QStringList list;
    for (const std::string &heading : m_headings)
        list << QString::fromStdString(heading);
    return list;
}

QString Planning::idColumn() const
{
    return QString::fromStdString(m_idColumn.value_or(""));
}

void Planning::setIdColumn(const QString &heading)
{
    if (heading == m_choice || (!m_list.empty() && heading == idColumn()))
        return;
    m_choice = heading;
    read();
}

QVariantList Planning::preview() const
{
    QVariantList rows;
    for (std::size_t row = 0; row < std::min<std::size_t>(m_list.size(), kPreviewRows); ++row)
        rows << shown(m_list[row]);
    return rows;
}

QString Planning::frame() const
{
    if (!document() || document()->audit().projects.empty())
        return {};
    return QString::fromStdString(sampling::frameOf(document()->audit().projects));
}

int Planning::required() const
{
    return document() ? static_cast<int>(sampling::requiredSize(document()->audit().projects.size())) : 0;
}

QVariantList Planning::tickets() const
{
    QVariantList rows;
    if (!m_draw || !document())
        return rows;
    for (const std::string &id : m_draw->drawn)
        rows << shownTicket(static_cast<int>(rows.size()) + 1, m_draw->seed, id);
    return rows;
}

QString Planning::nameOf(const std::string &id) const
{
    const audit::Project *project = findProject(document()->audit(), id);
    return QString::fromStdString(project && !project->name.empty() ? project->name : id);
}

QVariantMap Planning::shownTicket(int place, const std::string &seed, const std::string &id) const
{
    return {{"place", place},
            {"id", QString::fromStdString(id)},
            {"name", nameOf(id)},
            {"ticket", QString::fromStdString(sampling::ticket(seed, id))}};
}

QVariantList Planning::sample() const
{
    QVariantList rows;
    if (!result() || !document()->audit().sample)
        return rows;
    for (const std::string &id : result()->current)
        rows << shownTicket(static_cast<int>(rows.size()) + 1, document()->audit().sample->seed, id);
    return rows;
}

QVariantList Planning::replacements() const
{
    QVariantList rows;
    if (!document() || !document()->audit().sample)
        return rows;
    for (const audit::Replacement &replacement : document()->audit().sample->replacements)
        rows << QVariantMap{{"outId", QString::fromStdString(replacement.out)},
                            {"outName", nameOf(replacement.out)},
                            {"inId", QString::fromStdString(replacement.in)},
                            {"inName", nameOf(replacement.in)},
                            {"reason", QString::fromStdString(replacement.reason)}};
    return rows;
}

namespace {

/// What the seed puts next, in the order of the tickets.
std::optional<std::string> nextOf(const audit::Audit &audit)
{
    if (!audit.sample || audit.sample->drawn.empty())
        return {};
    const auto drawn = sampling::draw(idsOf(audit), audit.sample->seed, audit.sample->drawn.size());
    if (!drawn || audit.sample->replacements.size() >= drawn->reserve.size())
        return {};
    return drawn->reserve[audit.sample->replacements.size()];
}

} // namespace

QVariantMap Planning::nextInReserve() const
{
    const auto next = document() ? nextOf(document()->audit()) : std::nullopt;
    if (!next)
        return {};
    return {{"id", QString::fromStdString(*next)}, {"name", nameOf(*next)}};
}

QString Planning::drawnSeed() const
{
    return m_draw ? QString::fromStdString(m_draw->seed) : QString();
}

QString Planning::seed() const
{
    return document() && document()->audit().sample ? QString::fromStdString(document()->audit().sample->seed)
                                                    : QString();
}

void Planning::replace(const QString &project, const QString &reason)
{
    if (reason.trimmed().isEmpty())
        return;
    writeAll(
        [out = project.toStdString(), reason = reason.trimmed().toStdString()](audit::Audit &audit) -> Result<void> {
            if (const auto next = nextOf(audit))
                audit.sample->replacements.push_back({out, *next, reason, {}});
            return {};
        });
}

void Planning::read(const QUrl &file)
{
    m_file = file.toLocalFile();
    m_choice.reset();
    read();
}

void Planning::read()
{
    m_working = true;
    m_faults.clear();
    emit changed();
    using Outcome = Result<exchange::ProjectList, Faults>;
    QThreadPool::globalInstance()->start(
        [guard = QPointer<Planning>(this), path = m_file.toStdString(), choice = m_choice, number = ++m_reads] {
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
                    guard->m_working = false;
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

void Planning::useList()
{
    if (!m_list.empty())
        writeAll([list = m_list](audit::Audit &audit) -> Result<void> {
            audit.projects = list;
            return {};
        });
}

void Planning::draw(const QString &seed, int size)
{
    if (!document())
        return;
    m_draw.reset(); // what is refused leaves no tickets of another seed or size
    const auto ids = idsOf(document()->audit());
    const auto drawn =
        sampling::draw(ids, seed.toStdString(), size > 0 ? std::optional<std::uint64_t>(size) : std::nullopt);
    if (!drawn)
        return fail({drawn.error()});
    m_faults.clear();
    audit::Sample sample;
    sample.seed = seed.toStdString();
    sample.frame = drawn->frame;
    sample.size = static_cast<std::int64_t>(drawn->drawn.size());
    sample.drawn = drawn->drawn;
    m_draw = std::move(sample);
    m_reserve = static_cast<int>(drawn->reserve.size());
    emit changed();
}

void Planning::recordDraw()
{
    if (!m_draw)
        return;
    writeAll([sample = *m_draw](audit::Audit &audit) -> Result<void> {
        if (sampling::frameOf(audit.projects) != sample.frame)
            return Error{ErrorCode::Refused,
                         {"抽样之后项目清单有了变化：请核对清单摘要后重新抽样。",
                          "The list has changed since the draw: look at its hash, then draw again."},
                         {}};
        audit.sample = sample;
        return {};
    });
}

void Planning::writeAll(std::function<Result<void>(audit::Audit &)> change)
{
    if (!document() || m_working)
        return;
    m_working = true;
    emit changed();
    onStore(
        document()->store(), this,
        [id = document()->auditId().toStdString(), author = document()->author(), role = document()->role(),
         change = std::move(change)](store::Store &opened) -> Result<void> {
            const auto registers = opened.registers(id);
            if (!registers)
                return registers.error();
            const audit::Audit before = record::fold(id, *registers);
            audit::Audit after = before;
            if (auto changed = change(after); !changed)
                return changed;
            const auto edits = record::difference(before, after, record::draws(*registers));
            for (const record::Edit &edit : edits)
                if (!sync::mayWrite(role, id, edit))
                    return AuditDocument::notTheirs();
            const OwnWrite own;
            const auto appended = opened.append(id, author, edits);
            return appended ? Result<void>() : Result<void>(appended.error());
        },
        [this](const Result<void> &written) {
            m_working = false;
            if (!written && written.error().code != ErrorCode::Refused)
                return fail({written.error()});
            m_draw.reset();
            if (!written)
                return fail({written.error()});
            if (document())
                document()->reload();
            emit changed();
            emit recorded();
        });
}

void Planning::fail(Faults faults)
{
    m_faults = std::move(faults);
    emit changed();
}

} // namespace plumbline::mobile
