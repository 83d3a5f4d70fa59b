#include "mobile/session/drafts.h"

#include "mobile/document/audit_document.h"
#include "mobile/session/store_work.h"
#include "mobile/tablet_limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline::mobile {

namespace {

/// With the audit's id: why it is being amended, until the amendment ends. A customer cannot be asked for it after a
/// kill in the middle of their answers.
const QString kAmendment = QStringLiteral("amendment:");

} // namespace

Drafts::Drafts(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kKeepAgain);
    connect(&m_again, &QTimer::timeout, this, &Drafts::write);
}

void Drafts::begin(core::store::StoreThread &store, const QByteArray &saved)
{
    m_store = &store;
    m_drafts.clear();
    const QJsonObject object = QJsonDocument::fromJson(saved).object();
    for (auto draft = object.begin(); draft != object.end(); ++draft) {
        const QJsonArray pair = draft.value().toArray();
        m_drafts[draft.key()] = {pair.at(0).toString(), pair.at(1).toString()};
    }
}

void Drafts::setDocument(AuditDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (!document)
        return;
    connect(document, &AuditDocument::saveStateChanged, this, &Drafts::dropReleased);
    const QString amendment = kAmendment + document->auditId();
    document->amend(text(amendment, {}));
    connect(document, &AuditDocument::amendmentChanged, this, [this, document, amendment] {
        if (document->amendment().isEmpty())
            release(amendment);
        else
            keep(amendment, {}, document->amendment());
    });
}

QString Drafts::text(const QString &name, const QString &base) const
{
    const auto draft = m_drafts.find(name);
    const bool stands = draft != m_drafts.end() && !m_released.contains(name) && draft->second.base == base;
    return stands ? draft->second.text : base;
}

void Drafts::keep(const QString &name, const QString &base, const QString &text)
{
    m_released.erase(name);
    m_drafts[name] = {base, text};
    write();
}

void Drafts::release(const QString &name)
{
    if (!m_drafts.contains(name))
        return;
    m_released.insert(name);
    dropReleased();
}

void Drafts::dropReleased()
{
    if (m_released.empty() || (m_document && m_document->pending() > 0))
        return;
    for (const QString &name : m_released)
        m_drafts.erase(name);
    m_released.clear();
    write();
}

void Drafts::write()
{
    if (!m_store)
        return;
    m_dirty = m_writing; // what comes meanwhile goes with the next one
    if (m_writing)
        return;
    m_writing = true;
    emit keptChanged();
    onStore(
        *m_store, this,
        [text = encoded()](core::store::Store &opened) {
            return opened.putSetting(
                kSetting, core::asBytes(std::string_view(text.data(), static_cast<std::size_t>(text.size()))));
        },
        [this](const core::Result<void> &written) {
            m_writing = false;
            const bool before = std::exchange(m_refused, !written);
            if (!written) {
                m_dirty = true;
                m_again.start();
            }
            if (!written && !before)
                emit refused(written.error());
            else if (written && before)
                emit recovered();
            if (m_dirty && written)
                write();
            emit keptChanged();
        });
}

void Drafts::flush()
{
    if (!m_store || !m_dirty)
        return;
    m_dirty = false;
    m_store->post([text = encoded()](core::store::Store &opened) {
        // The program ends: nobody is left to be told.
        (void)opened.putSetting(kSetting,
                                core::asBytes(std::string_view(text.data(), static_cast<std::size_t>(text.size()))));
    });
}

QByteArray Drafts::encoded() const
{
    QJsonObject object;
    for (const auto &[name, draft] : m_drafts)
        object.insert(name, QJsonArray{draft.base, draft.text});
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace plumbline::mobile
