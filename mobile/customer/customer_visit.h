#pragma once
// Customer mode: the tablet in the hands of the person who is asked. One step after the other, each kept in the
// navigator's place so that a restart comes back to it, and no page beside it until the PIN has been given.

#include "mobile/answers/answer_list.h"
#include "mobile/customer/signature.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>

namespace plumbline::mobile {

class Session;

class CustomerVisit : public QObject {
    Q_OBJECT
    Q_MOC_INCLUDE("mobile/session/session.h")
    QML_ELEMENT
    Q_PROPERTY(plumbline::mobile::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(plumbline::mobile::AnswerList *answers READ answers CONSTANT)
    Q_PROPERTY(plumbline::mobile::Signature *signature READ signature CONSTANT)
    Q_PROPERTY(Stage stage READ stage NOTIFY stageChanged)
    Q_PROPERTY(int row READ row NOTIFY rowChanged)
    Q_PROPERTY(bool fromReview READ fromReview NOTIFY rowChanged)
    Q_PROPERTY(bool sealing READ sealing NOTIFY sealingChanged)
    Q_PROPERTY(QString organisation READ organisation NOTIFY readyChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)

public:
    enum Stage { Notice, Questions, Review, Signing, Done };
    Q_ENUM(Stage)

    explicit CustomerVisit(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session); ///< takes evaluation and step from the place; shuts every way out
    AnswerList *answers() { return &m_answers; }
    Signature *signature() { return &m_signature; }
    Stage stage() const { return m_stage; }
    int row() const { return m_row; }
    bool fromReview() const { return m_fromReview; } ///< the question is looked at again, and goes back to the review
    bool sealing() const { return m_sealing; }       ///< signed, and on its way to the disk
    QString organisation() const;
    bool ready() const { return m_answers.count() > 0; }

    /// The notice has been read: recorded with its time, and the questions begin.
    Q_INVOKABLE void accept();
    Q_INVOKABLE void answer(int level);
    Q_INVOKABLE void notForMe(const QString &reason);
    Q_INVOKABLE void next(); ///< the next question, the review after the last
    Q_INVOKABLE void previous();
    Q_INVOKABLE void change(int row); ///< from the review
    Q_INVOKABLE void review();
    Q_INVOKABLE void sign();
    /// Stores the signature, then hands in: from then on nobody can alter the answers.
    Q_INVOKABLE void handIn();
    /// The tablet goes back to the auditor, to the page it came from. False when the PIN is wrong.
    Q_INVOKABLE bool giveBack(const QString &pin);

signals:
    void sessionChanged();
    void stageChanged();
    void rowChanged();
    void sealingChanged();
    void readyChanged();

private:
    void resume();
    void setStage(Stage stage);
    void setRow(int row, bool fromReview);
    void seal(const std::string &signature, std::int64_t bytes);
    AuditDocument *document() const { return m_answers.document(); }

    QPointer<Session> m_session;
    AnswerList m_answers;
    Signature m_signature;
    Stage m_stage = Notice;
    int m_row = 0;
    bool m_fromReview = false;
    bool m_sealing = false;
};

} // namespace plumbline::mobile
