#include "mobile/files/local_file.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using plumbline::mobile::LocalFile;

TEST_CASE("Every letter of a path is of the file's name")
{
    QTemporaryDir folder;
    for (const char *name : {"keep#2.pdf", "what?.pdf", "50%.pdf", "a%20b.pdf", "照 片 #1%20.jpg", "a&b=c;d+e.pdf"}) {
        CAPTURE(name);
        const QString path = folder.filePath(QString::fromUtf8(name));
        CHECK(LocalFile::path(LocalFile::url(path)) == path);
        CHECK_FALSE(LocalFile::exists(path));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        CHECK(LocalFile::exists(path));
    }
    CHECK_FALSE(LocalFile::exists(folder.filePath("keep")));
}

TEST_CASE("Addresses stay, what is relative lies in the documents, a tilde is the person's folder")
{
    CHECK(LocalFile::path(LocalFile::url("file:///a%20b.pdf")) == "/a b.pdf");
    CHECK(LocalFile::path(LocalFile::url("rep ort.pdf"))
          == QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/rep ort.pdf");
    CHECK(LocalFile::path(LocalFile::url("~/a.pdf")) == QDir::homePath() + "/a.pdf");
    CHECK(LocalFile::url("").isEmpty());
    CHECK_FALSE(LocalFile::exists(""));
}
