#pragma once
// The evaluations of one project: customers' answers and the auditor's own observations (6.1.1).

#include "mobile/document/document_list.h"

namespace plumbline::mobile {

class EvaluationList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString project READ project WRITE setProject NOTIFY projectChanged)
    Q_PROPERTY(QString projectName READ projectName NOTIFY totalsChanged)
    Q_PROPERTY(QString customer READ customer NOTIFY totalsChanged)
    Q_PROPERTY(QString kind READ kind NOTIFY totalsChanged)
    Q_PROPERTY(QString completed READ completed NOTIFY totalsChanged)
    Q_PROPERTY(bool inSample READ inSample NOTIFY totalsChanged)
    Q_PROPERTY(int complete READ complete NOTIFY totalsChanged)
    Q_PROPERTY(int begun READ begun NOTIFY totalsChanged)
    Q_PROPERTY(int openAnswers READ openAnswers NOTIFY totalsChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        KindRole,
        EvaluatorRole,
        AtRole,
        AnsweredRole,
        TotalRole,
        CompleteRole,
        SubmittedRole,
        ExcludedRole,
        ScoreRole,
        SaveStateRole,
        QuickRole,    ///< answered faster than can be read: seconds an answer as text; else empty
        StraightRole, ///< so many answers alike in a row that they say little; else 0
        ConflictRole, ///< any field of it, or of its answers, has more than one current value
        LateRole      ///< values of it that came too late for its hand-in, and have no effect
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString project() const { return m_project; }
    void setProject(const QString &project);
    QString projectName() const;
    QString customer() const;
    QString kind() const;
    QString completed() const;
    bool inSample() const;
    int complete() const;
    int begun() const;       ///< complete or not; those left out do not count
    int openAnswers() const; ///< in those

    /// Begins an evaluation and gives its id: "auditor" or "customer", and by whom.
    Q_INVOKABLE QString begin(const QString &kind, const QString &evaluator);
    /// Takes a whole evaluation out, with a reason; empty takes it back in.
    Q_INVOKABLE void exclude(const QString &evaluation, const QString &reason);

signals:
    void projectChanged();

protected:
    void rebuild() override;
    void onEdited(const core::record::Edit &edit) override;
    void onResult() override;

private:
    struct Row {
        std::size_t evaluation; ///< in Audit::evaluations
        QString quick;
        int straight = 0;
        bool conflict = false;
    };

    const core::audit::Project *current() const;
    int lateOf(const std::string &evaluation) const;
    Row rowOf(std::size_t evaluation) const;

    QString m_project;
    std::vector<Row> m_rows;
};

} // namespace plumbline::mobile
