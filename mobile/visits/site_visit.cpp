#include "mobile/visits/site_visit.h"

#include "core/record/closing.h"
#include "core/record/fold.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/date_text.h"
#include "mobile/document/edits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;
using record::EntityKind;
namespace field = record::field;

namespace {

QString text(const record::EntityState *state, const char *name)
{
    const auto *text = state ? state->get<std::string>(name) : nullptr;
    return text ? QString::fromStdString(*text) : QString();
}

/// The address that a project list or audit file brought along, among what this version keeps unread.
QString listedAddress(const audit::Project *project)
{
    if (!project)
        return {};
    for (const auto &[name, json] : project->unknown) {
        if (name == field::kAddress)
            return QJsonDocument::fromJson('[' + QByteArray::fromStdString(json) + ']').array().at(0).toString();
    }
    return {};
}

} // namespace

SiteVisit::SiteVisit(QObject *parent) : QObject(parent)
{
    connect(this, &SiteVisit::placeChanged, this, &SiteVisit::changed);
}

void SiteVisit::setDocument(AuditDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &AuditDocument::reloaded, this, &SiteVisit::changed);
        connect(document, &AuditDocument::amendmentChanged, this, &SiteVisit::changed);
    }
    emit placeChanged();
}

void SiteVisit::setProject(const QString &project)
{
    m_project = project.toStdString();
    emit placeChanged();
}

const record::EntityState *SiteVisit::site() const
{
    if (!m_document)
        return nullptr;
    const auto found = m_document->registers().find({EntityKind::Visit, m_project});
    return found == m_document->registers().end() ? nullptr : &found->second;
}

QString SiteVisit::address() const
{
    QString typed = text(site(), field::kAddress);
    if (!typed.isEmpty() || !m_document)
        return typed;
    return listedAddress(findProject(m_document->audit(), m_project));
}

void SiteVisit::setAddress(const QString &address)
{
    if (address.trimmed() != this->address())
        write(field::kAddress, address.trimmed());
}

QString SiteVisit::note() const
{
    return text(site(), field::kNote);
}

void SiteVisit::setNote(const QString &note)
{
    if (note != this->note())
        write(field::kNote, note);
}

QVariantList SiteVisit::signIns() const
{
    std::vector<QVariantMap> found;
    if (!m_document)
        return {};
    const auto &registers = m_document->registers();
    for (auto at = registers.lower_bound({EntityKind::Visit, ""}); at != registers.end(); ++at) {
        if (at->first.kind != EntityKind::Visit)
            break;
        if (text(&at->second, field::kProject).toStdString() != m_project)
            continue;
        const QString latitude = text(&at->second, field::kLatitude);
        found.push_back(
            {{"who", text(&at->second, field::kName)},
             {"when", text(&at->second, field::kAt)},
             {"position",
              latitude.isEmpty() ? QString()
                                 : latitude + QStringLiteral(", ") + text(&at->second, field::kLongitude)}});
    }
    std::ranges::sort(found, std::greater{}, [](const QVariantMap &row) { return row.value("when").toString(); });
    QVariantList rows;
    for (QVariantMap &row : found) {
        row["when"] = row.value("when").toString().left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
        rows << row;
    }
    return rows;
}

bool SiteVisit::signedInToday() const
{
    if (!m_document)
        return false;
    const QString today = QString::fromStdString(dateText(m_document->clock().nowMs())).left(10);
    const QVariantList rows = signIns();
    return std::ranges::any_of(
        rows, [&](const QVariant &row) { return row.toMap().value("when").toString().startsWith(today); });
}

bool SiteVisit::closed() const
{
    const record::EntityState *const state = site();
    return state && record::isVisitClosed(*state);
}

bool SiteVisit::needsReason() const
{
    return m_document && m_document->amendment().isEmpty()
        && record::amendsClosed({{EntityKind::Visit, m_project}, {}, {}}, m_document->registers());
}

void SiteVisit::close()
{
    if (m_document && m_document->ready())
        m_document->write({{{EntityKind::Visit, m_project}, {{field::kVisitClosed, true}}, {}}});
}

void SiteVisit::signIn(const QString &who)
{
    if (!m_document || !m_document->ready())
        return;
    const record::Entity visit{EntityKind::Visit, QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()};
    m_document->write({{visit,
                        {{field::kProject, m_project},
                         {field::kName, who.trimmed().toStdString()},
                         {field::kAt, dateText(m_document->clock().nowMs())}},
                        {}}});
    m_position.ask([document = m_document, visit](double latitude, double longitude) {
        if (document)
            document->write({{visit,
                              {{field::kLatitude, QString::number(latitude, 'f', 6).toStdString()},
                               {field::kLongitude, QString::number(longitude, 'f', 6).toStdString()}},
                              {}}});
    });
}

void SiteVisit::write(const char *name, const QString &text)
{
    if (m_document && m_document->ready())
        m_document->write({{{EntityKind::Visit, m_project}, {{name, textValue(text)}}, {}}});
}

} // namespace plumbline::mobile
