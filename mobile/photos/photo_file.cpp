#include "mobile/photos/photo_file.h"

#include "core/exchange/file_bytes.h"
#include "mobile/photos/exif_fields.h"
#include "mobile/photos/whole_picture.h"
#include "mobile/tablet_limits.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace plumbline::mobile {

using namespace core;

namespace {

Error noPicture(const std::string &name)
{
    return {ErrorCode::InvalidInput,
            {"这不是可用的照片：需要 JPEG 或 PNG。", "This is no photo that can be used: JPEG or PNG is expected."},
            name};
}

/// JPEG knows nothing that can be seen through, and would make it black.
QImage onWhite(const QImage &picture)
{
    if (!picture.hasAlphaChannel())
        return picture.convertToFormat(QImage::Format_RGB32);
    QImage page(picture.size(), QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter(&page).drawImage(0, 0, picture);
    return page;
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
    if (file.size() > kLargestPhotoFile) {
        const std::string limit = std::to_string(kLargestPhotoFile >> 20);
        return Error{
            ErrorCode::InvalidInput,
            {"照片文件超过 " + limit + " MB 的上限。", "The photo is larger than the limit of " + limit + " MB."},
            name};
    }
    QByteArray bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(file.data()), static_cast<qsizetype>(file.size()));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QImage picture = smallPicture(reader);
    if (picture.isNull())
        return noPicture(name);
    if (!isWholePicture(file))
        return Error{ErrorCode::InvalidInput,
                     {"照片文件不完整：缺少结尾。请重新拍摄或重新传输。",
                      "The photo file is cut off: its end is missing. Take it again, or copy it again."},
                     name};
    QByteArray jpeg;
    QBuffer out(&jpeg);
    out.open(QIODevice::WriteOnly);
    if (!onWhite(picture).save(&out, "JPEG", kPhotoQuality))
        return noPicture(name);
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
    const auto bytes = exchange::readFile(path, kLargestPhotoFile);
    if (bytes)
        return readPhoto(Bytes(bytes->begin(), bytes->end()), path);
    Error error = bytes.error();
    error.message = {"照片文件：" + error.message.zh, "The photo: " + error.message.en};
    return error;
}

} // namespace plumbline::mobile
