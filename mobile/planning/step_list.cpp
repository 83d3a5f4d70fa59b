#include "mobile/planning/step_list.h"

#include "mobile/document/date_text.h"
#include "mobile/document/texts.h"

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

void StepList::complete()
{
    if (!ready() || m_steps.next + 1 >= record::kAuditSteps.size())
        return;
    const record::Entity step = entityOf(record::kAuditSteps[m_steps.next]);
    std::vector<record::Edit> edits;
    if (m_steps.steps[m_steps.next].stale) // it was said too early: taken back, then said now
        edits.push_back({step, {{field::kDone, false}}, "recorded before the step ahead of it"});
    edits.push_back({step, {{field::kDone, true}}, {}});
    document()->write(std::move(edits));
}

void StepList::goBack(const QString &reason)
{
    if (!ready() || reason.trimmed().isEmpty())
        return;
    const std::string why = reason.trimmed().toStdString();
    const bool decision = m_steps.next == record::kAuditSteps.size() || !m_steps.signedByStaff.empty();
    if (decision)
        document()->write(
            {{entityOf(record::step::kDecided),
              {{field::kDone, false}, {field::kSignedByStaff, record::Null{}}, {field::kSignedByHead, record::Null{}}},
              why}});
    else if (m_steps.next > 0)
        document()->write({{entityOf(record::kAuditSteps[m_steps.next - 1]), {{field::kDone, false}}, why}});
}

void StepList::sign()
{
    if (!ready())
        return;
    const record::Entity decision = entityOf(record::step::kDecided);
    const std::string user = document()->author();
    if (m_steps.signedByStaff.empty()) // a signature from before the review that counts gives way
        document()->write(
            {{decision, {{field::kSignedByStaff, record::Null{}}, {field::kSignedByHead, record::Null{}}}, {}},
             {decision, {{field::kSignedByStaff, user}}, {}}});
    else
        document()->write({{decision, {{field::kSignedByHead, user}, {field::kDone, true}}, {}}});
}

void StepList::rebuild()
{
    if (!ready())
        return;
    beginResetModel();
    m_steps = record::auditSteps(document()->registers());
    m_evaluated = document()->evaluators().contains(document()->author());
    endResetModel();
    emit countChanged();
    emit totalsChanged();
}

} // namespace plumbline::mobile
