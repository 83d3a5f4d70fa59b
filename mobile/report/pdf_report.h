#pragma once
// Rich text as pages of A4 with numbers, as the bytes of a PDF with its fonts embedded.

#include <QByteArray>
#include <QString>

namespace plumbline::mobile {

QByteArray pdfOf(const QString &html, const QString &title, const QString &foot);

} // namespace plumbline::mobile
