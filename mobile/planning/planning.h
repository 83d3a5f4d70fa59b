#pragma once
// From the project list to the sample: fixed by its hash, then the seed, then the tickets; and replacements.

#include "mobile/planning/planning_view.h"

#include <optional>

namespace plumbline::mobile {

class Planning : public PlanningView {
    Q_OBJECT
    QML_ELEMENT
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
    using PlanningView::PlanningView;

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

    /// Draws from the audit's list; `size` 0 is the least that is allowed.
    Q_INVOKABLE void draw(const QString &seed, int size);
    Q_INVOKABLE void recordDraw();
    /// Takes a project out of the sample, for a reason; the next of the reserve comes in. `recorded` once it is on
    /// disk.
    Q_INVOKABLE void replace(const QString &project, const QString &reason);

private:
    QVariantMap shownTicket(int place, const std::string &seed, const std::string &id) const;
    QString nameOf(const std::string &id) const;
    void settled() override { m_draw.reset(); }

    std::optional<core::audit::Sample> m_draw;
    int m_reserve = 0;
};

} // namespace plumbline::mobile
