#include "mobile/sync/qr_reader.h"

#include "mobile/tablet_limits.h"

#include <QImageReader>

#define ZX_USE_UTF8 1 // texts as UTF-8; the library is on its way there
#include <ZXing/ReadBarcode.h>

namespace plumbline::mobile {

QString QrReader::read(const QVariant &picture) const
{
    const QImage grey = picture.value<QImage>().convertToFormat(QImage::Format_Grayscale8);
    if (grey.isNull())
        return {};
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine()));
    const ZXing::Result result = ZXing::ReadBarcode(view, hints);
    return result.isValid() ? QString::fromStdString(result.text()) : QString();
}

QString QrReader::readFile(const QUrl &file) const
{
    QImageReader reader(file.toLocalFile());
    reader.setAutoTransform(true);
    // Larger photos say no more about a code, and a huge one must not take the memory of the tablet.
    if (const QSize size = reader.size(); size.width() > kLargestCodePicture || size.height() > kLargestCodePicture)
        reader.setScaledSize(size.scaled(kLargestCodePicture, kLargestCodePicture, Qt::KeepAspectRatio));
    return read(reader.read());
}

} // namespace plumbline::mobile
