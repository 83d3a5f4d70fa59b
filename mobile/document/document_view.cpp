#include "mobile/document/document_view.h"

#include "mobile/session/settings.h"

namespace plumbline::mobile {

void DocumentView::setDocument(AuditDocument *document)
{
    if (document == m_document)
        return;
    if (m_document) {
        m_document->disconnect(this);
        m_document->settings().disconnect(this);
    }
    m_document = document;
    if (document) {
        follow(*document);
        connect(&document->settings(), &Settings::languageChanged, this, &DocumentView::changed);
    }
    emit documentChanged();
    emit changed();
}

} // namespace plumbline::mobile
