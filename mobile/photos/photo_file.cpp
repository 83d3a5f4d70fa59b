#include "mobile/photos/photo_file.h"

#include "mobile/photos/exif_fields.h"
#include "mobile/tablet_limits.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

namespace plumbline::mobile {

using namespace core;

namespace {

Error noPicture(const std::string &name, const QString &why)
{
    return {ErrorCode::InvalidInput,
            {"这不是可用的照片（需要 JPEG 或 PNG）：" + why.toStdString(),
             "This is no photo that can be used (JPEG or PNG expected): " + why.toStdString()},
            name};
}

/// Upright and at most kPhotoSide long. A JPEG is made small while it is decoded: the full picture never stands in
/// memory.
QImage smallPicture(QImageReader &reader)
{
    reader.setAutoTransform(true);
    const QSize full = reader.size();
    if (std::max(full.width(), full.height()) > kPhotoSide)
        reader.setScaledSize(full.scaled(kPhotoSide, kPhotoSide, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

Result<Photo> readPhoto(Bytes file, const std::string &name)
{
    if (file.size() > kLargestPhotoFile)
        return noPicture(name, QStringLiteral("> %1 MB").arg(kLargestPhotoFile >> 20));
    QByteArray bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(file.data()), static_cast<qsizetype>(file.size()));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QImage picture = smallPicture(reader);
    if (picture.isNull())
        return noPicture(name, reader.errorString());
    QByteArray jpeg;
    QBuffer out(&jpeg);
    out.open(QIODevice::WriteOnly);
    if (!picture.convertToFormat(QImage::Format_RGB32).save(&out, "JPEG", kPhotoQuality))
        return noPicture(name, QStringLiteral("JPEG"));
    const ExifFields exif = exifFields(file);
    Photo photo;
    photo.jpeg.assign(jpeg.begin(), jpeg.end());
    photo.width = picture.width();
    photo.height = picture.height();
    photo.taken = exif.taken;
    photo.latitude = exif.latitude;
    photo.longitude = exif.longitude;
    photo.original = std::move(file);
    return photo;
}

Result<Photo> readPhotoFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     {"照片文件打不开：" + file.errorString().toStdString(),
                      "The photo cannot be opened: " + file.errorString().toStdString()},
                     path};
    const QByteArray bytes = file.read(static_cast<qint64>(kLargestPhotoFile) + 1);
    return readPhoto(Bytes(bytes.begin(), bytes.end()), path);
}

} // namespace plumbline::mobile
