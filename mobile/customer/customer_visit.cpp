#include "mobile/customer/customer_visit.h"

#include "core/record/fold.h"
#include "mobile/document/date_text.h"
#include "mobile/session/session.h"
#include "mobile/session/store_work.h"

namespace plumbline::mobile {

using namespace core;
namespace field = record::field;

namespace {

// Names within the navigator's place.
constexpr char kStage[] = "stage";
constexpr char kRow[] = "row";
constexpr char kFromReview[] = "fromReview";
constexpr char kStrokes[] = "strokes";
constexpr char kAuditorsLanguage[] = "auditorsLanguage";

} // namespace

CustomerVisit::CustomerVisit(QObject *parent) : QObject(parent)
{
    connect(&m_answers, &DocumentList::countChanged, this, &CustomerVisit::readyChanged);
    connect(&m_answers, &DocumentList::totalsChanged, this, [this] {
        if (m_answers.sealed())
            setStage(Done);
    });
    connect(&m_signature, &Signature::strokeEnded, this, [this] {
        if (m_session)
            m_session->navigator()->keep(kStrokes, m_signature.path());
    });
}

void CustomerVisit::setSession(Session *session)
{
    if (session == m_session)
        return;
    m_session = session;
    if (session) {
        session->handOver();
        resume();
    }
    emit sessionChanged();
}

void CustomerVisit::resume()
{
    Navigator &navigator = *m_session->navigator();
    if (navigator.kept(kAuditorsLanguage).toString().isEmpty())
        navigator.keep(kAuditorsLanguage, m_session->settings()->language());
    m_answers.setDocument(m_session->document());
    m_answers.setEvaluation(navigator.place().value("evaluation").toString());
    m_stage = static_cast<Stage>(std::clamp(navigator.kept(kStage).toInt(), int{Notice}, int{Done}));
    m_row = std::clamp(navigator.kept(kRow).toInt(), 0, standard::kServiceItemCount - 1);
    m_fromReview = navigator.kept(kFromReview).toBool();
    m_signature.restore(navigator.kept(kStrokes).toString());
    if (m_stage == Done && !m_answers.sealed()) // killed before the disk had it
        m_stage = Signing;
    emit stageChanged();
    emit rowChanged();
    emit readyChanged();
}

QString CustomerVisit::organisation() const
{
    return document() ? document()->organisation() : QString();
}

void CustomerVisit::accept()
{
    if (!ready() || m_stage != Notice)
        return;
    const std::string now = dateText(document()->clock().nowMs());
    document()->write({{{record::EntityKind::Evaluation, m_answers.evaluation().toStdString()},
                        {{field::kNoticeAt, now}, {field::kLanguage, m_session->settings()->language().toStdString()}},
                        {}}});
    setRow(std::max(0, m_answers.firstOpen()), false);
    setStage(Questions);
}

void CustomerVisit::answer(int level)
{
    if (m_stage == Questions)
        m_answers.answer(m_row, level);
}

void CustomerVisit::notForMe(const QString &reason)
{
    if (m_stage == Questions)
        m_answers.setNotInvolved(m_row, reason);
}

void CustomerVisit::next()
{
    if (m_stage != Questions)
        return;
    if (m_fromReview || m_row + 1 >= m_answers.count())
        return review();
    setRow(m_row + 1, false);
}

void CustomerVisit::previous()
{
    if (m_stage != Questions)
        return;
    if (m_fromReview)
        return review();
    if (m_row > 0)
        setRow(m_row - 1, false);
}

void CustomerVisit::change(int row)
{
    if (m_stage != Review || row < 0 || row >= m_answers.count())
        return;
    setRow(row, true);
    setStage(Questions);
}

void CustomerVisit::review()
{
    if (m_stage == Questions || m_stage == Signing)
        setStage(Review);
}

void CustomerVisit::sign()
{
    if (m_stage == Review && m_answers.firstOpen() < 0)
        setStage(Signing);
}

void CustomerVisit::handIn()
{
    if (m_stage != Signing || m_signature.empty() || m_sealing || m_answers.firstOpen() >= 0)
        return;
    m_sealing = true;
    document()->dismissProblem(); // of an earlier try
    emit sealingChanged();
    const QByteArray svg = m_signature.toSvg();
    onStore(
        document()->store(), this,
        [svg](store::Store &opened) {
            return opened.putAttachment(asBytes(std::string_view(svg.data(), static_cast<std::size_t>(svg.size()))));
        },
        [this, size = svg.size()](const Result<std::string> &name) {
            m_sealing = false;
            if (name)
                seal(*name, size);
            else
                document()->tell(name.error());
            emit sealingChanged();
        });
}

void CustomerVisit::seal(const std::string &signature, std::int64_t bytes)
{
    const std::string evaluation = m_answers.evaluation().toStdString();
    const bool taken = document()->write({{{record::EntityKind::Attachment, signature},
                                           {{field::kKind, std::string("signature")},
                                            {field::kMedia, std::string("image/svg+xml")},
                                            {field::kBytes, bytes},
                                            {field::kAt, dateText(document()->clock().nowMs())}},
                                           {}},
                                          {{record::EntityKind::Evaluation, evaluation},
                                           {{field::kSignature, signature},
                                            {field::kLanguage, m_session->settings()->language().toStdString()},
                                            {field::kSubmitted, true}},
                                           {}}});
    if (!taken) // it says why, and the signature is still there
        return;
    m_session->navigator()->keep(kStrokes, QString());
    setStage(Done);
}

bool CustomerVisit::giveBack(const QString &pin)
{
    if (!m_session || !m_session->takeBack(pin))
        return false;
    m_session->settings()->setLanguage(m_session->navigator()->kept(kAuditorsLanguage).toString());
    m_session->navigator()->back();
    return true;
}

void CustomerVisit::setStage(Stage stage)
{
    if (stage == m_stage)
        return;
    m_stage = stage;
    m_session->navigator()->keep(kStage, int{stage});
    emit stageChanged();
}

void CustomerVisit::setRow(int row, bool fromReview)
{
    m_row = row;
    m_fromReview = fromReview;
    m_session->navigator()->keep(kRow, row);
    m_session->navigator()->keep(kFromReview, fromReview);
    emit rowChanged();
}

} // namespace plumbline::mobile
