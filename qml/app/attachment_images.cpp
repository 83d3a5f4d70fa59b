#include "qml/app/attachment_images.h"

#include "mobile/session/session.h"

#include <QBuffer>
#include <QImageReader>
#include <QQuickTextureFactory>
#include <QThreadPool>

namespace plumbline::app {

namespace {

/// Lives until it has said that it is finished; the engine deletes it then, and not before.
class Response : public QQuickImageResponse {
public:
    explicit Response(const QSize &size) : m_size(size) { }

    QQuickTextureFactory *textureFactory() const override
    {
        return QQuickTextureFactory::textureFactoryForImage(m_image);
    }
    QString errorString() const override { return m_error; }

    void decode(const core::Result<core::Bytes> &bytes)
    {
        if (bytes) {
            QByteArray data(reinterpret_cast<const char *>(bytes->data()), static_cast<qsizetype>(bytes->size()));
            QBuffer buffer(&data);
            buffer.open(QIODevice::ReadOnly);
            QImageReader reader(&buffer);
            const QSize full = reader.size();
            if (m_size.isValid() && !m_size.isEmpty() && full.isValid())
                reader.setScaledSize(full.scaled(m_size, Qt::KeepAspectRatioByExpanding).boundedTo(full));
            m_image = reader.read();
            m_error = m_image.isNull() ? reader.errorString() : QString();
        } else {
            m_error = QString::fromStdString(bytes.error().message.en);
        }
        emit finished();
    }

private:
    QSize m_size;
    QImage m_image;
    QString m_error;
};

} // namespace

QQuickImageResponse *AttachmentImages::requestImageResponse(const QString &id, const QSize &requestedSize)
{
    auto *response = new Response(requestedSize);
    const auto decode = [response](const core::Result<core::Bytes> &bytes) {
        QThreadPool::globalInstance()->start([response, bytes] { response->decode(bytes); });
    };
    if (core::store::StoreThread *store = m_session.store())
        store->post([decode, name = id.toStdString()](core::store::Store &opened) { decode(opened.attachment(name)); });
    else
        decode(core::Error{core::ErrorCode::NotFound, {"存储未打开。", "The store is not open."}, id.toStdString()});
    return response;
}

} // namespace plumbline::app
