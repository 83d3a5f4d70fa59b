// Photos: made small and upright, with time and place of their EXIF in the record, and the original where it is wanted.

#include "tests/mobile/exif_jpeg.h"
#include "tests/mobile/stage.h"

#include "mobile/photos/photo_file.h"
#include "mobile/photos/photo_list.h"
#include "mobile/tablet_limits.h"

#include <QFile>
#include <QUrl>

#include <catch2/catch.hpp>

using namespace plumbline::mobile;
using namespace plumbline::mobile::testing;
using namespace plumbline;

namespace {

core::Bytes bytesOf(const QByteArray &data)
{
    return {data.begin(), data.end()};
}

QByteArray pngOf(int width, int height, QImage::Format format, const QColor &colour)
{
    QImage image(width, height, format);
    image.fill(colour);
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, "PNG"));
    return data;
}

struct Album {
    Album()
    {
        stage.begin();
        stage.openAudit(sampledAudit());
        photos.setKind(static_cast<int>(core::record::EntityKind::Visit));
        photos.setKey("P1");
        photos.setDocument(&stage.document());
    }

    QString write(const char *name, const QByteArray &data)
    {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(data) == data.size());
        return file.fileName();
    }

    QString role(int row, int name) const { return photos.data(photos.index(row), name).toString(); }

    core::Bytes stored(const QString &name)
    {
        core::Bytes bytes;
        stage.session().store()->run([&](core::store::Store &store) { bytes = *store.attachment(name.toStdString()); });
        return bytes;
    }

    Stage stage;
    QTemporaryDir folder;
    PhotoList photos;
};

} // namespace

TEST_CASE("A photo is made small and upright, and its EXIF is read")
{
    const auto photo = readPhoto(bytesOf(exifJpeg(4000, 3000)), "a.jpg");
    REQUIRE(photo);
    REQUIRE(photo->height == kPhotoSide); // turned: what was wide is tall
    REQUIRE(photo->width == kPhotoSide * 3 / 4);
    REQUIRE(photo->taken == "2026-11-03T10:12:00+08:00");
    REQUIRE(photo->latitude == "31.230556");
    REQUIRE(photo->longitude == "121.475000");
    REQUIRE(QImage::fromData(photo->jpeg.data(), static_cast<int>(photo->jpeg.size())).width() == photo->width);
}

TEST_CASE("A small photo is not blown up, and one without EXIF has neither time nor place")
{
    const auto photo = readPhoto(bytesOf(pngOf(640, 480, QImage::Format_RGB32, Qt::gray)), "a.png");
    REQUIRE(photo);
    REQUIRE(photo->width == 640);
    REQUIRE(photo->taken.empty());
    REQUIRE(photo->latitude.empty());
}

TEST_CASE("What is no photo is refused by name, at whatever byte it breaks off")
{
    const QByteArray whole = exifJpeg(64, 48);
    REQUIRE(readPhoto(bytesOf("not a photo"), "list.csv").error().place == "list.csv");
    REQUIRE(readPhotoFile("/nowhere/a.jpg").error().code == core::ErrorCode::NotFound);
    for (qsizetype size = 0; size < whole.size(); size += 7)
        (void)readPhoto(bytesOf(whole.left(size)), "cut.jpg"); // a picture or an error, never a crash
}

TEST_CASE("A photo whose end is missing is refused, also where a decoder would fill it up with grey")
{
    const QByteArray whole = exifJpeg(1200, 900);
    for (const qsizetype size : {whole.size() - 2, whole.size() * 9 / 10, whole.size() / 2})
        CHECK(readPhoto(bytesOf(whole.left(size)), "cut.jpg").error().code == core::ErrorCode::InvalidInput);
    CHECK(readPhoto(bytesOf(whole + QByteArray(5000, 'x')), "with more behind.jpg"));

    const QByteArray png = pngOf(300, 200, QImage::Format_RGB32, Qt::red);
    CHECK(readPhoto(bytesOf(png), "a.png"));
    CHECK_FALSE(readPhoto(bytesOf(png.left(png.size() - 12)), "cut.png"));
}

TEST_CASE("What can be seen through lies on white")
{
    const auto photo = readPhoto(bytesOf(pngOf(60, 40, QImage::Format_ARGB32, Qt::transparent)), "a.png");
    REQUIRE(photo);
    const QImage stored = QImage::fromData(photo->jpeg.data(), static_cast<int>(photo->jpeg.size()));
    CHECK(qGray(stored.pixel(30, 20)) > 250);
}

TEST_CASE("A photo is stored under its hash with its facts, stays after a restart, and leaves its place when taken off")
{
    Album album;
    const QByteArray original = exifJpeg(3000, 2000);
    album.photos.add(QUrl::fromLocalFile(album.write("site.jpg", original)), true);
    REQUIRE(until([&] { return album.photos.count() == 1 && !album.photos.busy(); }));
    REQUIRE(until([&] { return !album.role(0, PhotoList::PositionRole).isEmpty(); }));
    REQUIRE(album.role(0, PhotoList::TakenRole) == "2026-11-03 10:12");
    REQUIRE(album.role(0, PhotoList::PositionRole) == "31.230556, 121.475000");
    REQUIRE(album.stored(album.role(0, PhotoList::OriginalRole)) == bytesOf(original));
    const QString name = album.role(0, PhotoList::NameRole);
    album.photos.remove(name, "");
    REQUIRE(album.photos.count() == 0);
    REQUIRE(album.stage.drained());
    album.photos.setKey("P2");
    album.photos.setKey("P1");
    REQUIRE(until([&] { return album.photos.count() == 0; }));
    REQUIRE_FALSE(album.stored(name).empty()); // stays on record
    album.photos.putBack(name);
    REQUIRE(until([&] { return album.photos.count() == 1; }));
    CHECK(album.role(0, PhotoList::TakenRole) == "2026-11-03 10:12");
}

TEST_CASE("A photo just taken does not stay on the disk unsealed; a chosen file is left alone")
{
    Album album;
    const QString taken = album.write("taken.jpg", exifJpeg(800, 600));
    album.photos.add(QUrl::fromLocalFile(taken), false, true);
    REQUIRE(until([&] { return album.photos.count() == 1; }));
    REQUIRE_FALSE(QFile::exists(taken));
    const QString chosen = album.write("chosen.jpg", exifJpeg(900, 600));
    album.photos.add(QUrl::fromLocalFile(chosen), false);
    REQUIRE(until([&] { return album.photos.count() == 2; }));
    REQUIRE(QFile::exists(chosen));
    REQUIRE(album.role(1, PhotoList::OriginalRole).isEmpty());
}

TEST_CASE("The same picture from a copy that says less of itself keeps its time and place")
{
    Album album;
    QByteArray bare = exifJpeg(800, 600);
    album.photos.add(QUrl::fromLocalFile(album.write("site.jpg", bare)), false);
    REQUIRE(until([&] { return album.photos.count() == 1 && !album.role(0, PhotoList::PositionRole).isEmpty(); }));
    bare.replace("2026:11:03 10:12:00", "                   ");
    album.photos.add(QUrl::fromLocalFile(album.write("copy.jpg", bare)), false);
    REQUIRE(until([&] { return !album.stage.document().problem().isEmpty(); }));
    album.photos.setKey("P2");
    album.photos.setKey("P1");
    REQUIRE(until([&] { return album.photos.count() == 1; }));
    CHECK(album.role(0, PhotoList::TakenRole) == "2026-11-03 10:12");
    CHECK(album.role(0, PhotoList::PositionRole) == "31.230556, 121.475000");
    // Its original is kept when that is asked for now.
    album.stage.document().dismissProblem();
    album.photos.add(QUrl::fromLocalFile(album.write("whole.jpg", bare)), true);
    REQUIRE(until([&] { return !album.role(0, PhotoList::OriginalRole).isEmpty(); }));
    CHECK(album.stored(album.role(0, PhotoList::OriginalRole)) == bytesOf(bare));
    CHECK(album.role(0, PhotoList::TakenRole) == "2026-11-03 10:12");
    // At another place it is shown too, with what is known of it.
    album.photos.setKey("P2");
    album.photos.add(QUrl::fromLocalFile(album.write("again.jpg", bare)), false);
    REQUIRE(until([&] { return album.photos.count() == 1; }));
    CHECK(album.role(0, PhotoList::TakenRole) == "2026-11-03 10:12");
}
