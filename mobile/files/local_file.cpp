#include "mobile/files/local_file.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace plumbline::mobile {

QUrl LocalFile::url(const QString &path)
{
    if (path.isEmpty())
        return {};
    if (path.startsWith(QLatin1String("file:")))
        return QUrl(path);
    if (path.startsWith(QLatin1String("~/")))
        return QUrl::fromLocalFile(QDir::home().absoluteFilePath(path.mid(2)));
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return QUrl::fromLocalFile(documents.absoluteFilePath(path));
}

bool LocalFile::exists(const QString &path)
{
    return !path.isEmpty() && QFileInfo::exists(url(path).toLocalFile());
}

} // namespace plumbline::mobile
