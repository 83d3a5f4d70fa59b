#include "mobile/document/document_list.h"

#include "mobile/session/settings.h"

namespace plumbline::mobile {

void DocumentList::setDocument(AuditDocument *document)
{
    if (document == m_document)
        return;
    if (m_document) {
        m_document->disconnect(this);
        m_document->settings().disconnect(this);
    }
    m_document = document;
    if (document) {
        connect(document, &AuditDocument::reloaded, this, [this] { rebuild(); });
        connect(document, &AuditDocument::edited, this, [this](const core::record::Edit &edit) { onEdited(edit); });
        connect(document, &AuditDocument::roleChanged, this, &DocumentList::totalsChanged);
        connect(document, &AuditDocument::resultChanged, this, [this] { onResult(); });
        connect(document, &AuditDocument::saveStateChanged, this, [this] { refreshAll(); });
        connect(&document->settings(), &Settings::languageChanged, this, [this] {
            emit wordsChanged();
            refreshAll();
        });
        if (document->ready())
            rebuild();
    }
    emit documentChanged();
    emit wordsChanged();
}

void DocumentList::refreshAll(const QList<int> &roles)
{
    if (const int rows = rowCount({}); rows > 0)
        emit dataChanged(index(0), index(rows - 1), roles);
}

} // namespace plumbline::mobile
