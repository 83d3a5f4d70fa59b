#pragma once
// Rich text as pages of A4 with numbers, as the bytes of a PDF with its fonts embedded.

#include <QByteArray>
#include <QString>

#include <map>

namespace plumbline::mobile {

/// `pictures`: drawings as SVG, by the names that the text asks for them with.
QByteArray pdfOf(const QString &html, const QString &title, const QString &foot,
                 const std::map<QString, QByteArray> &pictures = {});

} // namespace plumbline::mobile
