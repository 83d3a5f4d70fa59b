#pragma once
// What reading the list and drawing from it share: work under way, what stands against it, and writing a plan at once.

#include "core/audit/audit.h"
#include "core/base/result.h"
#include "mobile/document/document_view.h"

#include <functional>

namespace plumbline::mobile {

class PlanningView : public DocumentView {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    bool working() const { return m_working; }
    QString problem() const; ///< every fault, a line each

signals:
    void recorded(); ///< the disk has it

protected:
    using DocumentView::DocumentView;

    void follow(AuditDocument &document) override;

    void begin(); ///< work; what stood against the last does no longer
    void end() { m_working = false; }
    void fail(core::Faults faults);
    void forgetFaults() { m_faults.clear(); }
    QString lines(const core::Faults &faults) const;

    /// Writes what `change` makes of the recorded audit, in one go; what it refuses is told and not written. Another
    /// while one is under way is let go.
    void writeAll(std::function<core::Result<void>(core::audit::Audit &)> change);
    /// It was written, or refused: what it was made from is of no more use.
    virtual void settled() { }

private:
    core::Faults m_faults;
    bool m_working = false;
};

} // namespace plumbline::mobile
