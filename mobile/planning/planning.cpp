#include "mobile/planning/planning.h"

#include "core/sampling/sampling.h"
#include "core/scoring/score.h"
#include "mobile/document/apply_edit.h"

namespace plumbline::mobile {

using namespace core;

namespace {

std::vector<std::string> idsOf(const audit::Audit &audit)
{
    std::vector<std::string> ids;
    for (const audit::Project &project : audit.projects)
        ids.push_back(project.id);
    return ids;
}

} // namespace

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
    forgetFaults();
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

} // namespace plumbline::mobile
