#include "mobile/sync/parcel_export.h"

#include "core/store/parcel.h"
#include "mobile/session/store_work.h"

#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

namespace plumbline::mobile {

using namespace core;

void ParcelExport::setSession(Session *session)
{
    if (session == m_session)
        return;
    m_session = session;
    if (session)
        connect(session->settings(), &Settings::languageChanged, this, &ParcelExport::changed);
    emit sessionChanged();
}

QString ParcelExport::problem() const
{
    return m_problem && m_session ? m_session->settings()->pick(m_problem->message) : QString();
}

QString ParcelExport::proposedPath() const
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString moment =
        m_session ? QDateTime::fromMSecsSinceEpoch(m_session->clock().nowMs()).toString("yyyy-MM-dd-HHmm") : QString();
    return folder.filePath(QStringLiteral("plumbline-%1.parcel").arg(moment));
}

void ParcelExport::save(const QUrl &file, const QString &passphrase)
{
    if (!m_session || !m_session->store() || m_working)
        return;
    m_working = true;
    m_problem.reset();
    m_saved.clear();
    emit changed();
    const QString path = file.toLocalFile();
    onStore(
        *m_session->store(), this,
        [path = path.toStdString(), passphrase = passphrase.toStdString()](store::Store &opened) {
            SystemRandom random;
            return store::writeParcel(opened, path, passphrase, {}, random);
        },
        [this, path](const Result<store::ParcelReport> &written) {
            m_working = false;
            if (written) {
                m_saved = path;
                m_changes = static_cast<double>(written->changes);
                m_attachments = static_cast<double>(written->attachments);
            } else {
                m_problem = written.error();
            }
            emit changed();
        });
}

} // namespace plumbline::mobile
