#include "mobile/planning/step_list.h"

#include "mobile/document/date_text.h"
#include "mobile/document/texts.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

record::Entity entityOf(std::string_view step)
{
    return {record::EntityKind::Step, std::string(step)};
}

} // namespace

int StepList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(record::kAuditSteps.size());
}

QVariant StepList::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const record::StepState &step = m_steps.steps[row];
    switch (role) {
    case Qt::DisplayRole:
    case KeyRole:
        return qt(record::kAuditSteps[row]);
    case DoneRole:
        return step.done;
    case ByRole:
        return qt(step.by);
    case AtRole:
        return step.done ? qt(dateText(step.at.millis)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '))
                         : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> StepList::roleNames() const
{
    return {{KeyRole, "stepKey"}, {DoneRole, "done"}, {ByRole, "by"}, {AtRole, "at"}};
}

StepList::Edits StepList::completion() const
{
    if (!ready() || m_steps.next + 1 >= record::kAuditSteps.size())
        return {};
    const record::Entity step = entityOf(record::kAuditSteps[m_steps.next]);
    Edits edits;
    if (m_steps.steps[m_steps.next].stale) // it was said too early: taken back, then said now
        edits.push_back({step, {{field::kDone, false}}, "recorded before the step ahead of it"});
    edits.push_back({step, {{field::kDone, true}}, {}});
    return edits;
}

// Of a decision each takes back what is theirs, the last signature first.
StepList::Edits StepList::wayBack(const std::string &why) const
{
    if (!ready())
        return {};
    const bool decision = m_steps.next == record::kAuditSteps.size() || !m_steps.signedByStaff.empty();
    if (decision) {
        const record::Entity entity = entityOf(record::step::kDecided);
        const std::pair<std::string, record::Value> open{field::kDone, false};
        const std::pair<std::string, record::Value> noStaff{field::kSignedByStaff, record::Null{}};
        const std::pair<std::string, record::Value> noHead{field::kSignedByHead, record::Null{}};
        Edits all{{entity, {open, noStaff, noHead}, why}};
        if (mayWrite(all))
            return all;
        const bool decided = m_steps.next == record::kAuditSteps.size();
        return {{entity,
                 decided ? decltype(record::Edit::fields){open, noHead} : decltype(record::Edit::fields){noStaff},
                 why}};
    }
    if (m_steps.next > 0)
        return {{entityOf(record::kAuditSteps[m_steps.next - 1]), {{field::kDone, false}}, why}};
    return {};
}

StepList::Edits StepList::signature() const
{
    if (!ready() || m_steps.next + 1 != record::kAuditSteps.size())
        return {};
    const record::Entity decision = entityOf(record::step::kDecided);
    const std::string user = document()->author();
    // A signature from before the review that counts gives way.
    if (m_steps.signedByStaff.empty())
        return {{decision, {{field::kSignedByStaff, record::Null{}}}, {}},
                {decision, {{field::kSignedByStaff, user}}, {}}};
    Edits edits{{decision, {{field::kSignedByHead, record::Null{}}}, {}}};
    if (m_steps.steps.back().stale) // said under signatures that no longer stand
        edits.front() = {decision,
                         {{field::kDone, false}, {field::kSignedByHead, record::Null{}}},
                         "recorded before the step ahead of it"};
    edits.push_back({decision, {{field::kSignedByHead, user}, {field::kDone, true}}, {}});
    return edits;
}

bool StepList::mayWrite(const Edits &edits) const
{
    return !edits.empty()
        && std::ranges::all_of(edits, [this](const record::Edit &edit) { return document()->mayWrite(edit); });
}

void StepList::write(Edits edits)
{
    if (!edits.empty())
        document()->write(std::move(edits));
}

void StepList::complete()
{
    write(completion());
}

void StepList::goBack(const QString &reason)
{
    if (!reason.trimmed().isEmpty())
        write(wayBack(reason.trimmed().toStdString()));
}

void StepList::sign()
{
    write(signature());
}

void StepList::rebuild()
{
    if (!ready())
        return;
    beginResetModel();
    m_steps = record::auditSteps(document()->registers());
    endResetModel();
    emit countChanged();
    emit totalsChanged();
}

} // namespace plumbline::mobile
