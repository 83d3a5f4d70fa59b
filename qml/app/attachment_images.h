#pragma once
// Pictures of the record for QML: image://attachment/SHA256, decoded no larger than asked for.

#include <QPointer>
#include <QQuickAsyncImageProvider>

namespace plumbline::mobile {
class Session;
}

namespace plumbline::app {

class AttachmentImages : public QQuickAsyncImageProvider {
public:
    explicit AttachmentImages(mobile::Session &session) : m_session(session) { }

    QQuickImageResponse *requestImageResponse(const QString &id, const QSize &requestedSize) override;

private:
    mobile::Session &m_session; ///< outlives the engine, which owns this
};

} // namespace plumbline::app
