#pragma once
// The open audit as the screens see it: a typed audit kept up to date tap by tap, the result of the one rule engine
// beside it, and for each entity whether the disk has it.

#include "core/audit/audit.h"
#include "core/record/register.h"
#include "core/store/store_thread.h"
#include "mobile/document/document_snapshot.h"
#include "mobile/document/write_queue.h"

#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>

namespace plumbline::core::scoring {
struct AuditResult;
}

namespace plumbline::mobile {

class Settings;

class AuditDocument : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Documents are opened by the session")
    Q_PROPERTY(QString auditId READ auditId CONSTANT)
    Q_PROPERTY(QString organisation READ organisation NOTIFY reloaded)
    Q_PROPERTY(bool ready READ ready NOTIFY reloaded)
    Q_PROPERTY(int pending READ pending NOTIFY saveStateChanged)
    Q_PROPERTY(bool failed READ failed NOTIFY saveStateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(QString amendment READ amendment NOTIFY amendmentChanged)
    Q_PROPERTY(int conflicts READ conflictCount NOTIFY reloaded)
    Q_PROPERTY(int projects READ projectCount NOTIFY reloaded)
    Q_PROPERTY(int sampled READ sampledCount NOTIFY reloaded)
    Q_PROPERTY(bool drawStale READ drawStale NOTIFY reloaded)
    Q_PROPERTY(bool amendedAfterDecision READ amendedAfterDecision NOTIFY standingChanged)
    Q_PROPERTY(bool mayPlan READ mayPlan NOTIFY roleChanged)
    Q_PROPERTY(bool mayConclude READ mayConclude NOTIFY roleChanged)
    Q_PROPERTY(bool mayReplace READ mayReplace NOTIFY roleChanged)
    Q_PROPERTY(bool mayRecord READ mayRecord NOTIFY roleChanged)

public:
    /// Kinds of entities as pages name them to one another (conflicts, history); the numbers are the record's.
    enum Kind {
        Project = static_cast<int>(core::record::EntityKind::Project),
        Evaluation = static_cast<int>(core::record::EntityKind::Evaluation),
        Answer = static_cast<int>(core::record::EntityKind::Answer),
        Management = static_cast<int>(core::record::EntityKind::Management),
        Month = static_cast<int>(core::record::EntityKind::Month),
        Indicator = static_cast<int>(core::record::EntityKind::Indicator),
        Conformity = static_cast<int>(core::record::EntityKind::Conformity),
        Visit = static_cast<int>(core::record::EntityKind::Visit)
    };
    Q_ENUM(Kind)

    /// Who writes, and in which words it is shown.
    struct Surroundings {
        core::store::StoreThread &store;
        Settings &settings;
        const core::Clock &clock;
        std::function<std::string()> author; ///< asked at each write
        /// What the user is in this audit by the server's word; empty where no server has said.
        std::function<std::string()> role = {};
    };

    /// `early` is what was read before there was a document to read it for; null where that was of another audit.
    AuditDocument(Surroundings surroundings, const QString &auditId, std::shared_ptr<DocumentSnapshot> early = {},
                  QObject *parent = nullptr);
    ~AuditDocument() override;

    QString auditId() const { return QString::fromStdString(m_auditId); }
    QString organisation() const { return QString::fromStdString(m_read.audit->organisation.name); }
    bool ready() const { return m_ready; }
    int pending() const { return static_cast<int>(m_queue.size()); }
    bool failed() const { return m_queue.failure().has_value(); }
    QString problem() const;
    int conflictCount() const { return static_cast<int>(m_read.conflicts.size()); }
    int projectCount() const { return static_cast<int>(m_read.audit->projects.size()); }
    int sampledCount() const;
    bool drawStale() const { return m_drawStale; } ///< the list is another than the one that was drawn from

    /// Something was altered after the first of the two signatures: they stand under another record. By the time of
    /// the changes: what another device wrote before it and sent after it is not told.
    bool amendedAfterDecision() const { return m_amendedAfterDecision; }

    const core::audit::Audit &audit() const { return *m_read.audit; }
    /// As of the last load, and without most answers: see DocumentSnapshot.
    const core::record::Registers &registers() const { return m_read.registers; }
    /// The user has findings here, under this name or, by the server's word one person's, on this device under another.
    bool hasEvaluated() const;
    /// How a customer answered; nothing for an evaluation that no customer began on a tablet.
    const core::scoring::ResponseStyle *customersStyle(const std::string &evaluation) const;
    const std::vector<core::record::Conflict> &conflicts() const { return m_read.conflicts; }
    /// What came too late for a customer's hand-in: on record, without effect.
    const std::vector<core::record::Conflict> &withoutEffect() const { return m_read.withoutEffect; }
    /// Whether this device wrote under that origin, now or before a repair gave it another.
    bool isOwn(const core::record::OriginId &origin) const { return m_read.own.contains(origin); }
    bool submitted(const std::string &evaluation) const { return m_read.submitted.contains(evaluation); }
    /// Whether any field of the entity has more than one current value, as of the last load.
    bool conflicting(const core::record::Entity &entity) const { return m_conflicting.contains(entity); }

    /// The latest result; nullptr before the first one. Of the audit as it was a moment ago while taps still come in.
    std::shared_ptr<const core::scoring::AuditResult> result() const { return m_result; }

    SaveState saveState(const core::record::Entity &entity) const { return m_queue.stateOf(entity); }
    Settings &settings() const { return m_surroundings.settings; }
    core::store::StoreThread &store() const { return m_surroundings.store; }
    const core::Clock &clock() const { return m_surroundings.clock; }
    std::string author() const { return m_surroundings.author(); }
    /// In this audit, by the server's word; empty where none has said.
    std::string role() const { return m_surroundings.role ? m_surroundings.role() : std::string(); }

    /// Whether the server will take this from this user: what it would refuse holds up all that follows.
    bool mayWrite(const core::record::Edit &edit) const;
    bool mayPlan() const;     ///< the list, the draw, the team
    bool mayConclude() const; ///< 6.2
    bool mayReplace() const;  ///< a project of the sample
    bool mayRecord() const;   ///< what is found in the field
    /// The sentence for what the role may not write.
    static core::Error notTheirs();

    /// Shows at once, saves in order; see WriteQueue for what saved means. What amends a closed visit or audit waits
    /// for its reason (`reasonAsked`), shown nowhere meanwhile; one that was given holds until endAmendment().
    /// False where it is not on its way to the disk, for want of a reason or of the right.
    bool write(std::vector<core::record::Edit> edits);

    /// Before its place is taken: whatever waits goes to the store, ahead of whoever reads it next.
    void flush() { m_queue.flush(); }

    /// Others' changes came in, or an entity changed that isn't put on by hand.
    void reload();

    /// Shows what could not be done beside the record, such as a file that could not be stored.
    void tell(core::Error error);

    QString amendment() const { return QString::fromStdString(m_amendment); } ///< the reason; empty outside of one
    Q_INVOKABLE void amend(const QString &reason);
    Q_INVOKABLE void dropWaiting(); ///< no reason was given: what waited for it is not written
    Q_INVOKABLE void endAmendment();

    Q_INVOKABLE void retry() { m_queue.retry(); }
    Q_INVOKABLE void dismissProblem();

signals:
    void standingChanged();
    void roleChanged();
    void reloaded();
    void edited(const core::record::Edit &edit);
    void saved(const std::vector<core::record::Edit> &edits); ///< the disk has them
    void saveStateChanged();
    void resultChanged();
    void problemChanged();
    void reasonAsked(); ///< by a person's edit of what is closed, or by who is about to make one
    void amendmentChanged();

private:
    bool amends(const core::record::Edit &edit) const;
    void take(DocumentSnapshot snapshot);
    void show(const core::record::Edit &edit);
    void put(const core::record::Edit &edit);
    core::audit::Audit &own();
    void scheduleScore();
    void score();

    Surroundings m_surroundings;
    std::string m_auditId;
    WriteQueue m_queue;
    QTimer m_scoreSoon;
    bool m_scoring = false;
    bool m_scoreWanted = false;
    bool m_lent = false; ///< the audit is being scored: whoever edits takes a copy
    bool m_ready = false;
    bool m_loading = false;
    bool m_justRead = false;
    bool m_drawStale = false;
    bool m_decided = false;
    bool m_amendedAfterDecision = false;
    bool m_reloadAgain = false;
    DocumentSnapshot m_read; ///< by the last load; its audit and what is submitted follow each edit
    std::set<core::record::Entity> m_conflicting;
    std::shared_ptr<const core::scoring::AuditResult> m_result;
    std::optional<core::Error> m_refusal;
    std::string m_amendment;
    std::vector<core::record::Edit> m_withheld; ///< for want of a reason
};

} // namespace plumbline::mobile
