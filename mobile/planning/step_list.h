#pragma once
// The recorded steps of an audit, in their order: what is done and by whom, what comes next, the way back with a
// reason, and the two signatures of the decision.

#include "core/record/audit_steps.h"
#include "mobile/document/document_list.h"

namespace plumbline::mobile {

class StepList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int next READ next NOTIFY totalsChanged)
    Q_PROPERTY(QString signedByStaff READ signedByStaff NOTIFY totalsChanged)
    Q_PROPERTY(QString signedByHead READ signedByHead NOTIFY totalsChanged)
    Q_PROPERTY(QString user READ user NOTIFY totalsChanged)
    Q_PROPERTY(bool evaluated READ evaluated NOTIFY totalsChanged)
    Q_PROPERTY(bool mayComplete READ mayComplete NOTIFY totalsChanged)
    Q_PROPERTY(bool maySign READ maySign NOTIFY totalsChanged)
    Q_PROPERTY(bool mayGoBack READ mayGoBack NOTIFY totalsChanged)

public:
    enum Role { KeyRole = Qt::UserRole + 1, DoneRole, ByRole, AtRole };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int next() const { return static_cast<int>(m_steps.next); } ///< row; count() after the decision
    QString signedByStaff() const { return QString::fromStdString(m_steps.signedByStaff); }
    QString signedByHead() const { return QString::fromStdString(m_steps.signedByHead); }
    QString user() const { return ready() ? QString::fromStdString(document()->author()) : QString(); }
    /// This user has findings in the audit, and therefore neither reviews nor decides.
    bool evaluated() const { return ready() && document()->hasEvaluated(); }
    // Whether it is this user's duty, by the role in this audit.
    bool mayComplete() const { return mayWrite(completion()); }
    bool maySign() const { return mayWrite(signature()); }
    bool mayGoBack() const { return mayWrite(wayBack({})); }

    Q_INVOKABLE void complete();                    ///< the next step; not the decision, which its signatures make
    Q_INVOKABLE void goBack(const QString &reason); ///< from the last step that is done, or its first signature
    Q_INVOKABLE void sign();                        ///< the next of the two signatures; the second decides

protected:
    void rebuild() override;

private:
    using Edits = std::vector<core::record::Edit>;
    Edits completion() const;
    Edits signature() const;
    Edits wayBack(const std::string &reason) const;
    bool mayWrite(const Edits &edits) const; ///< false also where there is nothing to write
    void write(Edits edits);

    core::record::AuditSteps m_steps;
};

} // namespace plumbline::mobile
